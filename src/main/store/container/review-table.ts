/**
 * The table finance sees when a plan file is opened as a ZIP: every quota, as a CSV that runs nothing.
 *
 * It is written from the data and never read as data: reading writes it again and compares bytes, so that the table
 * cannot say anything but the plan. Its form is part of format 1 and uses nothing but sums, so that it stays the same
 * whatever later versions compute. Callers: write container, read container.
 */
import { csvText } from '#shared/base/csv-text.ts';
import { done, type Outcome } from '#shared/base/outcome.ts';
import { headerId, quotaLineId } from '#shared/domain/changes/change.ts';
import {
  measureIds,
  type Hold,
  type MeasureId,
  type Move,
  type PlanHeader,
  type Quota,
  type TreeNode,
  type WorkingBasis,
} from '#shared/domain/plan/entities.ts';
import { buildTree, isLeaf, pathToRoot, type Tree } from '#shared/domain/plan/tree.ts';
import { lastYearByUnit } from './last-year.ts';
import type { PlanDocument } from './plan-document.ts';

const columns = ['unit id', 'unit', 'measure', 'last year', 'offer', 'ask', 'working', 'settled', 'status'];

/** The sums of one unit over its leaves; null where no leaf has a number, which is not zero. */
interface Sums {
  lastYear: number | null;
  offer: number | null;
  ask: number | null;
  working: number | null;
  lines: number;
  settledLines: number;
}

/** What the rows are made from, by id. */
interface Sources {
  readonly header: PlanHeader;
  readonly units: Tree;
  readonly quotas: ReadonlyMap<string, Quota>;
  readonly holds: ReadonlyMap<string, Hold>;
  readonly moves: ReadonlyMap<string, Move>;
}

/**
 * The CSV text: one row for each unit and measure under negotiation, units in tree order. Money in whole currency with
 * the plan's decimals, UTF-8 with a byte order mark so that spreadsheets show accents, lines ended by CR LF.
 * Refused when the units do not form a tree. A document without a header gives the heading alone.
 */
export function reviewTable(document: Pick<PlanDocument, 'records' | 'cells' | 'facts'>): Outcome<string> {
  const header = document.records.find((record) => record.table === 'plan' && record.id === headerId)?.value;
  const units = buildTree(valuesOf<TreeNode>(document, 'unit').values(), 'unit');
  if (!units.ok) return units;
  const rows = [columns.map(csvText).join(',')];
  if (header !== undefined) {
    const sources: Sources = {
      header: header as unknown as PlanHeader,
      units: units.value,
      quotas: valuesOf<Quota>(document, 'quota'),
      holds: valuesOf<Hold>(document, 'hold'),
      moves: valuesOf<Move>(document, 'move'),
    };
    const sums = measureIds.map((measure) => sumsByUnit(document, sources, measure));
    for (const index of units.value.nodes.keys()) {
      for (const [place, measure] of measureIds.entries()) {
        const own = sums[place]?.[index];
        if (own !== undefined && own.lines > 0) rows.push(rowText(sources, index, measure, own));
      }
    }
  }
  return done(`\uFEFF${rows.join('\r\n')}\r\n`);
}

function valuesOf<Entity>(document: Pick<PlanDocument, 'records'>, table: string): ReadonlyMap<string, Entity> {
  const found = document.records.filter((record) => record.table === table);
  return new Map(found.map((record) => [record.id, record.value as unknown as Entity]));
}

