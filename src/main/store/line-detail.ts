/**
 * One quota line in full: its months, its year by offering, and the moves that touched it. Callers: plan service.
 */
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import type { LineDetail, MoveView } from '#shared/contract/views.ts';
import { sumUnitLeaf, type LeafBlock } from '#shared/domain/cube/leaf-block.ts';
import { isEmptyTotal, totalAt, type SeriesTotals } from '#shared/domain/cube/series-totals.ts';
import { monthsInYear, type MeasureId } from '#shared/domain/plan/entities.ts';
import type { PlanModel } from '#shared/domain/plan/plan-model.ts';
import { leafRange, pathToRoot } from '#shared/domain/plan/tree.ts';
import type { PlanSession } from './plan-session.ts';

/** The detail of a unit in a measure; refused for a unit that does not exist. */
export function lineDetail(session: PlanSession, unit: string, measure: MeasureId): Outcome<LineDetail> {
  const { model, totals } = session;
  const node = model.units.indexOf.get(unit);
  if (node === undefined) return refuse('unknown-unit', { unit });
  const { year } = model.header;
  const months = (columns: SeriesTotals | null): number[] | null => monthsOf(columns, node);
  return done({
    unit,
    measure,
    months: {
      offer: months(totals.series('offer', measure)),
      ask: months(totals.series('ask', measure)),
      working: months(totals.series('working', measure)),
      lastYear: months(totals.history('actual', year - 1, measure)),
      yearBefore: months(totals.history('actual', year - 2, measure)),
    },
    byLine: byLine(model, measure, node),
    moves: movesOf(session, node, measure),
  });
}

function monthsOf(totals: SeriesTotals | null, node: number): number[] | null {
  if (totals === null || isEmptyTotal(totals, node)) return null;
  return Array.from({ length: monthsInYear }, (_, month) => totalAt(totals, node, month));
}

/** The year by node of the offering, parents as the sum of their children; nodes without any number are left out. */
function byLine(model: PlanModel, measure: MeasureId, node: number): LineDetail['byLine'] {
  const offer = lineTotals(model, model.cells('offer', measure), node);
  const ask = lineTotals(model, model.cells('ask', measure), node);
  const lastYear = lineTotals(model, model.facts('actual', model.header.year - 1, measure), node);
  return model.lines.nodes.flatMap(({ id }, line) => {
    const row = {
      line: id,
      offer: offer[line] as number,
      ask: ask[line] as number,
      lastYear: lastYear[line] as number,
    };
    return row.offer === 0 && row.ask === 0 && row.lastYear === 0 ? [] : [row];
  });
}

function lineTotals(model: PlanModel, block: LeafBlock | null, node: number): Float64Array {
  const sums = new Float64Array(model.lines.nodes.length);
  if (block === null) return sums;
  const { from, to } = leafRange(model.units, node);
  for (const [lineLeaf, lineNode] of model.lines.leaves.entries()) {
    let sum = 0;
    for (let leaf = from; leaf < to; leaf += 1) {
      sum += sumUnitLeaf(block, leaf, 1, monthsInYear, lineLeaf, lineLeaf + 1);
    }
    sums[lineNode] = sum;
  }
  for (let line = sums.length - 1; line > 0; line -= 1) {
    const above = model.lines.parent[line] ?? 0;
    sums[above] = (sums[above] as number) + (sums[line] as number);
  }
  return sums;
}

/** Moves on the unit itself, and on totals above it, whose spread reached it; newest first. */
function movesOf(session: PlanSession, node: number, measure: MeasureId): MoveView[] {
  const { model } = session;
  const touching = pathToRoot(model.units, node).flatMap((at) =>
    model.movesOn(measure, model.units.nodes[at]?.id ?? ''),
  );
  touching.sort((left, right) => right.sequence - left.sequence || right.index - left.index);
  return touching.map((move) => ({ ...move, at: session.database.journal.entry(move.sequence)?.at ?? '' }));
}
