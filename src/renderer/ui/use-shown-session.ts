/**
 * The session a screen shows: the plan as it is, or a replay of it while one is open. Callers: app.
 */
import type { PlanSession } from '../model/plan-session.ts';
import { replayOf, type ReplaySession } from '../model/replay-session.ts';
import { createState, type State } from '../model/state-library.ts';
import { useModel } from './use-model.ts';

const noReplay: State<{ readonly replay: null }> = createState({ replay: null });

/** The replay of a plan, or null while the plan itself is shown. */
export function useReplay(live: PlanSession | null): ReplaySession | null {
  const state: Pick<
    State<{ readonly replay: ReplaySession | null }>,
    'getState' | 'getInitialState' | 'subscribe'
  > = live === null ? noReplay : replayOf(live);
  return useModel(state, ({ replay }) => replay);
}
