/** How long the bargaining screen goes on saying something. */
import { describe, expect, it } from 'vitest';
import { bargainOf, type BargainNotice } from '#renderer/features/bargain/bargain-state.ts';
import { PlanSession } from '#renderer/model/plan-session.ts';
import { planChange, planView } from '../window-model/window-under-test.ts';

async function saidAfterStep(tone: BargainNotice['tone']): Promise<BargainNotice | null> {
  const session = new PlanSession(planView(), {
    store: () => {
      throw new Error('nobody is asked');
    },
    reachable: () => Promise.resolve(),
    actor: () => 'Ana',
    makeId: () => 'id',
  });
  const bargain = bargainOf(session);
  bargain.setState({ notice: { tone, text: 'said' } });
  await session.takeChange(planChange(1));
  return bargain.getState().notice;
}

describe('what was said on the bargaining screen', () => {
  it('goes with the next step', async () => {
    expect(await saidAfterStep('good')).toBeNull();
    expect(await saidAfterStep('warn')).toBeNull();
  });

  it('stays when it was a refusal', async () => {
    expect(await saidAfterStep('bad')).toEqual({ tone: 'bad', text: 'said' });
  });
});