/** Leaves first, then every node into its parent: children stand behind their parents in a tree's numbering. */
function sumsByUnit(
  document: Pick<PlanDocument, 'records' | 'cells' | 'facts'>,
  sources: Sources,
  measure: MeasureId,
): Sums[] {
  const { units } = sources;
  const sums = units.nodes.map((): Sums => ({
    lastYear: null,
    offer: null,
    ask: null,
    working: null,
    lines: 0,
    settledLines: 0,
  }));
  const layerSums = { offer: new Map<string, number>(), ask: new Map<string, number>() };
  for (const row of document.cells) {
    if (row.measure !== measure) continue;
    const layer = layerSums[row.layer];
    layer.set(
      row.unit,
      row.months.reduce((sum, month) => sum + month, layer.get(row.unit) ?? 0),
    );
  }
  const lastYear = lastYearByUnit(document, sources.header.year - 1, measure);
  for (let index = sums.length - 1; index >= 0; index -= 1) {
    const own = sums[index] as Sums;
    const unit = units.nodes[index]?.id ?? '';
    if (isLeaf(units, index)) {
      own.lastYear = lastYear.get(unit) ?? null;
      addQuota(own, sources, index, measure, layerSums.offer.get(unit) ?? 0, layerSums.ask.get(unit) ?? 0);
    }
    const above = sums[units.parent[index] ?? -1];
    if (above !== undefined) addInto(above, own);
  }
  return sums;
}

function addQuota(own: Sums, sources: Sources, index: number, measure: MeasureId, offer: number, ask: number): void {
  const quota = sources.quotas.get(quotaLineId(measure, sources.units.nodes[index]?.id ?? ''));
  if (quota === undefined) return;
  const isSettled = holdKindAt(sources, index, measure) === 'settled';
  own.lines = 1;
  own.settledLines = isSettled ? 1 : 0;
  if (quota.offerMove !== null) own.offer = offer;
  if (quota.askMove !== null) own.ask = ask;
  own.working = workingNumber(own.offer, own.ask, isSettled ? 'offer' : sources.header.workingBasis);
}

/** The year's working number of a leaf: the midpoint is rounded down to a whole quantum. */
function workingNumber(offer: number | null, ask: number | null, basis: WorkingBasis): number | null {
  if (offer === null || ask === null) return offer ?? ask;
  if (basis === 'midpoint') return Math.floor((offer + ask) / 2);
  return basis === 'ask' ? ask : offer;
}

function addInto(above: Sums, own: Sums): void {
  for (const field of ['lastYear', 'offer', 'ask', 'working'] as const) {
    const value = own[field];
    if (value !== null) above[field] = (above[field] ?? 0) + value;
  }
  above.lines += own.lines;
  above.settledLines += own.settledLines;
}

/** The kind of the hold that binds a unit: its own, or a settlement above it. */
function holdKindAt(sources: Sources, index: number, measure: MeasureId): Hold['kind'] | null {
  const holds = pathToRoot(sources.units, index).map((node) =>
    sources.holds.get(quotaLineId(measure, sources.units.nodes[node]?.id ?? '')),
  );
  return holds.some((hold) => hold?.kind === 'settled') ? 'settled' : (holds[0]?.kind ?? null);
}

function rowText(sources: Sources, index: number, measure: MeasureId, sums: Sums): string {
  const node = sources.units.nodes[index] as TreeNode;
  const decimals = measure === 'units' ? 0 : sources.header.scale;
  const hold = sources.holds.get(quotaLineId(measure, node.id));
  const settled = hold?.kind === 'settled' ? (sources.moves.get(hold.move)?.value ?? null) : null;
  const amounts = [sums.lastYear, sums.offer, sums.ask, sums.working, settled];
  return [
    csvText(node.id),
    csvText(node.name),
    csvText(measure),
    ...amounts.map((amount) => (amount === null ? '' : decimalText(amount, decimals))),
    csvText(statusOf(sources, index, measure, sums)),
  ].join(',');
}

function statusOf(sources: Sources, index: number, measure: MeasureId, sums: Sums): string {
  const kind = holdKindAt(sources, index, measure);
  if (kind === 'settled' || sums.settledLines === sums.lines) return 'settled';
  return kind === null ? 'open' : 'held';
}

/** An integer count of quanta as a plain decimal: 123456 with 2 decimals is 1234.56. */
function decimalText(amount: number, decimals: number): string {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return `${amount < 0 ? '-' : ''}${whole}${decimals === 0 ? '' : `.${digits.slice(-decimals)}`}`;
}
