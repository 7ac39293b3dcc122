/**
 * What the room may see of a line: its last moves without private words, and where the presenter's cursor can go. Pure.
 *
 * A move that only some units may see shows its number, for the sums would tell it anyway, but neither its reason nor its
 * evidence. Callers: the room screen.
 */
import type { MoveView } from '#shared/contract/views.ts';
import type { Tree } from '#shared/domain/plan/tree.ts';

type Shown = Pick<MoveView, 'id' | 'kind' | 'side' | 'unit' | 'value' | 'round' | 'actor' | 'fromAbove'>;

export interface RoomMove extends Shown {
  /** Empty where none was given or where it is not for everybody. */
  readonly reason: string;
  /** Whether words were left out because not everybody may see them. */
  readonly withheld: boolean;
}

/** The last moves that touched a line, newest first, as everybody may see them. */
export function roomMoves(moves: readonly (MoveView & MaybeHidden)[], count: number): readonly RoomMove[] {
  return moves.slice(0, count).map(({ id, kind, side, unit, value, round, actor, reason, visibleTo, fromAbove }) => {
    const hidden = visibleTo !== undefined && visibleTo !== null;
    return {
      id,
      kind,
      side,
      unit,
      value,
      round,
      actor,
      ...(fromAbove === undefined ? {} : { fromAbove }),
      reason: hidden ? '' : reason,
      withheld: hidden && reason !== '',
    };
  });
}

interface MaybeHidden {
  readonly visibleTo?: string | null | undefined;
}

/** The units in sight in the bargaining table, in its order: those whose units above are all unfolded. */
export function unitsInSight(units: Tree, expanded: ReadonlySet<string>): readonly string[] {
  const shown = new Uint8Array(units.nodes.length);
  return units.nodes.flatMap(({ id }, node) => {
    const above = units.parent[node] as number;
    const inSight = above < 0 || (shown[above] === 1 && expanded.has(units.nodes[above]?.id ?? ''));
    shown[node] = inSight ? 1 : 0;
    return inSight ? [id] : [];
  });
}

/** The rows before and after the cursor; a cursor that is out of sight stands at its nearest unit in sight above. */
export function neighbours(
  units: Tree,
  inSight: readonly string[],
  row: string | null,
): { readonly before: string | null; readonly current: string | null; readonly after: string | null } {
  let place = -1;
  for (let node = units.indexOf.get(row ?? '') ?? 0; node >= 0 && place < 0; node = units.parent[node] as number) {
    place = inSight.indexOf(units.nodes[node]?.id ?? '');
  }
  return { before: inSight[place - 1] ?? null, current: inSight[place] ?? null, after: inSight[place + 1] ?? null };
}
