/** What becomes of an answer that meets a plan that went on: taken, left alone, refused, or left to a person. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { actor, ask, offerOf, openSmallPlan, submit, upload } from './store-support.ts';
import {
  answer,
  asking,
  asksOf,
  beginEachAtHome,
  collect,
  cut,
  forge,
  home,
  measure,
  newStore,
  plan,
} from './packets-support.ts';

beginEachAtHome();

describe('collecting packets in a plan that went on', () => {
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
