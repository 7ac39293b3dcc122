/**
 * The moves of each quota line at hand, in the order in which they were made. Callers: plan model.
 */
import { invariant } from '../../base/assert.ts';
import { compareCodeUnits } from '../../base/canonical-json.ts';
import type { CellChange, Change } from '../changes/change.ts';
import type { MeasureId, Move } from './entities.ts';

export class LineMoves {
  readonly #moves: Readonly<Record<MeasureId, Map<string, Move[]>>> = {
    revenue: new Map(),
    units: new Map(),
    cost: new Map(),
  };

  /** The moves made on the line of a unit itself, oldest first. */
  on(measure: MeasureId, unit: string): readonly Move[] {
    return this.#moves[measure].get(unit) ?? [];
  }

  /** Follows a change of the moves. Moves come in order and go (by undo) in the opposite order, with few between. */
  file(change: Exclude<Change, CellChange>): void {
    invariant(change.op !== 'patch', 'a move is never changed');
    const move = change.value as unknown as Move;
    const moves = this.#begun(move.measure, move.unit);
    if (change.op === 'put') {
      const last = moves.at(-1);
      moves.push(move);
      // A redo may bring back a move from before others.
      if (last !== undefined && last.id > move.id) moves.sort((left, right) => compareCodeUnits(left.id, right.id));
    } else
      moves.splice(
        moves.findLastIndex(({ id }) => id === move.id),
        1,
      );
  }

  #begun(measure: MeasureId, unit: string): Move[] {
    const known = this.#moves[measure].get(unit);
    if (known !== undefined) return known;
    const moves: Move[] = [];
    this.#moves[measure].set(unit, moves);
    return moves;
  }
}
