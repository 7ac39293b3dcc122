/**
 * Plans made from a seed for the container tests: a small bargaining history whose state follows from its changes.
 * Callers: the container tests here, in test/unit/container, test/property and test/long.
 */
import { createHash } from 'node:crypto';
import type { Json } from '#shared/base/canonical-json.ts';
import {
  headerId,
  invertChanges,
  quotaLineId,
  type Change,
  type RecordTable,
  type RecordValue,
} from '#shared/domain/changes/change.ts';
import { changesDigest, genesisHash, makeEntry, type JournalEntry } from '#shared/domain/journal/entry.ts';
import type { FactRow, Layer, Months } from '#shared/domain/plan/entities.ts';
import { factBatchDigest } from '#main/store/container/fact-digest.ts';
import type {
  BatchedFactRow,
  CellRow,
  PlanDocument,
  PlanRecord,
  SequencedChange,
} from '#main/store/container/plan-document.ts';

export const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Whole numbers from a seed: mulberry32. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** A plan under construction: steps become entries, and the state is what the changes leave. */
export class SamplePlan {
  readonly #records = new Map<string, PlanRecord>();
  readonly #cells = new Map<string, CellRow>();
  readonly #facts: BatchedFactRow[] = [];
  readonly #journal: JournalEntry[] = [];
  readonly #changes: SequencedChange[] = [];
  readonly #steps: (readonly Change[])[] = [];

  get sequence(): number {
    return this.#journal.length + 1;
  }

  /** Appends one entry with its changes. */
  step(command: Json, changes: readonly Change[], undoes: number | null = null): void {
    const { sequence } = this;
    for (const change of changes) this.#apply(change);
    this.#changes.push(...changes.map((change, index) => ({ sequence, index, change })));
    this.#steps.push(changes);
    const previous = this.#journal.at(-1)?.hash ?? genesisHash;
    const fields = {
      sequence,
      id: `command-${sequence}`,
      actor: 'Ana Pérez',
      at: `2026-03-01T09:00:00.${String(sequence % 1000).padStart(3, '0')}Z`,
      command,
      undoes,
      redoes: null,
      changesDigest: changesDigest(hashText, changes),
    };
    this.#journal.push(makeEntry(hashText, previous, fields));
  }

