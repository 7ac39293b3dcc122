import { truncateSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '#shared/contract/history-views.ts';
import { planFolder } from '#main/store/plan-folder.ts';
import type { Store } from '#main/store/store.ts';
import {
  ask,
  call,
  makeDataFolder,
  offerOf,
  removeDataFolder,
  startTestStore,
  submit,
  upload,
  importRequest,
} from './store-support.ts';
import { beginEachWithPlan, folder, plan, restart, store } from './each-plan.ts';

beginEachWithPlan();

const mapping: Mapping = {
  kind: 'actual',
  period: 'month',
  unit: 'rep',
  line: 'product',
  measures: { revenue: 'revenue', units: 'units', cost: 'cost' },
};
const measure = 'revenue';

/** Two years of months for each rep and product. */
function salesCsv(reps: readonly string[] = ['ana', 'ben', 'eva', 'kim']): string {
  const lines = ['month,rep,product,revenue,units,cost'];
  for (const year of [2025, 2026]) {
    for (let month = 1; month <= 12; month += 1) {
      for (const [index, rep] of reps.entries()) {
        for (const product of ['bikes', 'parts']) {
          lines.push(
            `${year}-${String(month).padStart(2, '0')},${rep},${product},${100 * (index + 1) + month}.25,${10 + index},60.10`,
          );
        }
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function importSales(text: string, options: Partial<Parameters<Store['handlers']['importHistory']>[0]> = {}) {
  const key = await upload(store, 'sales.csv', bytesOf(text));
  const request = importRequest(plan, key, mapping);
  return {
    key,
    request: { ...request, ...options },
    answer: await call(store, 'importHistory', { ...request, ...options }),
  };
}

describe('history from a CSV file', () => {
  it('is looked at, tried and imported as one step, and survives a restart', async () => {
    const key = await upload(store, 'sales.csv', bytesOf(salesCsv()));
    const seen = await ask(store, 'inspectHistory', { plan, upload: key });
    expect(seen).toMatchObject({
      columns: ['month', 'rep', 'product', 'revenue', 'units', 'cost'],
      delimiter: ',',
      remembered: null,
    });
    expect(seen.guess).toMatchObject({ period: 'month', measures: { revenue: 'revenue' } });
    const tried = await ask(store, 'tryHistory', { plan, upload: key, mapping });
    expect(tried).toMatchObject({ rows: 192, accepted: 192, rejected: 0, years: [2025, 2026] });
    expect((await ask(store, 'getPlanView', { plan })).revision).toBe(2);
    const { answer } = await importSales(salesCsv());
    expect(answer).toMatchObject({
      ok: true,
      value: { report: { accepted: 192 }, change: { everything: true, toRevision: 3 } },
    });
    const { view } = await restart();
    expect(view.years).toEqual([
      { year: 2026, kind: 'actual', measures: ['revenue', 'units', 'cost'] },
      { year: 2025, kind: 'actual', measures: ['revenue', 'units', 'cost'] },
    ]);
    // 24 rows a rep and year: twice the sum over months of (100 × place + month + 0.25).
    const anaYear = 2 * (12 * 10_000 + 7_800 + 12 * 25);
    const node = view.units.findIndex(({ id }) => id === 'ana');
    expect(view.history[0]?.values[node * 13 + 12]).toBe(anaYear);
    expect(
      (await ask(store, 'inspectHistory', { plan, upload: await upload(store, 'sales.csv', bytesOf(salesCsv())) }))
        .remembered,
    ).toEqual(mapping);
  });

  it('feeds offers, targets and spreads, and is taken back and brought back by undo and redo', async () => {
    await importSales(salesCsv());
    await submit(store, plan, { kind: 'open-offers', unit: 'company', measure, growth: 100_000 });
    const offered = await offerOf(store, plan, 'company');
    const [last] = (await ask(store, 'getPlanView', { plan })).history;
    expect(offered).toBe(Math.round((last?.values[12] ?? 0) * 1.1));
    await submit(store, plan, { kind: 'undo' });
    await submit(store, plan, { kind: 'undo' });
    expect((await ask(store, 'getPlanView', { plan })).history).toEqual([]);
    await submit(store, plan, { kind: 'redo' });
    expect((await ask(store, 'getPlanView', { plan })).history[0]).toEqual(last);
  });

  it('is summed over everything for each kind and year that is asked for, whatever else is at hand', async () => {
    const totalsOf = async (kind: Mapping['kind'], year: number) =>
      (await ask(store, 'getHistoryTotals', { plan, kind, year })).totals;
    const nothing = { revenue: null, units: null, cost: null };
    expect(await totalsOf('actual', 2026)).toEqual(nothing);
    await importSales(salesCsv());
    // Two products for each of four reps: their hundreds, the numbers of the months and the quarters of a euro.
    const year = { revenue: 2 * (12 * 100_000 + 4 * 7_800 + 48 * 25), units: 2 * 12 * 46, cost: 96 * 6010 };
    expect(await totalsOf('actual', 2025)).toEqual(year);
    expect(await totalsOf('actual', 2026)).toEqual(year);
    expect(await totalsOf('budget', 2026)).toEqual(nothing);
    const budget = {
      kind: 'budget',
      period: 'month',
      unit: 'rep',
      line: 'product',
      measures: { revenue: 'revenue' },
    } as const;
    const rows = (...values: readonly string[]): string =>
      ['month,rep,product,revenue', ...values.map((value, at) => `2027-0${at + 1},ana,bikes,${value}`), ''].join('\n');
    await importSales(rows('10', '20'), { mapping: budget });
    await importSales(rows('1'), { mapping: budget });
    expect(await totalsOf('budget', 2027)).toEqual({ ...nothing, revenue: 2100 });
    await importSales(rows('7', '-7'), { mapping: budget, mode: 'replace' });
    expect(await totalsOf('budget', 2027)).toEqual({ ...nothing, revenue: 0 });
    await submit(store, plan, { kind: 'undo' });
    expect(await totalsOf('budget', 2027)).toEqual({ ...nothing, revenue: 2100 });
    expect(await totalsOf('actual', 2026)).toEqual(year);
  });

  it('has no total, which is not zero, for a measure that only another year of the file has', async () => {
    const text = 'month,rep,product,revenue,units,cost\n2025-01,ana,bikes,5,,\n2026-01,ana,bikes,,3,\n';
    expect((await importSales(text)).answer.ok).toBe(true);
    const totals = (year: number) => ask(store, 'getHistoryTotals', { plan, kind: 'actual', year });
    expect(await totals(2025)).toEqual({ totals: { revenue: 500, units: null, cost: null } });
    expect(await totals(2026)).toEqual({ totals: { revenue: null, units: 3, cost: null } });
  });

  it('has its columns proposed although some of its rows are faulty', async () => {
    const text = salesCsv().replace('2025-02,ana', 'soon,ana').replace('101.25', 'many').replace('60.10', 'n/a');
    const { guess } = await ask(store, 'inspectHistory', {
      plan,
      upload: await upload(store, 'sales.csv', bytesOf(text)),
    });
    expect(guess).toMatchObject({ ...mapping, decimal: '.', delimiter: ',' });
    const odd = await upload(store, 'odd.csv', bytesOf('who,what\nana,1\n'));
    const { guess: nothing } = await ask(store, 'inspectHistory', { plan, upload: odd });
    expect(nothing).toEqual({ kind: 'actual', delimiter: ',', decimal: '.', dateOrder: 'mdy', encoding: 'utf-8' });
  });

  it('with rejected rows is refused when all or nothing was asked for, and hands the rows back', async () => {
    const text = `${salesCsv()}2026-13,ana,bikes,1,1,1\n2026-01,nobody,bikes,1,1,1\n`;
    const { key, answer } = await importSales(text);
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code: 'csv-rejected-rows', details: { count: 2, total: 194, line: 194 } },
    });
    expect((await ask(store, 'getPlanView', { plan })).revision).toBe(2);
    const rejects = await ask(store, 'getRejects', { upload: key });
    expect(rejects.name).toBe('sales-rejected.csv');
    const lines = new TextDecoder().decode(rejects.bytes).trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('2026-13,ana,bikes');
    const { answer: some } = await importSales(text, { allOrNothing: false });
    expect(some).toMatchObject({ ok: true, value: { report: { accepted: 192, rejected: 2 } } });
  });

  it('with new names adds units and lines and the facts as one step', async () => {
    const { answer } = await importSales(salesCsv(['ana', 'Zoë']), { addUnknown: true });
    expect(answer).toMatchObject({ ok: true, value: { change: { step: { kind: 'together', label: 'sales.csv' } } } });
    const view = await ask(store, 'getPlanView', { plan });
    expect(view.units.find(({ name }) => name === 'Zoë')).toMatchObject({ parent: 'company' });
    await submit(store, plan, { kind: 'undo' });
    const undone = await ask(store, 'getPlanView', { plan });
    expect(undone.units.some(({ name }) => name === 'Zoë')).toBe(false);
    expect(undone.history).toEqual([]);
  });

  it('sent again with the same command id is imported once', async () => {
    const first = await importSales(salesCsv(['ana', 'Zoë']), { addUnknown: true });
    const again = await call(store, 'importHistory', first.request);
    expect(again).toMatchObject({ ok: true, value: { change: { toRevision: 3 } } });
    expect((await ask(store, 'getPlanView', { plan })).revision).toBe(3);
  });

  it('that is cancelled changes nothing', async () => {
    const key = await upload(store, 'sales.csv', bytesOf(salesCsv()));
    const context = {
      cancelled: () => true,
      onCancel: (listener: () => void) => listener(),
      progress: () => undefined,
    };
    const request = importRequest(plan, key, mapping);
    expect(await store.handlers.importHistory(request, context)).toMatchObject({
      ok: false,
      refusal: { code: 'cancelled' },
    });
    expect((await ask(store, 'getPlanView', { plan })).revision).toBe(2);
  });

  it('is restored with the plan from the side journal when the database and every copy of it are damaged', async () => {
    await importSales(salesCsv());
    const before = await ask(store, 'getPlanView', { plan });
    const { view, notices } = await restart(() => {
      const files = planFolder(folder, plan);
      truncateSync(files.database, 4096);
      removeDataFolder(files.backups);
    });
    expect(notices).toHaveLength(1);
    expect(view.history).toEqual(before.history);
  });

  it('travels in the plan file', async () => {
    await importSales(salesCsv());
    const file = await ask(store, 'exportPlan', { plan });
    const there = makeDataFolder();
    const other = startTestStore(there);
    const key = await upload(other, file.name, file.bytes);
    const { plan: imported } = await ask(other, 'importPlanFile', { upload: key, asCopy: false });
    const { view } = await ask(other, 'openPlan', { plan: imported });
    expect(view.history).toEqual((await ask(store, 'getPlanView', { plan })).history);
    expect(Buffer.compare((await ask(other, 'exportPlan', { plan: imported })).bytes, file.bytes)).toBe(0);
    other.close();
    removeDataFolder(there);
  });
});
