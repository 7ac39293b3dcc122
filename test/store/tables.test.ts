import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { atOnce } from '#shared/base/turns.ts';
import type { Change } from '#shared/domain/changes/change.ts';
import { changesDigest, genesisHash, makeEntry } from '#shared/domain/journal/entry.ts';
import type { FactRow } from '#shared/domain/plan/entities.ts';
import { factBatchDigest } from '#main/store/container/fact-digest.ts';
import { hashText } from '#main/store/container/hash-text.ts';
import { openInMemory, type Database } from '#main/store/database.ts';
import { migrate } from '#main/store/migrate.ts';
import { packChanges, unpackChanges } from '#main/store/packed-changes.ts';
import { RowSum } from '#main/store/row-checksum.ts';
import { DamagedFile } from '#main/store/storage-fault.ts';
import { AttachmentTable } from '#main/store/tables/attachment-table.ts';
import { CellTable } from '#main/store/tables/cell-table.ts';
import { FactTable, packFacts } from '#main/store/tables/fact-table.ts';
import { JournalTable } from '#main/store/tables/journal-table.ts';
import { RecordTable } from '#main/store/tables/record-table.ts';

let database: Database;
let sum: RowSum;
beforeEach(() => {
  database = openInMemory();
  migrate(database, { now: () => '2026-11-22T06:00:00.000Z', copyFirst: () => undefined });
  sum = new RowSum();
});
afterEach(() => {
  database.close();
});

