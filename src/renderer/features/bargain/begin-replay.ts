/** Opens the way the bargaining took, from its last step; why it cannot be opened stands above the table. Callers: toolbar, palette. */
import type { Refusal } from '#shared/base/outcome.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { openReplay } from '#renderer/model/replay-session.ts';
import { bargainOf } from './bargain-state.ts';

export async function beginReplay(session: PlanSession, refusalText: (refusal: Refusal) => string): Promise<void> {
  const bargain = bargainOf(session);
  const opened = await openReplay(session, bargain.getState().measure);
  if (!opened.ok) bargain.setState({ notice: { tone: 'bad', text: refusalText(opened.refusal) } });
}
