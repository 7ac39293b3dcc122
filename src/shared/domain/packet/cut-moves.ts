/**
 * The moves of a subtree as its owner may see them, numbered anew as the packet's first entry.
 *
 * Grounds that are kept for somebody above are left out. A move above the subtree, or one of a package that reaches beyond
 * it, is there only when a number inside stands on it, and then without its total, reason and author.
 * Callers: cut.
 */
import { compareCodeUnits } from '../../base/canonical-json.ts';
import type { Move } from '../plan/entities.ts';
import type { Condition } from '../plan/agreement-records.ts';
import type { Scope } from './scope.ts';

/** The sequence of a packet's first entry, to which everything belongs that was brought along. */
const firstEntry = 1;

export interface CutMoves {
  readonly records: ReadonlyMap<string, Move>;
  /** The id a move has in the packet; undefined when it stays at home. */
  readonly idOf: (move: string | null | undefined) => string | undefined;
  /** Whether the packet's owner may read why a move was made. */
  readonly showsGrounds: (move: string) => boolean;
  /** Whether all lines of a package lie in the subtree. */
  readonly holdsPackage: (id: string) => boolean;
}

export function cutMoves(scope: Scope): CutMoves {
  const { model, has } = scope;
  const holdsPackage = (id: string): boolean => {
    const found = model.packages.get(id);
    return found !== undefined && found.lines.every(({ unit }) => has(unit));
  };
  const isInside = (move: Move): boolean =>
    has(move.unit) && (move.package === undefined || holdsPackage(move.package));
  const needed = movesStoodOn(scope);
  const kept = [...model.moves.values()]
    .filter((move) => isInside(move) || needed.has(move.id))
    .sort((left, right) => compareCodeUnits(left.id, right.id));
  const ids = new Map<string, string>();
  const records = new Map<string, Move>();
  for (const [index, move] of kept.entries()) {
    const id = `${String(firstEntry).padStart(9, '0')}.${String(index).padStart(6, '0')}`;
    ids.set(move.id, id);
    const shown = isInside(move) ? seenMove(scope, move) : moveFromAbove(scope, move);
    records.set(id, { ...shown, id, sequence: firstEntry, index });
  }
  return {
    records,
    idOf: (move) => (move == null ? undefined : ids.get(move)),
    showsGrounds: (id) => {
      const move = model.moves.get(id);
      return move !== undefined && isInside(move) && showsGrounds(scope, move);
    },
    holdsPackage,
  };
}

/** The moves that numbers and settlements of the subtree refer to, wherever they were made. */
function movesStoodOn({ model, root, has }: Scope): ReadonlySet<string> {
  const found = new Set<string>();
  const note = (move: string | null | undefined): void => {
    if (move != null) found.add(move);
  };
  for (const quota of model.quotas.values()) {
    if (!has(quota.unit)) continue;
    note(quota.offerMove);
    note(quota.askMove);
  }
  for (const hold of model.holds.values()) {
    const node = model.units.indexOf.get(hold.unit) ?? -1;
    const isAbove = node < root && (model.units.end[node] ?? 0) > root;
    if (!has(hold.unit) && !isAbove) continue;
    note(hold.move);
    if (!has(hold.unit)) continue;
    note(hold.companySigned);
    note(hold.unitSigned);
  }
  return found;
}

/** Whoever is named in `visibleTo`, and everybody above, may read the grounds: so may the packet's owner, above it. */
function showsGrounds({ has }: Scope, { visibleTo }: Move): boolean {
  return visibleTo === undefined || has(visibleTo);
}

type Content = Omit<Move, 'id' | 'sequence' | 'index'>;

function seenMove(scope: Scope, move: Move): Content {
  const { kind, side, unit, measure, periods, value, round, actor, reason, line, package: bundle } = move;
  const { reasonCode, evidence, visibleTo } = move;
  const seen = {
    kind,
    side,
    unit,
    measure,
    periods,
    value,
    round,
    actor,
    ...(line === undefined ? {} : { line }),
    ...(bundle === undefined ? {} : { package: bundle }),
  };
  if (!showsGrounds(scope, move)) return { ...seen, reason: '' };
  return {
    ...seen,
    reason,
    ...(reasonCode === undefined ? {} : { reasonCode }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(visibleTo === undefined ? {} : { visibleTo }),
  };
}

/** Shown at the top of the packet: that there was a move, by which side and in which round, and no more. */
function moveFromAbove({ model, root, has }: Scope, { kind, side, unit, measure, periods, round }: Move): Content {
  const top = model.units.nodes[root]?.id ?? '';
  return {
    kind,
    side,
    unit: has(unit) ? unit : top,
    measure,
    periods,
    round,
    value: null,
    actor: '',
    reason: '',
    fromAbove: true,
  };
}

/** Whether a condition may be seen: its move with its grounds, its package, and the unit it is about. */
export function showsCondition({ has }: Scope, moves: CutMoves, condition: Condition): boolean {
  const { unit, move, package: bundle, about } = condition;
  if (!has(unit) || !moves.showsGrounds(move)) return false;
  return (bundle === null || moves.holdsPackage(bundle)) && (about === null || has(about));
}