/** What checking finds must be what writing added up. */
function expectSum(check: (found: RowSum) => void): void {
  const found = new RowSum();
  check(found);
  expect(found).toEqual(sum);
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

describe('the record table', () => {
  it('keeps, changes and removes records, and notices a changed one', () => {
    const table = new RecordTable(database);
    table.write('unit', 'a', { id: 'a', parent: null, name: 'Ä', order: 1 }, sum);
    table.write('unit', 'b', { id: 'b', parent: 'a', name: 'B', order: 2 }, sum);
    table.write('unit', 'a', { id: 'a', parent: null, name: 'A', order: 1 }, sum);
    table.write('unit', 'b', null, sum);
    expect([...table.all()]).toEqual([
      { table: 'unit', id: 'a', value: { id: 'a', parent: null, name: 'A', order: 1 } },
    ]);
    expectSum((found) => atOnce(table.check(found)));
    expect(sum.rows).toBe(1);
    database.exec("UPDATE record SET body = replace(body, 'A', 'B')");
    expect(() => atOnce(table.check(new RowSum()))).toThrow(DamagedFile);
  });
});

describe('the cell table', () => {
  it('keeps all rows of a unit together, and notices a changed number', () => {
    const table = new CellTable(database);
    const cells = { layer: 'offer', measure: 'revenue', unit: 'a' } as const;
    table.write({ ...cells, rows: [{ line: 'x', months }] }, sum);
    table.write(
      {
        ...cells,
        rows: [
          { line: 'x', months },
          { line: 'y', months: months.map((month) => month * 2 ** 40) },
        ],
      },
      sum,
    );
    expect([...table.all()]).toEqual([
      {
        ...cells,
        rows: [
          { line: 'x', months },
          { line: 'y', months: months.map((month) => month * 2 ** 40) },
        ],
      },
    ]);
    expectSum((found) => atOnce(table.check(found)));
    database.exec('UPDATE cell SET total = total + 1');
    expect(() => atOnce(table.check(new RowSum()))).toThrow(DamagedFile);
    expect(() => [...table.all()]).toThrow(DamagedFile);
    table.write({ ...cells, rows: [] }, sum);
    expect(sum).toEqual(new RowSum());
  });

  it('refuses a total that is no longer exact', () => {
    const table = new CellTable(database);
    const cells = { layer: 'offer', measure: 'revenue', unit: 'a' } as const;
    const huge = Array.from({ length: 12 }, () => Number.MAX_SAFE_INTEGER);
    expect(() => table.write({ ...cells, rows: [{ line: 'x', months: huge }] }, sum)).toThrow('total');
  });
});

describe('the journal table', () => {
  const changes: readonly Change[] = [
    { op: 'put', table: 'unit', id: 'a', value: { id: 'a', parent: null, name: 'A', order: 1 } },
    ...Array.from({ length: 200 }, (_, unit): Change => ({
      op: 'cells',
      layer: 'ask',
      measure: 'units',
      unit: `u${unit}`,
      line: 'x',
      from: null,
      to: months,
    })),
  ];

  it('keeps entries with fields of a later version, because their hash covers them', () => {
    const table = new JournalTable(database);
    const { digest, packed } = packChanges(changes);
    const fields = {
      sequence: 1,
      id: 'one',
      actor: 'Ana',
      at: '2026-11-22T06:00:00.000Z',
      command: { kind: 'open-round' },
    };
    const entry = makeEntry(hashText, genesisHash, {
      ...fields,
      undoes: null,
      redoes: null,
      changesDigest: digest,
      later: { deep: [1] },
    } as never);
    table.add(entry, packed, sum);
    expect([...table.after(0)]).toEqual([entry]);
    expect(table.entry(1)).toEqual(entry);
    expect(table.before(5, 10)).toEqual([entry]);
    expect([table.ids(), table.kinds(), table.turns()]).toEqual([['one'], ['open-round'], []]);
    expect([table.ofKind('open-round'), table.ofKind('undo')]).toEqual([[entry], []]);
    expectSum((found) => {
      expect(atOnce(table.check(found, 0))).toEqual({ length: 1, head: entry.hash });
      atOnce(table.checkChanges(found, 0));
    });
    database.exec("UPDATE journal SET actor = 'Eva'");
    expect(() => atOnce(table.check(new RowSum(), 1))).toThrow(DamagedFile);
  });

  it('packs changes so that the digest is the one of the journal, and proves them when they are read', () => {
    for (const list of [[], changes.slice(0, 1), changes]) {
      const { digest, packed } = packChanges(list);
      expect(digest).toBe(changesDigest(hashText, list));
      expect(unpackChanges(packed, digest)).toEqual(list);
      expect(() => unpackChanges(packed, hashText('something else'))).toThrow(DamagedFile);
    }
    expect(packChanges(changes).packed.coding).toBe('deflate');
  });
});

describe('the fact tables', () => {
  const rows: readonly FactRow[] = ['revenue', 'units'].flatMap((measure) =>
    ['a', 'b'].flatMap((unit) =>
      ['x', 'y'].map((line): FactRow => ({
        kind: 'actual',
        year: 2026,
        unit,
        line,
        measure: measure as 'revenue' | 'units',
        months: months.map((month) => (month === 3 ? null : month === 4 ? 0 : -month * 1000)),
      })),
    ),
  );
  const digest = factBatchDigest(rows);

  it('give back the rows of a batch, by kind, year and measure, and know its names', () => {
    const table = new FactTable(database);
    table.add(digest, rows.length, packFacts(rows), sum);
    expect([...table.rows(digest, 'actual', 2026, 'units')]).toEqual(rows.filter(({ measure }) => measure === 'units'));
    expect([...table.rows(digest, 'budget', 2026, 'units')]).toEqual([]);
    expect(factBatchDigest([...table.batch(digest)])).toBe(digest);
    expect([table.mentions(digest, 'unit', 'a'), table.mentions(digest, 'line', 'a')]).toEqual([true, false]);
    const again = new FactTable(database);
    expectSum((found) => again.load(found));
    expect([...again.batch(digest)]).toEqual([...table.batch(digest)]);
    database.exec('UPDATE fact_block SET year = 2025 WHERE number = 1');
    expect(() => new FactTable(database).load(new RowSum())).toThrow(DamagedFile);
  });

  it('forget a batch whose transaction came to nothing', () => {
    const table = new FactTable(database);
    table.add(digest, rows.length, packFacts(rows), sum);
    table.forget(digest);
    expect(table.has(digest)).toBe(false);
    expect([...table.batch(digest)]).toEqual([]);
  });
});

describe('the attachment table', () => {
  it('keeps pieces by name, and notices a changed one', () => {
    const table = new AttachmentTable(database);
    table.write('lineage', Buffer.from('one'), sum);
    table.write('lineage', Buffer.from('two'), sum);
    expectSum((found) => {
      expect(table.load(found)).toEqual(new Map([['lineage', Buffer.from('two')]]));
    });
    database.exec("UPDATE attachment SET name = 'other'");
    expect(() => table.load(new RowSum())).toThrow(DamagedFile);
  });
});

describe('the sum over rows', () => {
  it('does not depend on the order and goes back exactly', () => {
    const all = [1, 2 ** 48 - 1, 77, 2 ** 47];
    const forward = new RowSum();
    const backward = new RowSum();
    for (const checksum of all) forward.add(checksum);
    for (const checksum of all.toReversed()) backward.add(checksum);
    expect(forward).toEqual(backward);
    for (const checksum of all) forward.remove(checksum);
    expect(forward).toEqual(new RowSum());
  });
});
