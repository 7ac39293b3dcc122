/**
 * What a split is about before the store is asked: which rows, what they add up to now, what they should add up to.
 * Pure. Callers: toolbar, split panel.
 */
import type { PlanView } from '#shared/contract/views.ts';
import type { MeasureId } from '#shared/domain/plan/entities.ts';
import { isLeaf, isWithin, type Tree } from '#shared/domain/plan/tree.ts';
import type { Replica } from '#renderer/model/replica.ts';
import { rowFacts, type RowNumbers } from '../row-facts.ts';

/**
 * The units of the split that “Suggest a split” means: of a selected block its rows without the totals over them, else
 * the chosen total, else the total the chosen row belongs to. Null where there is nothing to split.
 */
export function splitUnits(units: Tree, chosen: readonly string[], row: string | null): readonly string[] | null {
  const nodes = chosen.flatMap((unit) => units.indexOf.get(unit) ?? []);
  const lowest = nodes.filter((node) => !nodes.some((other) => other !== node && isWithin(units, node, other)));
  if (lowest.length > 1) return lowest.map((node) => units.nodes[node]?.id ?? '');
  const node = row === null ? undefined : units.indexOf.get(row);
  if (node === undefined) return null;
  const total = isLeaf(units, node) ? (units.parent[node] ?? -1) : node;
  const unit = units.nodes[total]?.id;
  return unit === undefined ? null : [unit];
}

/** What the rows come to now, and the goal of a corporate target on their total, if it has one in this measure. */
export interface SplitFacts extends Pick<RowNumbers, 'offer' | 'ask' | 'lastYear'> {
  readonly goal: number | null;
}

export function splitFacts(
  replica: Replica,
  targets: PlanView['targets'],
  measure: MeasureId,
  units: readonly string[],
): SplitFacts {
  const rows = units.flatMap((unit) => rowFacts(replica, measure, unit) ?? []);
  const sum = (read: (row: RowNumbers) => number | null): number | null =>
    rows.reduce<number | null>((total, row) => addKnown(total, read(row)), null);
  const [only] = units;
  const target =
    units.length === 1 ? targets.find(({ unit, metric }) => unit === only && metric === measure) : undefined;
  return {
    offer: sum(({ offer }) => offer),
    ask: sum(({ ask }) => ask),
    lastYear: sum(({ lastYear }) => lastYear),
    goal: target?.goal ?? null,
  };
}

function addKnown(total: number | null, part: number | null): number | null {
  return part === null ? total : (total ?? 0) + part;
}
