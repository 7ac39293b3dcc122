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
  let [companyBase, companyValue] = [0, 0];
  for (let line = 0; line < lineLeaves; line += 1) {
    const bases = yearsOf(revenue, line);
    const values = yearsOf(followed, line);
    let [lineBase, lineValue] = [0, 0];
    for (let unit = 0; unit < unitLeaves; unit += 1) {
      const [base, value] = [bases[unit] as number, values[unit] as number];
      rates[unit * lineLeaves + line] = rate(base, value);
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

/** The year of each unit leaf in one line. */
function yearsOf({ values, unitLeaves }: LeafBlock, line: number): Float64Array {
  const years = new Float64Array(unitLeaves);
  for (let month = 0; month < monthsInYear; month += 1) {
    const start = (line * monthsInYear + month) * unitLeaves;
    for (let unit = 0; unit < unitLeaves; unit += 1)
      years[unit] = (years[unit] as number) + (values[start + unit] as number);
  }
  return years;
}
