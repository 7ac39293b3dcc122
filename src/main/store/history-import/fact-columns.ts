/**
 * The facts of an import as columns: small enough to cross a process boundary, in the canonical order (kind, year,
 * measure, unit, line by code unit) that a batch's digest is made in. Callers: import; store (writes the batch).
 */
import { compareCodeUnits } from '#shared/base/canonical-json.ts';
import { monthsInYear, type FactKind, type FactRow, type MeasureId } from '#shared/domain/plan/entities.ts';
import { firstYear, yearCount, type CellTable } from './cell-table.ts';
import type { NamedNode } from './resolve.ts';

/** `count` rows (unit × line × year × measure); the columns are at least that long. */
export interface FactColumns {
  readonly kind: FactKind;
  readonly count: number;
  /** Ids of the units and lines that rows name, sorted by code unit. */
  readonly units: readonly string[];
  readonly lines: readonly string[];
  readonly measures: readonly MeasureId[];
  readonly years: Int16Array;
  /** Per row: the place in `measures`, `units` and `lines`. */
  readonly measureOf: Uint8Array;
  readonly unitOf: Int32Array;
  readonly lineOf: Int32Array;
  /** Per row: bit m−1 is set when month m has a number. */
  readonly present: Uint16Array;
  /** Twelve integers per row; 0 where `present` says that there is none. */
  readonly months: Float64Array;
}

/** The sum of one year and measure over the whole file, in the measure's integer unit. */
export interface FactTotal {
  readonly year: number;
  readonly measure: MeasureId;
  readonly total: number;
  readonly rows: number;
}

/** Puts the sums of a table into canonical order. `measures[m]` is what the table calls measure m. */
export function sortFacts(
  table: CellTable,
  kind: FactKind,
  measures: readonly MeasureId[],
  units: readonly NamedNode[],
  lines: readonly NamedNode[],
): FactColumns {
  const from = table.columns();
  const unitRanks = rankUsed(from.units, table.size, units);
  const lineRanks = rankUsed(from.lines, table.size, lines);
  let order = Int32Array.from({ length: table.size }, (_, row) => row);
  order = sortBy(order, lineRanks.ids.length, (row) => lineRanks.rankOf[from.lines[row] ?? 0] ?? 0);
  order = sortBy(order, unitRanks.ids.length, (row) => unitRanks.rankOf[from.units[row] ?? 0] ?? 0);
  const names = [...measures].sort(compareCodeUnits);
  const cursors = blockStarts(
    table,
    names.map((name) => measures.indexOf(name)),
  );
  const { count } = cursors;
  const sorted = {
    years: new Int16Array(count),
    measureOf: new Uint8Array(count),
    unitOf: new Int32Array(count),
    lineOf: new Int32Array(count),
    present: new Uint16Array(count),
    months: new Float64Array(count * monthsInYear),
  };
  /** Where each row and measure of the table goes. */
  const places = new Int32Array(table.size * measures.length).fill(-1);
  const nameOf = measures.map((measure) => names.indexOf(measure));
  for (const row of order) {
    const year = from.years[row] as number;
    for (let measure = 0; measure < measures.length; measure += 1) {
      const present = from.present[row * measures.length + measure] as number;
      if (present === 0) continue;
      const block = year * measures.length + measure;
      const to = cursors.starts[block] as number;
      cursors.starts[block] = to + 1;
      sorted.years[to] = year + firstYear;
      sorted.measureOf[to] = nameOf[measure] as number;
      sorted.unitOf[to] = unitRanks.rankOf[from.units[row] as number] as number;
      sorted.lineOf[to] = lineRanks.rankOf[from.lines[row] as number] as number;
      sorted.present[to] = present;
      places[row * measures.length + measure] = to;
    }
  }
  // Memory is read in the order it was written; only the writing jumps.
  for (let place = 0; place < places.length; place += 1) {
    const to = places[place] as number;
    if (to < 0) continue;
    const row = Math.floor(place / measures.length);
    table.copyMonths(row, place % measures.length, sorted.months, to * monthsInYear);
  }
  return { kind, count, units: unitRanks.ids, lines: lineRanks.ids, measures: names, ...sorted };
}

