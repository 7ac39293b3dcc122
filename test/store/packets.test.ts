/** Packets from the plan to other laptops and back: every outcome of collecting them, on real data folders. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PacketReportView } from '#shared/contract/packets.ts';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import { genesisHash, makeEntry, type JournalEntry } from '#shared/domain/journal/entry.ts';
import { hashText } from '#main/store/container/hash-text.ts';
import { readContainer } from '#main/store/container/read-container.ts';
import { writeContainer } from '#main/store/container/write-container.ts';
import type { Store } from '#main/store/store.ts';
import {
  actor,
  ask,
  call,
  makeDataFolder,
  offerOf,
  openSmallPlan,
  removeDataFolder,
  startTestStore,
  submit,
  upload,
} from './store-support.ts';

const measure = 'revenue';
const folders: string[] = [];
const stores: Store[] = [];
let home: Store;
let plan = '';

function newStore(now?: () => string): Store {
  const folder = makeDataFolder();
  const store = startTestStore(folder, now === undefined ? {} : { now });
  folders.push(folder);
  stores.push(store);
  return store;
}

beforeEach(async () => {
  home = newStore();
  plan = await openSmallPlan(home);
  await submit(home, plan, { kind: 'propose', unit: 'company', measure, value: 1_000_000, reason: 'the board’s goal' });
});
afterEach(() => {
  for (const store of stores.splice(0)) store.close();
  for (const folder of folders.splice(0)) removeDataFolder(folder);
});

interface Packet {
  readonly id: string;
  readonly bytes: Uint8Array;
}

async function cut(unit: string): Promise<Packet> {
  const { bytes, packet } = await ask(home, 'cutPacket', { plan, unit, command: randomUUID(), actor });
  return { id: packet, bytes };
}

/** Answers a packet on another laptop and sends it back. */
async function answer(bytes: Uint8Array, bodies: readonly CommandBody[], by = 'Ben', store = newStore()) {
  const key = await upload(store, 'packet.parley', bytes);
  const { plan: packet } = await ask(store, 'importPlanFile', { upload: key, asCopy: false });
  await ask(store, 'openPlan', { plan: packet });
  for (const body of bodies) {
    await ask(store, 'submit', { plan: packet, command: { id: randomUUID(), actor: by, body } });
  }
  return (await ask(store, 'exportPlan', { plan: packet })).bytes;
}

async function collect(
  files: readonly Uint8Array[],
  options: { readonly commit?: boolean; readonly chosen?: { packet: string; head: string }[] } = {},
  at: { readonly store: Store; readonly plan: string } = { store: home, plan },
): Promise<PacketReportView[]> {
  const uploads = [];
  for (const bytes of files) uploads.push(await upload(at.store, 'answer.parley', bytes));
  const { commit = true, chosen = [] } = options;
  return (await ask(at.store, 'collectPackets', { plan: at.plan, uploads, chosen, commit })).reports;
}

async function asksOf(units: readonly string[]): Promise<number[]> {
  const view = await ask(home, 'getPlanView', { plan });
  return units.map((unit) => view.rows.ask[view.units.findIndex(({ id }) => id === unit) * 13 + 12] ?? Number.NaN);
}

/** A file whose entries somebody changed with a program, chain and all. */
function forge(bytes: Uint8Array, change: (entry: JournalEntry) => JournalEntry): Uint8Array {
  const read = readContainer(bytes);
  if (!read.ok) throw new Error(read.refusal.code);
  let previous = genesisHash;
  const journal = read.value.journal.map((entry) => {
    const { hash: _hash, previous: _previous, ...fields } = change(entry);
    const made = makeEntry(hashText, previous, fields);
    previous = made.hash;
    return made;
  });
  const written = writeContainer({ ...read.value, journal }, { version: '0.1.0' });
  if (!written.ok) throw new Error(written.refusal.code);
  return Uint8Array.from(written.value.bytes);
}

