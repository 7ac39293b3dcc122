/**
 * Texts typed, pasted or filled into the table, on their way to the plan: read, previewed, sent, or refused in words.
 * Callers: the table.
 */
import { done, type Outcome } from '#shared/base/outcome.ts';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import { refuse } from '#shared/base/outcome.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import type { CellAddress, CellText } from '#renderer/grid/index.ts';
import type { Bargain } from './bargain-state.ts';
import { layerOf, meaningOf } from './column-meaning.ts';
import { numberCommand, planBlock, type CellNumber, type PlannedBlock } from './number-commands.ts';
import { readTyped, typedContext } from './read-typed.ts';
import { rowNumbers } from './row-facts.ts';
import type { Shown } from './use-bargain.ts';
import { groundsOf } from './grounds.ts';

export interface WritingPlace {
  readonly session: PlanSession;
  readonly bargain: Bargain;
  readonly shown: Shown;
}

/** What a text means in its cell. */
export function readCell({ session, bargain, shown }: WritingPlace, cell: CellText): Outcome<CellNumber> {
  const { replica } = session;
  const { measure } = bargain.getState();
  const meaning = meaningOf(cell.columnId);
  const layer = meaning === null ? null : layerOf(meaning.kind);
  const node = replica.units.indexOf.get(cell.rowId);
  if (meaning === null || layer === null || node === undefined) return refuse('not-a-number', { text: cell.text });
  const numbers = rowNumbers(replica, measure, node, meaning.periods);
  const value = readTyped(cell.text, typedContext(numbers, numbers[layer], shown));
  return value.ok ? done({ unit: cell.rowId, layer, periods: meaning.periods, value: value.value }) : value;
}

/** The move that writes one number. */
export function commandFor({ session, bargain }: WritingPlace, number: CellNumber): CommandBody {
  const { measure, method, ...state } = bargain.getState();
  const node = session.replica.units.indexOf.get(number.unit) ?? 0;
  return numberCommand(number, session.replica.table(measure)?.state(node), {
    measure,
    method,
    grounds: groundsOf(state),
  });
}

/** Many numbers as one step; a single one is a step of its own kind. */
export function commandForMany(place: WritingPlace, numbers: readonly CellNumber[], label: string): CommandBody | null {
  const commands = numbers.map((number) => commandFor(place, number) as MoveOf<CommandBody>);
  const [first] = commands;
  if (first === undefined) return null;
  return commands.length === 1 ? first : { kind: 'together', label, commands };
}

type MoveOf<Body> = Body extends { readonly kind: 'propose' | 'ask' | 'counter' } ? Body : never;

export interface UnreadCell extends CellAddress {
  readonly refusal: Extract<Outcome<never>, { ok: false }>['refusal'];
}

/** A block read cell by cell; empty texts leave their cell alone, the first text that cannot be read stops everything. */
export function readBlock(
  place: WritingPlace,
  cells: readonly CellText[],
): { readonly unread: UnreadCell } | PlannedBlock {
  const numbers: CellNumber[] = [];
  for (const cell of cells) {
    if (cell.text.trim() === '') continue;
    const number = readCell(place, cell);
    if (!number.ok) return { unread: { rowId: cell.rowId, columnId: cell.columnId, refusal: number.refusal } };
    numbers.push(number.value);
  }
  return planBlock(numbers, place.session.replica.units);
}
