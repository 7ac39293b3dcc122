/**
 * One suite over every transport: the real store, reached in every way it can be reached, answers the same.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '#shared/base/outcome.ts';
import { storeService, wireVersion } from '#shared/contract/store-service.ts';
import type { PlanChange } from '#shared/contract/views.ts';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import { callService, type Client } from '#shared/rpc/caller.ts';
import { refusalText } from '#renderer/i18n/refusal-text.ts';
import { storeConnections, type StoreConnection } from './store/store-connections.ts';

const actor = 'Ana';
const measure = 'revenue';
const timers = {
  after: (milliseconds: number, run: () => void) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

async function value<Value>(call: Promise<Outcome<Value>>): Promise<Value> {
  const outcome = await call;
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

describe.each(Object.entries(storeConnections))('the store over %s', (_kind, connect) => {
  let folder = '';
  let connection: StoreConnection;
  let client: Client<typeof storeService>;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parley-contract-'));
    await start();
  });
  afterEach(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    connection = await connect(folder);
    client = callService(
      storeService,
      {
        transport: connection.transport,
        greeting: { wireVersion, generation: 1 },
        reportFault: (where, fault) => expect.unreachable(`${where}: ${String(fault)}`),
      },
      timers,
    );
    await client.ready;
  }

  async function stop(): Promise<void> {
    client.close();
    await connection.stop();
  }

  async function openNewPlan(): Promise<string> {
    const nodes = (ids: readonly string[]) =>
      ids.map((id, index) => ({ id, parent: index === 0 ? null : (ids[0] ?? null), name: id }));
    const { plan } = await value(
      client.call.createPlan({
        name: 'Quota 2027',
        year: 2027,
        currency: 'EUR',
        scale: 2,
        startMonth: 1,
        weekPattern: 'calendar',
        units: nodes(['company', 'north', 'south']),
        lines: nodes(['all', 'bikes', 'parts']),
        actor,
      }),
    );
    await value(client.call.openPlan({ plan }));
    return plan;
  }

  const submit = (plan: string, body: CommandBody) =>
    value(client.call.submit({ plan, command: { id: randomUUID(), actor, body } }));

  it('opens, previews, submits, undoes, and tells its windows', async () => {
    const plan = await openNewPlan();
    const heard: PlanChange[] = [];
    client.on('changed', (change) => heard.push(change));
    const body = { kind: 'propose', unit: 'company', measure, value: 1_000_001 } as const;
    const preview = await value(client.call.preview({ plan, actor: 'Facilitator', body }));
    expect(preview).toMatchObject({ revision: 2, leaves: 2, cells: 48 });
    const change = await submit(plan, body);
    expect(change.rows[0]?.offer).toBeInstanceOf(Float64Array);
    expect(change.rows[0]?.offer[12]).toBe(1_000_001);
    expect(preview.rows[0]?.offer).toEqual(change.rows[0]?.offer);
    await submit(plan, { kind: 'undo' });
    const view = await value(client.call.getPlanView({ plan }));
    expect(view.revision).toBe(4);
    expect(view.rows.offer.every(Number.isNaN)).toBe(true);
    expect(heard.map(({ toRevision }) => toRevision)).toEqual([3, 4]);
    expect(heard[0]).toEqual(change);
  });

  it('keeps what it acknowledged through a stop and a start', async () => {
    const plan = await openNewPlan();
    const command = {
      id: randomUUID(),
      actor,
      body: { kind: 'ask', unit: 'north', measure, value: 500, reason: 'ready' },
    } as const;
    await value(client.call.submit({ plan, command }));
    await stop();
    await start();
    const { view, notices } = await value(client.call.openPlan({ plan }));
    expect(notices).toEqual([]);
    expect(view.revision).toBe(3);
    expect(await value(client.call.submit({ plan, command }))).toMatchObject({ toRevision: 3 });
    expect(await value(client.call.getLine({ plan, unit: 'north', measure }))).toMatchObject({
      moves: [{ kind: 'ask', value: 500, reason: 'ready' }],
    });
  });

  it('sends a plan out and takes it in through a process of its own', async () => {
    const plan = await openNewPlan();
    await submit(plan, { kind: 'propose', unit: 'north', measure, value: 77 });
    const file = await value(client.call.exportPlan({ plan }));
    await submit(plan, { kind: 'propose', unit: 'north', measure, value: 88 });
    const { upload } = await value(client.call.beginUpload({ name: file.name, size: file.bytes.length }));
    await value(client.call.addToUpload({ upload, bytes: file.bytes }));
    expect(await value(client.call.inspectPlanFile({ upload }))).toMatchObject({
      verdict: 'valid',
      fingerprint: file.fingerprint,
      here: { plan, relation: 'file-is-older' },
    });
    const { plan: copy } = await value(client.call.importPlanFile({ upload, asCopy: true }));
    await value(client.call.openPlan({ plan: copy }));
    const again = await value(client.call.exportPlan({ plan: copy }));
    expect(Buffer.compare(again.bytes, file.bytes)).toBe(0);
  });

  it('imports history through a process of its own, with progress', async () => {
    const plan = await openNewPlan();
    const text = ['month,unit,line,revenue', '2026-01,north,bikes,10.50', '2026-02,south,parts,20.25', ''].join('\n');
    const bytes = new TextEncoder().encode(text);
    const { upload } = await value(client.call.beginUpload({ name: 'sales.csv', size: bytes.length }));
    await value(client.call.addToUpload({ upload, bytes }));
    const mapping = {
      kind: 'actual',
      period: 'month',
      unit: 'unit',
      line: 'line',
      measures: { revenue: 'revenue' },
    } as const;
    const progress: number[] = [];
    const request = {
      plan,
      upload,
      mapping,
      mode: 'overlay',
      allOrNothing: true,
      addUnknown: false,
      command: randomUUID(),
      actor,
    } as const;
    const imported = await value(
      client.call.importHistory(request, { onProgress: (fraction) => progress.push(fraction) }),
    );
    expect(imported.report).toMatchObject({ accepted: 2, totals: [{ year: 2026, measure, total: 3075 }] });
    expect(progress.length).toBeGreaterThan(1);
    const view = await value(client.call.getPlanView({ plan }));
    expect(view.history[0]?.values[12]).toBe(3075);
    expect(await value(client.call.getHistoryTotals({ plan, kind: 'actual', year: 2026 }))).toEqual({
      totals: { revenue: 3075, units: null, cost: null },
    });
  });

  it('proposes what it recognises of a faulty file, and says of each rejected row why, in the words of the reader', async () => {
    const plan = await openNewPlan();
    const rows = ['2026-01,north,bikes,10.50', '2026-02,south,parts,lots', '2026-03,north,bikes,30'];
    const bytes = new TextEncoder().encode(['month,place,line,revenue', ...rows, ''].join('\n'));
    const { upload } = await value(client.call.beginUpload({ name: 'sales.csv', size: bytes.length }));
    await value(client.call.addToUpload({ upload, bytes }));
    const { guess } = await value(client.call.inspectHistory({ plan, upload }));
    expect(guess).toMatchObject({ period: 'month', line: 'line', measures: { revenue: 'revenue' } });
    expect(guess).not.toHaveProperty('unit');
    const mapping = { ...guess, period: 'month', unit: 'place', measures: { revenue: 'revenue' } };
    const { rejects } = await value(client.call.tryHistory({ plan, upload, mapping }));
    expect(rejects).toEqual([
      {
        line: 3,
        code: 'row-not-a-number',
        details: { column: 'revenue', text: 'lots' },
        reason: '“lots” in “revenue” is not a number.',
        text: '2026-02,south,parts,lots',
      },
    ]);
    expect(rejects.map((reject) => refusalText(reject, 'es'))).toEqual(['“lots” en “revenue” no es un número.']);
  });

  it('answers refusals as values and malformed requests as faults', async () => {
    expect(await client.call.openPlan({ plan: 'nowhere' })).toMatchObject({
      ok: false,
      refusal: { code: 'unknown-plan' },
    });
    const plan = await openNewPlan();
    const odd = { plan, command: { id: 'not-a-uuid', actor, body: { kind: 'undo' } } } as const;
    await expect(client.call.submit(odd)).rejects.toMatchObject({ code: 'malformed' });
    expect((await value(client.call.getPlanView({ plan }))).revision).toBe(2);
  });
});
