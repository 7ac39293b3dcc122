/** A suggested column as one step of moves, each with the reason that names the rule. Pure. Callers: split panel. */
import type { SuggestionColumn, SuggestionRow } from '#shared/contract/suggest-views.ts';
import type { CommandBody, MoveCommand } from '#shared/domain/bargain/command.ts';
import type { MeasureId } from '#shared/domain/plan/entities.ts';
import { wholeYear } from '#shared/domain/plan/periods.ts';
import type { Replica } from '#renderer/model/replica.ts';
import { numberCommand } from '../number-commands.ts';

/** Rows whose offer would change. */
export function changedRows(rows: readonly SuggestionRow[], { values }: SuggestionColumn): readonly number[] {
  return [...rows.keys()].filter((place) => values[place] !== rows[place]?.offer);
}

/** The moves that offer a column; null when it is what is offered already. The shape of each row below stays. */
export function offerCommand(
  replica: Replica,
  measure: MeasureId,
  rows: readonly SuggestionRow[],
  column: SuggestionColumn,
  reason: string,
): CommandBody | null {
  const commands = changedRows(rows, column).flatMap((place): MoveCommand[] => {
    const [unit, value] = [rows[place]?.unit, column.values[place]];
    if (unit === undefined || value === undefined) return [];
    const state = replica.table(measure)?.state(replica.units.indexOf.get(unit) ?? -1);
    const number = { unit, layer: 'offer', periods: wholeYear, value } as const;
    return [numberCommand(number, state, { measure, method: 'current', grounds: { reason } })];
  });
  return commands.length === 0 ? null : { kind: 'together', label: reason.slice(0, 200), commands };
}
