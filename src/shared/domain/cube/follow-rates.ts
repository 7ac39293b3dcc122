/**
 * Last year's rate of a measure per quantum of revenue, at which the measure follows the revenue of a line where it is
 * not negotiated. Rates fall back from unit × line to the line, then to the whole company. Callers: leaf numbers.
 */
import type { PlanModel } from '../plan/plan-model.ts';
import { measureIds, monthsInYear } from '../plan/entities.ts';
import type { LeafBlock } from './leaf-block.ts';

/**
 * The rates of one measure: of unit leaf u and line leaf l at (u × line leaves + l) × `perRow` + `first`. Those of all
 * measures lie side by side, because an edit reads them together.
 */
export interface FollowRates {
  readonly values: Float64Array;
  readonly first: number;
  readonly perRow: number;
}

/** The rates of each measure, in the order of `measureIds`; null for revenue and without such history. */
export function followRates(model: PlanModel): readonly (FollowRates | null)[] {
  const year = model.header.year - 1;
  const revenue = model.facts('actual', year, 'revenue');
  const blocks = measureIds.map((measure) =>
    measure === 'revenue' || revenue === null ? null : model.facts('actual', year, measure),
  );
  const followed = blocks.filter((block) => block !== null);
  const perRow = followed.length;
  const values = new Float64Array(revenue === null ? 0 : revenue.unitLeaves * revenue.lineLeaves * perRow);
  return blocks.map((block) => {
    if (block === null || revenue === null) return null;
    const rates = { values, first: followed.indexOf(block), perRow };
    fillRates(rates, revenue, block);
    return rates;
  });
}

function fillRates({ values: rates, first, perRow }: FollowRates, revenue: LeafBlock, followed: LeafBlock): void {
  const { unitLeaves, lineLeaves } = revenue;
  const perLine = new Float64Array(lineLeaves);
  const bases = yearsOf(revenue);
  const values = yearsOf(followed);
  let [companyBase, companyValue] = [0, 0];
  for (let line = 0; line < lineLeaves; line += 1) {
    let [lineBase, lineValue] = [0, 0];
    for (let unit = 0; unit < unitLeaves; unit += 1) {
      const row = unit * lineLeaves + line;
      const base = bases[row] as number;
      const value = values[row] as number;
      rates[row * perRow + first] = rate(base, value);
      lineBase += base;
      lineValue += value;
    }
    perLine[line] = rate(lineBase, lineValue);
    companyBase += lineBase;
    companyValue += lineValue;
  }
  const company = rate(companyBase, companyValue);
  for (let row = 0; row < bases.length; row += 1) {
    const at = row * perRow + first;
    if (!Number.isNaN(rates[at])) continue;
    const ofLine = perLine[row % lineLeaves] as number;
    const fallback = Number.isNaN(ofLine) ? company : ofLine;
    rates[at] = Number.isNaN(fallback) ? 0 : fallback;
  }
}

/** Without revenue there is no rate. */
function rate(base: number, value: number): number {
  return base > 0 ? value / base : Number.NaN;
}

/** The year of each row: unit leaf × line leaf. */
function yearsOf({ values }: LeafBlock): Float64Array {
  const years = new Float64Array(values.length / monthsInYear);
  for (let row = 0; row < years.length; row += 1) {
    let year = 0;
    for (let at = row * monthsInYear; at < (row + 1) * monthsInYear; at += 1) year += values[at] as number;
    years[row] = year;
  }
  return years;
}
