/**
 * Where a move of a row's timeline was made when it was not made on the row itself. Pure but for texts.
 * Callers: line timeline, the room's line.
 */
import type { MoveView } from '#shared/contract/views.ts';
import type { Text } from './bargain-text.ts';

type Source = Pick<MoveView, 'unit' | 'value' | 'fromAbove'>;

/**
 * The words for it: the total whose spread brought the number, or the unit a move without a number was made on. In a
 * packet only that the number came from above is known. Null for a move on the row itself.
 */
export function moveSource(t: Text, move: Source, row: string, nameOf: (unit: string) => string): string | null {
  if (move.fromAbove === true) return t(($) => $.bargain.panel.fromAbove);
  if (move.unit === row) return null;
  const unit = nameOf(move.unit);
  return move.value === null
    ? t(($) => $.bargain.panel.onUnit, { unit })
    : t(($) => $.bargain.panel.fromTotal, { unit });
}
