/** Replay, state hash, fact digest, totals and review table by themselves. */
import { describe, expect, it } from 'vitest';
import type { FactRow } from '#shared/domain/plan/entities.ts';
import { factBatchDigest, sortedFactDigest } from '#main/store/container/fact-digest.ts';
import { sortLines, writeLineFile } from '#main/store/container/line-file.ts';
import { changeText } from '#main/store/container/line-shapes.ts';
import type { CellRow, PlanRecord, SequencedChange } from '#main/store/container/plan-document.ts';
import { replay } from '#main/store/container/replay.ts';
import { reviewTable } from '#main/store/container/review-table.ts';
import { stateHash } from '#main/store/container/state-hash.ts';
import { documentTotals } from '#main/store/container/totals.ts';
import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import type { Change } from '#shared/domain/changes/change.ts';
import { hashText, sampleDocument } from '../../store/container-sample.ts';

const months = (value: number): number[] => Array.from({ length: 12 }, () => value);
const list = (...changes: Change[]): SequencedChange[] =>
  changes.map((change, index) => ({ sequence: 1, index, change }));
const put: Change = { op: 'put', table: 'unit', id: 'a', value: { id: 'a', name: 'A' } };
const patchTo = (from: Record<string, Json>, to: Record<string, Json>): Change => ({
  op: 'patch',
  table: 'unit',
  id: 'a',
  from,
  to,
});
const remove: Change = { op: 'remove', table: 'unit', id: 'a', value: { id: 'a', name: 'A' } };
const cells = (from: number | null, to: number | null): Change => ({
  op: 'cells',
  layer: 'offer',
  measure: 'revenue',
  unit: 'a',
  line: 'l',
  from: from === null ? null : months(from),
  to: to === null ? null : months(to),
});

describe('replay', () => {
  it.each<[string, Change[], number]>([
    ['puts twice', [put, put], 1],
    ['patches nothing', [patchTo({}, {})], 0],
    ['patches what does not stand', [put, patchTo({ name: 'B' }, { name: 'C' })], 1],
    ['adds a field that stands', [put, patchTo({}, { name: 'C' })], 1],
    ['removes nothing', [remove], 0],
    ['removes another value', [put, patchTo({ name: 'A' }, { name: 'B' }), remove], 2],
    ['writes cells over others', [cells(null, 1), cells(2, 3)], 1],
    ['clears cells that are not there', [cells(1, null)], 0],
  ])('stops where a change %s', (_what, changes, position) => {
    expect(replay(list(...changes))).toEqual({ ok: false, position });
  });

  it('leads to the state, zeros being no row', () => {
    const replayed = replay(
      list(put, patchTo({ name: 'A' }, { name: 'B', colour: 'red' }), cells(null, 1), cells(1, 0), cells(null, 2)),
    );
    const records: PlanRecord[] = [{ table: 'unit', id: 'a', value: { id: 'a', name: 'B', colour: 'red' } }];
    const row: CellRow = { layer: 'offer', measure: 'revenue', unit: 'a', line: 'l', months: months(2) };
    expect(replayed.ok && replayed.state.difference(records, [row])).toBeNull();
    expect(replayed.ok && replayed.state.difference(records, [{ ...row, months: months(3) }])).toEqual({
      place: 'not-from-journal',
      file: 'cells.ndjson',
      line: 1,
    });
  });

  it('takes back what it did', () => {
    const replayed = replay(
      list(put, patchTo({ name: 'A' }, { name: 'B' }), patchTo({ name: 'B' }, { name: 'A' }), remove),
    );
    expect(replayed.ok && replayed.state.difference([], [])).toBeNull();
  });
});

describe('the state hash', () => {
  const { records, cells: rows } = sampleDocument(1);
  const [sortedRecords, sortedCells] = [sortLines('plan.ndjson', records), sortLines('cells.ndjson', rows)];

  it('is SHA-256 over the canonical lines of records and cells', () => {
    const lines = [...sortedRecords, ...sortedCells].map((line) => `${canonicalJson(line as unknown as Json)}\n`);
    expect(stateHash(sortedRecords, sortedCells)).toBe(hashText(lines.join('')));
  });

  it('changes with any number, and refuses another order', () => {
    const first = sortedCells[0] as CellRow;
    const other = sortedCells.with(0, { ...first, months: first.months.with(11, 7) });
    expect(stateHash(sortedRecords, other)).not.toBe(stateHash(sortedRecords, sortedCells));
    expect(() => stateHash(sortedRecords, sortedCells.toReversed())).toThrow('sorted');
    expect(() => stateHash(sortedRecords.toReversed(), sortedCells)).toThrow('sorted');
  });
});