const asking = (unit: string, value: number): CommandBody => ({ kind: 'ask', unit, measure, value, reason: 'my view' });

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

  it('leaves a line alone that was settled meanwhile, and takes the others', async () => {
    const { bytes } = await cut('north');
    const answered = await answer(bytes, [
      { kind: 'together', label: 'paste', commands: [asking('ana', 200_000), asking('ben', 190_000)] as never },
    ]);
    await submit(home, plan, { kind: 'settle', unit: 'ana', measure, value: 240_000 });
    const [report] = await collect([answered]);
    expect(report?.answers).toMatchObject([
      { unit: 'ana', asked: 200_000, after: 240_000, offerNow: 240_000, outcome: 'settled', code: 'line-settled' },
      { unit: 'ben', asked: 190_000, after: 190_000, outcome: 'taken' },
    ]);
    expect(await asksOf(['ana', 'ben'])).toEqual([240_000, 190_000]);
  });

  it('takes an ask on an older offer and says so; a yes to it stays the number that was seen', async () => {
    const { bytes } = await cut('north');
    const answered = await answer(bytes, [
      asking('ana', 200_000),
      { kind: 'accept', side: 'unit', unit: 'ben', measure, reason: 'fine' },
    ]);
    await submit(home, plan, { kind: 'propose', unit: 'north', measure, value: 400_000 });
    const [report] = await collect([answered]);
    expect(report?.answers).toMatchObject([
      { unit: 'ana', offerThen: 250_000, offerNow: 200_000, after: 200_000, outcome: 'olderOffer' },
      { unit: 'ben', offerThen: 250_000, offerNow: 200_000, after: 250_000, outcome: 'olderOffer' },
    ]);
    const line = await ask(home, 'getLine', { plan, unit: 'ben', measure });
    expect(line.moves[0]).toMatchObject({ kind: 'ask', value: 250_000, actor: 'Ben', reason: 'fine' });
  });

  it('names what the rules forbid now: a closed round, a package that is gone', async () => {
    const lines = [{ unit: 'ana', measure, line: null, value: 230_000 }] as const;
    await submit(home, plan, { kind: 'offer-package', package: 'p1', side: 'company', name: 'Deal', lines });
    const { bytes } = await cut('north');
    const answered = await answer(bytes, [
      { kind: 'answer-package', package: 'p1', answer: 'accept' },
      asking('ben', 200_000),
    ]);
    await submit(home, plan, { kind: 'answer-package', package: 'p1', answer: 'withdraw' });
    await submit(home, plan, { kind: 'close-round' });
    const [report] = await collect([answered]);
    expect(report?.answers.map(({ unit, outcome, code }) => [unit, outcome, code])).toEqual([
      ['ana', 'refused', 'package-not-open'],
      ['ben', 'refused', 'round-closed'],
    ]);
    expect(await asksOf(['ana', 'ben'])).toEqual([Number.NaN, Number.NaN]);
    // Nothing is lost: the same file is taken as soon as the rules allow it.
    await submit(home, plan, { kind: 'open-round' });
    await collect([answered]);
    expect(await asksOf(['ben'])).toEqual([200_000]);
  });

  it('refuses a package with a line that was held meanwhile as a whole', async () => {
    const lines = ['ana', 'ben'].map((unit) => ({ unit, measure, line: null, value: 230_000 }) as const);
    await submit(home, plan, { kind: 'offer-package', package: 'p1', side: 'company', name: 'Deal', lines });
    const { bytes } = await cut('north');
    const answered = await answer(bytes, [{ kind: 'answer-package', package: 'p1', answer: 'accept' }]);
    await submit(home, plan, { kind: 'hold', unit: 'ben', measure, reason: 'promised' });
    const [report] = await collect([answered]);
    expect(report?.answers.map(({ unit, outcome, code }) => [unit, outcome, code])).toEqual([
      ['ana', 'refused', 'line-held'],
      ['ben', 'refused', 'line-held'],
    ]);
    expect(await offerOf(home, plan, 'ana')).toBe(250_000);
  });

  it('that was answered on two laptops lets a person choose, also after one was taken', async () => {
    const { bytes, id } = await cut('north');
    const one = await answer(bytes, [asking('ana', 200_000)], 'Ann');
    const two = await answer(bytes, [asking('ben', 190_000)], 'Bob');
    const reports = await collect([one, two]);
    expect(reports.map(({ state, refusal }) => [state, refusal?.code])).toEqual([
      ['twice', 'packet-answered-twice'],
      ['twice', 'packet-answered-twice'],
    ]);
    // Both are shown, neither is taken.
    const shown = reports.map(({ by, answers }) => [by, answers.map(({ unit, asked }) => [unit, asked])]);
    expect(Object.fromEntries(shown)).toEqual({ Ann: [['ana', 200_000]], Bob: [['ben', 190_000]] });
    expect(await asksOf(['ana', 'ben'])).toEqual([Number.NaN, Number.NaN]);
    const headOf = (by: string): string => reports.find((report) => report.by === by)?.head ?? '';
    await collect([one, two], { chosen: [{ packet: id, head: headOf('Ann') }] });
    expect(await asksOf(['ana', 'ben'])).toEqual([200_000, Number.NaN]);
    const [late] = await collect([two]);
    expect(late).toMatchObject({ state: 'twice', refusal: { details: { one: 'Ann', other: 'Bob' } } });
    expect(await asksOf(['ana', 'ben'])).toEqual([200_000, Number.NaN]);
    await collect([two], { chosen: [{ packet: id, head: headOf('Bob') }] });
    expect(await asksOf(['ana', 'ben'])).toEqual([Number.NaN, 190_000]);
    await collect([one], { chosen: [{ packet: id, head: headOf('Ann') }] });
    expect(await asksOf(['ana', 'ben'])).toEqual([200_000, Number.NaN]);
  });

  it('takes what was added since, and takes back what its owner took back', async () => {
    const { bytes } = await cut('north');
    const laptop = newStore();
    const first = await answer(bytes, [asking('ana', 200_000), asking('ben', 190_000)], 'Ben', laptop);
    await collect([first]);
    const second = await answer(first, [{ kind: 'undo' }, asking('ana', 205_000)], 'Ben', laptop);
    const [report] = await collect([first, second]);
    expect(report).toMatchObject({ files: [1, 0], state: 'answered', answered: 1 });
    expect(await asksOf(['ana', 'ben'])).toEqual([205_000, Number.NaN]);
    expect((await collect([first])).map(({ state }) => state)).toEqual(['again']);
  });

  it('refuses what is not a packet of this plan, or not as it was cut, and takes the rest', async () => {
    const { bytes } = await cut('north');
    const whole = (await ask(home, 'exportPlan', { plan })).bytes;
    const late = await cut('eva');
    const good = await answer(bytes, [asking('ana', 200_000)]);
    const other = newStore();
    const otherPlan = await openSmallPlan(other);
    await submit(other, otherPlan, { kind: 'propose', unit: 'company', measure, value: 5_000 });
    const strange = await ask(other, 'cutPacket', { plan: otherPlan, unit: 'north', command: randomUUID(), actor });
    const altered = Uint8Array.from(bytes);
    altered[bytes.length - 2000] = (altered[bytes.length - 2000] ?? 0) ^ 1;
    const reports = await collect([whole, strange.bytes, altered, good]);
    expect(reports.map(({ files, state, refusal }) => [files[0], state, refusal?.code ?? null])).toEqual([
      [0, 'refused', 'packet-not-one'],
      [1, 'refused', 'packet-other-plan'],
      [2, 'refused', 'file-altered'],
      [3, 'answered', null],
    ]);
    // An older copy of the plan does not know what was cut after it.
    const older = newStore();
    const key = await upload(older, 'plan.parley', whole);
    const { plan: copy } = await ask(older, 'importPlanFile', { upload: key, asCopy: false });
    await ask(older, 'openPlan', { plan: copy });
    await submit(home, plan, { kind: 'propose', unit: 'company', measure, value: 1_100_000 });
    const later = await cut('kim');
    const codes = await collect([bytes, late.bytes, later.bytes], {}, { store: older, plan: copy });
    expect(codes.map(({ files, refusal }) => [files[0], refusal?.code ?? null])).toEqual([
      [2, 'packet-later-plan'],
      [0, null],
      // Cut from this very state, though nobody noted it here: cutting it again proves it.
      [1, null],
    ]);
    await submit(home, plan, { kind: 'undo' });
    expect((await collect([later.bytes])).map(({ refusal }) => refusal?.code)).toEqual(['packet-taken-back']);
  });

  it('refuses a packet whose unit is gone, one that was rebuilt, and one that speaks for somebody else', async () => {
    await submit(home, plan, { kind: 'add-units', units: [{ id: 'zoe', parent: 'south', name: 'Zoe' }] });
    const zoe = await cut('zoe');
    const ana = await cut('ana');
    const ben = await cut('ben');
    const gone = await answer(zoe.bytes, [asking('zoe', 5)]);
    await submit(home, plan, { kind: 'remove-unit', unit: 'zoe' });
    const rebuilt = forge(await answer(ana.bytes, [asking('ana', 5)]), (entry) => ({ ...entry, actor: 'Nobody' }));
    const bold = forge(await answer(ben.bytes, [asking('ben', 5)]), (entry) =>
      entry.sequence === 1 ? entry : { ...entry, command: { kind: 'propose', unit: 'ben', measure, value: 5 } },
    );
    const beyond = forge(await answer(ben.bytes, [asking('ben', 5)]), (entry) =>
      entry.sequence === 1 ? entry : { ...entry, command: { kind: 'ask', unit: 'eva', measure, value: 5 } },
    );
    const reports = await collect([gone, rebuilt, bold, beyond]);
    expect(reports.map(({ refusal }) => refusal?.code)).toEqual([
      'packet-unit-removed',
      'packet-not-cut-here',
      'packet-oversteps',
      'packet-oversteps',
    ]);
    expect((await asksOf(['ana', 'ben', 'eva'])).every(Number.isNaN)).toBe(true);
  });

  it('does not let a choice undo what others built on', async () => {
    const { bytes, id } = await cut('north');
    const one = await answer(bytes, [asking('ana', 200_000)], 'Ann');
    const two = await answer(bytes, [asking('ben', 190_000)], 'Bob');
    await collect([one]);
    await submit(home, plan, asking('ana', 220_000));
    const [seen] = await collect([two], { commit: false });
    const [report] = await collect([two], { chosen: [{ packet: id, head: seen?.head ?? '' }] });
    expect(report).toMatchObject({ state: 'refused', refusal: { code: 'packet-choice-blocked' } });
    expect(await asksOf(['ana', 'ben'])).toEqual([220_000, Number.NaN]);
  });
});
