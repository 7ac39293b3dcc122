/** Packets from the plan to other laptops and back, and what collecting them comes to whatever the order. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import type { Store } from '#main/store/store.ts';
import { actor, ask, call, offerOf, submit, upload } from './store-support.ts';
import {
  answer,
  asking,
  asksOf,
  beginEachAtHome,
  collect,
  cut,
  home,
  measure,
  newStore,
  plan,
} from './packets-support.ts';

beginEachAtHome();

describe('a packet', () => {
  it('is a plan of its own, in which only the unit’s side speaks', async () => {
    const { bytes } = await cut('north');
    const laptop = newStore();
    const key = await upload(laptop, 'packet.parley', bytes);
    expect(await ask(laptop, 'inspectPlanFile', { upload: key })).toMatchObject({ verdict: 'valid', units: 3 });
    const { plan: packet } = await ask(laptop, 'importPlanFile', { upload: key, asCopy: false });
    const { view } = await ask(laptop, 'openPlan', { plan: packet });
    expect(view.header).toMatchObject({ name: 'Quota 2027', packet: { plan, unit: 'north', cutBy: actor } });
    expect(view.units.map(({ id }) => id)).toEqual(['north', 'ana', 'ben']);
    expect(await offerOf(laptop, packet, 'north')).toBe(500_000);
    const refused: CommandBody[] = [
      { kind: 'propose', unit: 'ana', measure, value: 1 },
      { kind: 'counter', side: 'company', unit: 'ana', measure, value: 1 },
      { kind: 'settle', unit: 'ana', measure },
      { kind: 'hold', unit: 'ana', measure },
      { kind: 'open-round' },
      { kind: 'change-plan', name: 'Mine' },
      { kind: 'add-units', units: [{ id: 'x', parent: 'north', name: 'X' }] },
      { kind: 'together', label: 'both', commands: [{ kind: 'propose', unit: 'ana', measure, value: 1 }] },
    ];
    for (const body of refused) {
      const outcome = await call(laptop, 'submit', { plan: packet, command: { id: randomUUID(), actor, body } });
      expect(outcome).toEqual({ ok: false, refusal: { code: 'packet-unit-side-only', details: { unit: 'North' } } });
    }
    await submit(laptop, packet, asking('ana', 200_000));
    await submit(laptop, packet, { kind: 'accept', side: 'unit', unit: 'ben', measure });
    await submit(laptop, packet, { kind: 'undo' });
    const again = await call(laptop, 'cutPacket', { plan: packet, unit: 'ana', command: randomUUID(), actor });
    expect(again).toMatchObject({ ok: false, refusal: { code: 'packet-of-packet' } });
  });

  it('cut again with the same command, or saved again later, is the same file', async () => {
    const command = randomUUID();
    const first = await ask(home, 'cutPacket', { plan, unit: 'north', command, actor });
    await submit(home, plan, { kind: 'propose', unit: 'north', measure, value: 700_000 });
    const again = await ask(home, 'cutPacket', { plan, unit: 'north', command, actor });
    const saved = await ask(home, 'savePacket', { plan, packet: first.packet });
    expect(first.name).toBe('Quota 2027 North.parley');
    expect(Buffer.compare(again.bytes, first.bytes)).toBe(0);
    expect(Buffer.compare(saved.bytes, first.bytes)).toBe(0);
    expect((await ask(home, 'getPackets', { plan })).packets).toHaveLength(1);
    expect(await call(home, 'savePacket', { plan, packet: 'none' })).toMatchObject({
      refusal: { code: 'unknown-packet' },
    });
    expect(await call(home, 'cutPacket', { plan, unit: 'none', command: randomUUID(), actor })).toMatchObject({
      refusal: { code: 'unknown-unit' },
    });
  });
});

describe('collecting packets', () => {
  it('in any order gives byte-identical plans', async () => {
    const packets = [await cut('ana'), await cut('ben'), await cut('south')];
    const sent = (await ask(home, 'exportPlan', { plan })).bytes;
    const [forAna, forBen, forSouth] = packets.map(({ bytes }) => bytes) as [Uint8Array, Uint8Array, Uint8Array];
    const answers = [
      await answer(forAna, [asking('ana', 200_000), { kind: 'undo' }, asking('ana', 210_000)], 'Ana'),
      await answer(forBen, [{ kind: 'accept', side: 'unit', unit: 'ben', measure }], 'Ben'),
      await answer(forSouth, [asking('south', 480_000), asking('kim', 0)], 'Eva'),
    ] as const;
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0, 2],
    ];
    const results: Uint8Array[] = [];
    for (const order of orders) {
      // A clock of its own for each folder: nothing of the moment of collecting may be in the plan.
      const store = newStore(() => `2027-01-0${results.length + 1}T00:00:00.000Z`);
      const key = await upload(store, 'plan.parley', sent);
      const { plan: copy } = await ask(store, 'importPlanFile', { upload: key, asCopy: false });
      await ask(store, 'openPlan', { plan: copy });
      await collect(
        order.map((place) => answers[place] as Uint8Array),
        {},
        { store, plan: copy },
      );
      results.push((await ask(store, 'exportPlan', { plan: copy })).bytes);
    }
    for (const bytes of results) expect(Buffer.compare(bytes, results[0] as Uint8Array)).toBe(0);
    await collect(answers);
    expect(await asksOf(['ana', 'ben', 'eva', 'kim'])).toEqual([210_000, 250_000, 240_000, 0]);
  });

  it('in separate sittings gives the same numbers, and again changes nothing', async () => {
    const packets = [await cut('ana'), await cut('south')];
    const sent = (await ask(home, 'exportPlan', { plan })).bytes;
    const one = await answer(packets[0]?.bytes as Uint8Array, [asking('ana', 200_000)]);
    const two = await answer(packets[1]?.bytes as Uint8Array, [asking('eva', 200_000)]);
    const other = newStore();
    const key = await upload(other, 'plan.parley', sent);
    const { plan: copy } = await ask(other, 'importPlanFile', { upload: key, asCopy: false });
    await ask(other, 'openPlan', { plan: copy });
    await collect([two], {}, { store: other, plan: copy });
    await collect([one], {}, { store: other, plan: copy });
    await collect([one, two]);
    const rows = async (store: Store, at: string) => {
      const { offer, ask: asks, working } = (await ask(store, 'getPlanView', { plan: at })).rows;
      return { offer, asks, working };
    };
    expect(await rows(other, copy)).toEqual(await rows(home, plan));
    const before = (await ask(home, 'exportPlan', { plan })).bytes;
    expect((await collect([one, two, one])).map(({ state, files }) => [state, files])).toEqual([
      ['again', [0, 2]],
      ['again', [1]],
    ]);
    expect(Buffer.compare((await ask(home, 'exportPlan', { plan })).bytes, before)).toBe(0);
  });

  it('only looks when it is not to commit', async () => {
    const { bytes } = await cut('north');
    const answered = await answer(bytes, [asking('ana', 200_000)]);
    const before = (await ask(home, 'exportPlan', { plan })).bytes;
    const [report] = await collect([answered], { commit: false });
    expect(report).toMatchObject({ state: 'answered', by: 'Ben', answered: 1, lines: 2 });
    expect(report?.answers).toMatchObject([
      { unit: 'ana', asked: 200_000, before: null, after: 200_000, offerThen: 250_000, outcome: 'taken' },
    ]);
    expect(Buffer.compare((await ask(home, 'exportPlan', { plan })).bytes, before)).toBe(0);
  });

  it('keeps no answer and zero apart, and shows who has not answered', async () => {
    const [north, ana] = [await cut('north'), await cut('ana')];
    await cut('eva');
    const silent = await answer(north.bytes, []);
    const zero = await answer(ana.bytes, [asking('ana', 0)]);
    const reports = await collect([silent, zero]);
    expect(reports.map(({ state, answered, lines }) => [state, answered, lines])).toEqual([
      ['unanswered', 0, 2],
      ['answered', 1, 1],
    ]);
    const { packets } = await ask(home, 'getPackets', { plan });
    expect(packets.map(({ unitName, returned }) => [unitName, returned?.answered ?? null])).toEqual([
      ['North', 0],
      ['Ana', 1],
      ['Eva', null],
    ]);
    expect(packets[1]?.answers).toMatchObject([{ asked: 0, before: null, after: 0 }]);
    expect(await asksOf(['ana', 'ben'])).toEqual([0, Number.NaN]);
  });
});
