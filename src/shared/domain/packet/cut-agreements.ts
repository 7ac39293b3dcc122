/** Conditions and packages of a subtree, as far as its owner may see them. Callers: cut. */
import type { Condition, Package } from '../plan/agreement-records.ts';
import { showsCondition, type CutMoves } from './cut-moves.ts';
import type { Scope } from './scope.ts';

export interface CutAgreements {
  readonly condition: ReadonlyMap<string, Condition>;
  readonly package: ReadonlyMap<string, Package>;
}

export function cutAgreements(scope: Scope, moves: CutMoves): CutAgreements {
  const conditions = new Map<string, Condition>();
  for (const found of scope.model.conditions.values()) {
    const move = moves.idOf(found.move);
    if (move === undefined || !showsCondition(scope, moves, found)) continue;
    const { side, unit, measure, kind, amount, date, text, about, state, package: bundle } = found;
    const id = `${move}${found.id.slice(found.id.lastIndexOf('.'))}`;
    conditions.set(id, {
      id,
      move,
      side,
      unit,
      measure,
      kind,
      amount,
      date,
      text,
      about,
      state,
      package: bundle,
    });
  }
  const packages = new Map<string, Package>();
  for (const { id, side, name, lines, state, round, reason } of scope.model.packages.values()) {
    if (!moves.holdsPackage(id)) continue;
    const kept = lines.map(({ unit, measure, line, value }) => ({ unit, measure, line, value }));
    packages.set(id, { id, side, name, lines: kept, state, round, reason });
  }
  return { condition: conditions, package: packages };
}