describe('a batch of facts', () => {
  const row: FactRow = {
    kind: 'actual',
    year: 2025,
    unit: 'ñ',
    line: 'l',
    measure: 'cost',
    months: months(1).with(3, 0),
  };
  const rows: FactRow[] = [row, { ...row, months: [null, ...months(-5).slice(1)], unit: 'a' }, { ...row, year: 2024 }];

  it('has the digest of its canonical rows, in any order', () => {
    const inOrder = [rows[2], rows[1], rows[0]].map((each) => `${canonicalJson(each as unknown as Json)}\n`);
    expect(factBatchDigest(rows)).toBe(hashText(inOrder.join('')));
    expect(factBatchDigest(rows.toReversed())).toBe(factBatchDigest(rows));
    expect(sortedFactDigest([])).toBe(hashText(''));
  });

  it('refuses fractions', () => {
    expect(() => factBatchDigest([{ ...row, months: months(0.5) }])).toThrow('whole');
  });
});

describe('the text of a change', () => {
  it.each<Change>([cells(null, 1), cells(-3, null), cells(0, 2), put, Object.assign(cells(1, 2), { extra: true })])(
    'is canonical: %j',
    (change) => {
      expect(changeText(change)).toBe(canonicalJson(change as Json));
    },
  );
});

describe('totals', () => {
  const row: CellRow = { layer: 'offer', measure: 'units', unit: 'a', line: 'l', months: months(2) };
  const fact = {
    kind: 'budget',
    year: 2024,
    unit: 'a',
    line: 'l',
    measure: 'cost',
    batch: 'b',
    months: [null, ...months(-3).slice(1)],
  } as const;

  it('add up by layer and measure, and by kind, year and measure', () => {
    expect(documentTotals([row, row, { ...row, layer: 'ask' }], [fact])).toEqual({
      cells: { offer: { units: 48 }, ask: { units: 24 } },
      facts: { budget: { 2024: { cost: -33 } } },
    });
  });

  it('are none when a sum is beyond 2^53', () => {
    expect(documentTotals([{ ...row, months: months(Number.MAX_SAFE_INTEGER) }], [])).toBeNull();
  });
});

describe('a line that readers would refuse', () => {
  it('is not written', () => {
    const record: PlanRecord = { table: 'unit', id: 'a', value: { note: 'é'.repeat(40_000) } };
    const written = writeLineFile('plan.ndjson', [record]);
    expect(written.ok ? '' : written.refusal.code).toBe('file-too-large');
  });
});

describe('the review table', () => {
  const document = sampleDocument(1);
  const table = (change: Partial<typeof document> = {}): string => {
    const written = reviewTable({ ...document, ...change });
    return written.ok ? written.value : written.refusal.code;
  };

  it('shows every unit under negotiation with sums that agree', () => {
    const [heading, ...rows] = table().slice(1).trimEnd().split('\r\n');
    expect(heading).toBe('unit id,unit,measure,last year,offer,ask,working,settled,status');
    expect(rows).toHaveLength(7);
    const quantum = (row: string | undefined, column: number): number =>
      Math.round(Number(row?.split(',')[column]) * 100);
    for (const column of [3, 4, 5, 6]) {
      expect(quantum(rows[0], column)).toBe(quantum(rows[1], column) + quantum(rows[4], column));
    }
  });

  it('marks holds and settlements, and leaves empty what nobody has answered', () => {
    const rows = table().split('\r\n');
    expect(rows.find((row) => row.startsWith('rep-2'))).toMatch(/,,[\d.]+,,held$/);
    expect(rows.find((row) => row.startsWith('rep-4'))).toMatch(/,settled$/);
    expect(rows.find((row) => row.startsWith('rep-3'))).toMatch(/,,[\d.]+,[\d.]+,,open$/);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '"=1', '|calc', '%x', '＝1'])(
    'runs nothing: a unit called %j',
    (name) => {
      const records = document.records.map((record) =>
        record.id === 'north' ? { ...record, value: { ...record.value, name } } : record,
      );
      const row = table({ records })
        .split('\r\n')
        .find((each) => each.startsWith('north'));
      expect(row?.split(',')[1]).toMatch(/^"?'/);
    },
  );

  it('keeps commas and quotes inside their column', () => {
    const name = 'A, "B"';
    const records = document.records.map((record) =>
      record.id === 'north' ? { ...record, value: { ...record.value, name } } : record,
    );
    expect(table({ records })).toContain('north,"A, ""B""",revenue');
  });

  it('has only its heading before the plan is created, and no table when units form a circle', () => {
    expect(table({ records: [] }).trimEnd().split('\r\n')).toHaveLength(1);
    const circle = document.records.map((record) =>
      record.id === 'north' ? { ...record, value: { ...record.value, parent: 'rep-1' } } : record,
    );
    expect(table({ records: circle })).toBe('tree-has-cycle');
  });
});
