/**
 * Last year's rate of a measure per quantum of revenue, at which the measure follows the revenue of a line where it is
 * not negotiated. Rates fall back from unit × line to the line, then to the whole company. Callers: leaf numbers.
 */
import type { PlanModel } from '../plan/plan-model.ts';
import { monthsInYear, type MeasureId } from '../plan/entities.ts';
import type { LeafBlock } from './leaf-block.ts';

/** The rate of unit leaf u and line leaf l at u × line leaves + l; null without such history. */
export function followRates(model: PlanModel, measure: MeasureId): Float64Array | null {
  const year = model.header.year - 1;
  const revenue = model.facts('actual', year, 'revenue');
  const followed = model.facts('actual', year, measure);
  if (revenue === null || followed === null) return null;
  const { unitLeaves, lineLeaves } = revenue;
  const rates = new Float64Array(unitLeaves * lineLeaves);
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
      rates[row] = rate(base, value);
      lineBase += base;
      lineValue += value;
    }
    perLine[line] = rate(lineBase, lineValue);
    companyBase += lineBase;
    companyValue += lineValue;
  }
  const company = rate(companyBase, companyValue);
  for (let index = 0; index < rates.length; index += 1) {
    if (!Number.isNaN(rates[index])) continue;
    const ofLine = perLine[index % lineLeaves] as number;
    const fallback = Number.isNaN(ofLine) ? company : ofLine;
    rates[index] = Number.isNaN(fallback) ? 0 : fallback;
  }
  return rates;
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