/** The rows one by one, as the rest of Parley knows them. */
export function* toFactRows(facts: FactColumns): Generator<FactRow, void, void> {
  for (let row = 0; row < facts.count; row += 1) {
    const present = facts.present[row] ?? 0;
    const months: (number | null)[] = [];
    for (let month = 0; month < monthsInYear; month += 1) {
      months.push((present >> month) & 1 ? (facts.months[row * monthsInYear + month] ?? 0) : null);
    }
    yield {
      kind: facts.kind,
      year: facts.years[row] ?? 0,
      unit: facts.units[facts.unitOf[row] ?? 0] ?? '',
      line: facts.lines[facts.lineOf[row] ?? 0] ?? '',
      measure: facts.measures[facts.measureOf[row] ?? 0] ?? 'revenue',
      months,
    };
  }
}

/** The totals per year and measure, in the order of the rows. */
export function totalFacts(facts: FactColumns): readonly FactTotal[] {
  const totals: FactTotal[] = [];
  for (let first = 0, end = 0; first < facts.count; first = end) {
    const year = facts.years[first] ?? 0;
    const measureOf = facts.measureOf[first] ?? 0;
    let total = 0;
    for (; end < facts.count && facts.years[end] === year && facts.measureOf[end] === measureOf; end += 1) {
      const from = end * monthsInYear;
      for (let month = 0; month < monthsInYear; month += 1) total += facts.months[from + month] as number;
    }
    totals.push({ year, measure: facts.measures[measureOf] ?? 'revenue', total, rows: end - first });
  }
  return totals;
}

/**
 * Where the rows of each year and measure start in the output, at year × measures + measure, and how many rows there are.
 * @param measureOrder the measures of the table in the order of the output
 */
function blockStarts(table: CellTable, measureOrder: readonly number[]): { starts: Int32Array; count: number } {
  const { years, present } = table.columns();
  const width = measureOrder.length;
  const starts = new Int32Array(yearCount * width);
  for (let place = 0; place < table.size * width; place += 1) {
    if (present[place] === 0) continue;
    const block = (years[Math.floor(place / width)] ?? 0) * width + (place % width);
    starts[block] = (starts[block] ?? 0) + 1;
  }
  let count = 0;
  for (let year = 0; year < yearCount; year += 1) {
    for (const measure of measureOrder) {
      const rows = starts[year * width + measure] ?? 0;
      starts[year * width + measure] = count;
      count += rows;
    }
  }
  return { starts, count };
}

/** The ids in use, sorted by code unit, and the rank of each node's id among them. */
function rankUsed(
  places: Int32Array,
  size: number,
  nodes: readonly NamedNode[],
): { readonly ids: readonly string[]; readonly rankOf: Int32Array } {
  const used = new Uint8Array(nodes.length);
  for (let row = 0; row < size; row += 1) used[places[row] as number] = 1;
  const inUse = nodes.flatMap((node, place) => (used[place] === 1 ? [{ id: node.id, place }] : []));
  inUse.sort((left, right) => compareCodeUnits(left.id, right.id));
  const rankOf = new Int32Array(nodes.length);
  inUse.forEach(({ place }, rank) => {
    rankOf[place] = rank;
  });
  return { ids: inUse.map(({ id }) => id), rankOf };
}

/** A stable counting sort of row numbers by a key below `keys`. */
function sortBy(order: Int32Array, keys: number, keyOf: (row: number) => number): Int32Array<ArrayBuffer> {
  const starts = new Int32Array(keys + 1);
  for (const row of order) starts[keyOf(row) + 1] = (starts[keyOf(row) + 1] ?? 0) + 1;
  for (let key = 1; key <= keys; key += 1) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
  const sorted = new Int32Array(order.length);
  for (const row of order) {
    const key = keyOf(row);
    const place = starts[key] as number;
    sorted[place] = row;
    starts[key] = place + 1;
  }
  return sorted;
}
