/** Ways that lead to a row of the bargaining table. Callers: keys, gap map, room, palette. */
import { pathToRoot } from '#shared/domain/plan/tree.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { bargainOf } from './bargain-state.ts';
import { noGrounds } from './grounds.ts';

/** Opens what hides a row and chooses it; a table that is on the screen moves the focus along. */
export function goToRow(session: PlanSession, unit: string): void {
  const { units } = session.replica;
  const above = pathToRoot(units, units.indexOf.get(unit) ?? 0).slice(1);
  bargainOf(session).setState(({ expanded }) => ({
    row: unit,
    form: null,
    ...noGrounds,
    expanded: new Set([...expanded, ...above.map((node) => units.nodes[node]?.id ?? '')]),
  }));
}

/** The same from elsewhere: brings the table back in place of whatever stands there, and the focus to the row. */
export function showInTable(session: PlanSession, unit: string): void {
  goToRow(session, unit);
  bargainOf(session).setState({
    board: 'table',
    split: null,
    potentialsShown: false,
    tableWanted: true,
    arriving: true,
  });
}