  /** Takes the last step back as a new entry. */
  undoLast(): void {
    const last = this.#steps.at(-1) ?? [];
    this.step({ kind: 'undo' }, invertChanges(last), this.#journal.length);
  }

  put(table: RecordTable, id: string, value: RecordValue): Change {
    return { op: 'put', table, id, value };
  }

  patch(table: RecordTable, id: string, to: RecordValue): Change {
    const present = this.#records.get(`${table}\n${id}`)?.value ?? {};
    return {
      op: 'patch',
      table,
      id,
      from: Object.fromEntries(Object.keys(to).map((field) => [field, present[field] ?? null])),
      to,
    };
  }

  cells(layer: Layer, unit: string, line: string, to: Months | null): Change {
    const from = this.#cells.get(`${layer}\n${unit}\n${line}`)?.months ?? null;
    return { op: 'cells', layer, measure: 'revenue', unit, line, from, to };
  }

  importFacts(rows: readonly FactRow[], mode: 'overlay' | 'replace'): void {
    const digest = factBatchDigest(rows);
    const { sequence } = this;
    const [first] = rows;
    const value = {
      digest,
      sequence,
      mode,
      kind: first?.kind ?? 'actual',
      years: [first?.year ?? 2025],
      measures: ['revenue'],
      rows: rows.length,
      source: 'history.csv',
    };
    this.step({ kind: 'import-facts', digest, mode }, [this.put('factBatch', `${digest}.${sequence}`, value)]);
    if (!this.#facts.some((row) => row.batch === digest))
      this.#facts.push(...rows.map((row) => ({ ...row, batch: digest })));
  }

  document(): PlanDocument {
    return {
      records: [...this.#records.values()],
      cells: [...this.#cells.values()],
      facts: this.#facts,
      journal: this.#journal,
      changes: this.#changes,
      lineage: { parents: [], baseHeads: ['a'.repeat(64)] },
      signature: null,
      unknownFiles: {},
      unknownManifest: {},
    };
  }

  #apply(change: Change): void {
    if (change.op === 'cells') {
      const { layer, measure, unit, line, to } = change;
      const key = `${layer}\n${unit}\n${line}`;
      if (to === null || to.every((month) => month === 0)) this.#cells.delete(key);
      else this.#cells.set(key, { layer, measure, unit, line, months: to });
      return;
    }
    const key = `${change.table}\n${change.id}`;
    const { table, id } = change;
    if (change.op === 'remove') this.#records.delete(key);
    else if (change.op === 'put') this.#records.set(key, { table, id, value: change.value });
    else this.#records.set(key, { table, id, value: { ...this.#records.get(key)?.value, ...change.to } });
  }
}

export interface SampleSize {
  readonly reps: number;
  readonly products: number;
  readonly moves: number;
}

/** A plan of one company with two regions, its history, and some moves, holds, a settlement and an undone step. */
export function sampleDocument(seed: number, size: SampleSize = { reps: 4, products: 2, moves: 6 }): PlanDocument {
  const pick = numbersFrom(seed);
  const plan = new SamplePlan();
  const reps = Array.from({ length: size.reps }, (_, index) => `rep-${index + 1}`);
  const products = Array.from({ length: size.products }, (_, index) => `product-${index + 1}`);
  createPlan(plan, reps, products, seed);
  const months = (spread: number): number[] => Array.from({ length: 12 }, () => pick(spread));
  const rows = reps.flatMap((unit) =>
    products.map((line): FactRow => ({
      kind: 'actual',
      year: 2025,
      unit,
      line,
      measure: 'revenue',
      months: months(90_000).map((value) => (pick(10) === 0 ? null : value)),
    })),
  );
  plan.importFacts(rows, 'replace');
  plan.importFacts(
    rows.slice(0, 1).map((row) => ({ ...row, months: months(50_000) })),
    'overlay',
  );
  for (let move = 0; move < size.moves; move += 1) bargain(plan, reps, products, move, pick, months);
  plan.undoLast();
  return plan.document();
}

function createPlan(plan: SamplePlan, reps: readonly string[], products: readonly string[], seed: number): void {
  const header = {
    id: `plan-${seed}`,
    name: 'Año fiscal 2026',
    year: 2026,
    startMonth: 1,
    weekPattern: 'calendar',
    currency: 'EUR',
    scale: 2,
    workingBasis: 'offer',
    round: 1,
  };
  plan.step({ kind: 'create-plan', plan: header.id, name: header.name }, [plan.put('plan', headerId, header)]);
  const node = (table: 'unit' | 'line', id: string, parent: string | null, name: string, order: number): Change =>
    plan.put(table, id, { id, parent, name, order });
  plan.step({ kind: 'add-units' }, [
    node('unit', 'company', null, 'Compañía', 0),
    node('unit', 'north', 'company', 'North', 0),
    node('unit', 'south', 'company', 'South', 1),
    ...reps.map((id, index) => node('unit', id, index % 2 === 0 ? 'north' : 'south', `=Rep "${index + 1}"`, index)),
  ]);
  plan.step({ kind: 'add-lines' }, [
    node('line', 'offering', null, 'Everything', 0),
    ...products.map((id, index) => node('line', id, 'offering', `Product ${index + 1}`, index)),
  ]);
  const anchors = { worst: 0, red: 900_000, green: 1_000_000, best: 1_200_000 };
  plan.step({ kind: 'set-target' }, [
    plan.put('target', 'growth', {
      id: 'growth',
      name: 'Revenue',
      unit: 'company',
      metric: 'revenue',
      goal: 1_000_000,
      direction: 'higher',
      anchors,
      order: 0,
    }),
  ]);
}

function bargain(
  plan: SamplePlan,
  reps: readonly string[],
  products: readonly string[],
  move: number,
  pick: (below: number) => number,
  months: (spread: number) => number[],
): void {
  const unit = reps[move % reps.length] ?? '';
  const isAsk = move % 3 === 2;
  const layer = isAsk ? 'ask' : 'offer';
  const { sequence } = plan;
  const id = `${sequence}.0`;
  const spread = products.map((line) => plan.cells(layer, unit, line, months(100_000)));
  const value = spread.reduce(
    (sum, change) => sum + (change.op === 'cells' ? (change.to ?? []).reduce((a, b) => a + b, 0) : 0),
    0,
  );
  const quotaId = quotaLineId('revenue', unit);
  const isFirst = move < reps.length;
  const quota = {
    unit,
    measure: 'revenue',
    offerMove: isAsk ? null : id,
    askMove: isAsk ? id : null,
    lastSide: 'company',
    accepted: false,
  };
  const changes = [
    plan.put('move', id, {
      id,
      sequence,
      index: 0,
      kind: isAsk ? 'ask' : 'propose',
      side: isAsk ? 'unit' : 'company',
      unit,
      measure: 'revenue',
      periods: { first: 1, last: 12 },
      value,
      round: 1,
      actor: 'Ana Pérez',
      reason: 'Opening the talks – “first” round',
    }),
    isFirst
      ? plan.put('quota', quotaId, quota)
      : plan.patch('quota', quotaId, isAsk ? { askMove: id } : { offerMove: id }),
    ...spread,
  ];
  const hold = {
    unit,
    measure: 'revenue',
    kind: pick(2) === 0 ? 'settled' : 'team',
    owner: 'Ana Pérez',
    reason: 'agreed',
    move: id,
  };
  if (isFirst && move % 2 === 1) changes.push(plan.put('hold', quotaId, hold));
  plan.step({ kind: isAsk ? 'ask' : 'propose', unit, measure: 'revenue', value }, changes);
}
