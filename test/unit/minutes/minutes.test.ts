import { describe, expect, it } from 'vitest';
import { minutesOf } from '#shared/domain/minutes/minutes.ts';
import type { Minutes } from '#shared/domain/minutes/facts.ts';
import type { TogetherCommand } from '#shared/domain/bargain/command.ts';
import { samplePlan, type PlanUnderTest } from '../../fixtures/sample-plan.ts';

const line = { measure: 'revenue' } as const;

/** What a participant at a unit reads; the whole room without one. */
function minutesFor(plan: PlanUnderTest, viewer: string | null, together: readonly TogetherCommand[] = []): Minutes {
  return minutesOf({
    model: plan.model,
    totals: plan.totals,
    viewer: viewer === null ? null : plan.node(viewer),
    timeOf: (sequence) => `time-${sequence}`,
    decisions: [
      { sequence: 5, at: 'time-5', actor: 'Facilitator', kind: 'set-target', unit: 'company', label: 'Margin' },
      { sequence: 9, at: 'time-9', actor: 'Facilitator', kind: 'open-round', unit: null, label: '' },
    ],
    together: together.map((command, place) => ({ sequence: 20 + place, at: 'time-20', actor: 'Director', command })),
  });
}

/** A workshop in which both regions speak, with numbers and words that can be found in a text again. */
function workshop(): PlanUnderTest {
  const plan = samplePlan();
  const acts = [
    plan.act({ kind: 'propose', ...line, unit: 'company', value: 987_654_321, reason: 'the board wants growth' }),
    plan.act({ kind: 'propose', ...line, unit: 'ana', value: 51_300_017 }, 'Director'),
    plan.act({ kind: 'ask', ...line, unit: 'ana', value: 41_200_013, reason: 'lost the bike chain' }, 'Ana'),
    plan.act({ kind: 'counter', side: 'company', ...line, unit: 'ana', value: 46_100_011 }, 'Director'),
    plan.act({ kind: 'settle', ...line, unit: 'ana', value: 45_000_007, reason: 'met near the middle' }, 'Director'),
    plan.act(
      { kind: 'ask', ...line, unit: 'dora', value: 33_700_019, reason: 'family leave', visibleTo: 'south' },
      'Dora',
    ),
    plan.act({ kind: 'ask', ...line, unit: 'ben', value: 27_800_023, reason: 'new depot' }, 'Ben'),
    plan.act({
      kind: 'set-workshop-item',
      item: 'p1',
      list: 'parkingLot',
      text: 'who pays the fair in Porto',
      minutes: null,
      unit: 'dora',
      state: 'open',
    }),
    plan.act({
      kind: 'set-workshop-item',
      item: 'p2',
      list: 'parkingLot',
      text: 'bonus rules',
      minutes: null,
      unit: null,
      state: 'open',
    }),
  ];
  expect(acts.filter((refused) => refused !== null)).toEqual([]);
  return plan;
}

describe('the minutes of the whole room', () => {
  it('tell of a settled line who agreed on what, from which numbers, and why', () => {
    const ana = minutesFor(workshop(), null).lines.find(({ unit }) => unit === 'ANA');
    expect(ana).toMatchObject({
      path: ['NORTH'],
      status: 'settled',
      agreed: 45_000_007,
      opening: { offer: 51_300_017, ask: 41_200_013, round: 1 },
      moved: { company: 45_000_007 - 51_300_017, unit: 45_000_007 - 41_200_013 },
      settled: { actor: 'Director', at: 'time-10' },
      settledWith: null,
    });
    expect(ana?.moves.map(({ kind, value, actor, reason }) => [kind, value, actor, reason])).toEqual([
      ['propose', 51_300_017, 'Director', ''],
      ['ask', 41_200_013, 'Ana', 'lost the bike chain'],
      ['counter', 46_100_011, 'Director', ''],
      ['settle', 45_000_007, 'Director', 'met near the middle'],
    ]);
  });

  it('tell of an open line both numbers', () => {
    const plan = workshop();
    const ben = minutesFor(plan, null).lines.find(({ unit }) => unit === 'BEN');
    expect(ben).toMatchObject({ status: 'open', offer: plan.offer('ben'), ask: 27_800_023, agreed: null });
  });

  it('leave out the words that are for some only, but say so', () => {
    const minutes = minutesFor(workshop(), null);
    const move = minutes.lines.find(({ unit }) => unit === 'DORA')?.moves[0];
    expect(move).toMatchObject({ value: 33_700_019, reason: '', withheld: true });
    expect(JSON.stringify(minutes)).not.toContain('family leave');
  });

  it('know nothing of what was undone', () => {
    const plan = samplePlan();
    expect(minutesFor(plan, null)).toMatchObject({ lines: [], people: [], began: null, ended: null });
  });
});

describe('the minutes of a participant', () => {
  const others = ['33700019', 'family leave', 'Porto', 'DORA', 'SOUTH', '987654321', 'Dora'];

  it('have nothing of another subtree in their bytes, nor totals above', () => {
    const bytes = JSON.stringify(minutesFor(workshop(), 'north'));
    expect(others.filter((text) => bytes.includes(text))).toEqual([]);
    for (const own of ['45000007', '27800023', 'lost the bike chain', 'bonus rules']) expect(bytes).toContain(own);
  });

  it('have nothing of a colleague either', () => {
    const plan = workshop();
    const bytes = JSON.stringify(minutesFor(plan, 'ana'));
    const numbers = ['ben', 'carl', 'north', 'dora', 'company'].map((unit) => String(plan.offer(unit)));
    for (const text of [...numbers, '27800023', 'new depot', ...others]) expect(bytes).not.toContain(text);
  });

  it('say that the company moved on totals above, and why, without its number', () => {
    const [move] = minutesFor(workshop(), 'ana').fromAbove;
    expect(move).toMatchObject({ kind: 'propose', value: null, reason: 'the board wants growth' });
  });

  it('have the words that are for the participant', () => {
    const plan = workshop();
    const reasonFor = (viewer: string): string | undefined =>
      minutesFor(plan, viewer).lines.find(({ unit }) => unit === 'DORA')?.moves[0]?.reason;
    expect(reasonFor('south')).toBe('family leave');
    expect(reasonFor('company')).toBe('family leave');
    expect(reasonFor('dora')).toBe('');
    expect(JSON.stringify(minutesFor(plan, 'south'))).toContain('Porto');
  });

  it('tell decisions on the plan as a whole, and those on the own units', () => {
    const plan = workshop();
    expect(minutesFor(plan, 'north').decisions.map(({ kind }) => kind)).toEqual(['open-round']);
    expect(minutesFor(plan, null).decisions.map(({ kind }) => kind)).toEqual(['set-target', 'open-round']);
    expect(minutesFor(plan, 'north').targets).toEqual([]);
    expect(minutesFor(plan, null).targets).toMatchObject([{ name: 'Margin' }]);
  });

  it('show conditions of the own lines only', () => {
    const plan = workshop();
    const stated = plan.act({
      kind: 'counter',
      side: 'unit',
      ...line,
      unit: 'dora',
      value: 34_000_000,
      conditions: [{ kind: 'budget', amount: 3_000_000, text: 'a campaign in May' }],
    });
    expect(stated).toBeNull();
    expect(minutesFor(plan, 'south').conditions).toMatchObject([{ unit: 'DORA', state: 'stated', amount: 3_000_000 }]);
    expect(JSON.stringify(minutesFor(plan, 'north'))).not.toContain('campaign');
  });
});

describe('decisions that one step took together', () => {
  const settle = (unit: string, value: number) => ({ kind: 'settle', ...line, unit, value }) as const;
  const both: TogetherCommand = {
    kind: 'together',
    label: 'ANA and DORA meet',
    commands: [
      settle('ana', 45_000_007),
      settle('dora', 33_700_019),
      { kind: 'hold', ...line, unit: 'ben', reason: '' },
    ],
  };

  it('are told to the whole room as one, without what is no decision', () => {
    const [step] = minutesFor(workshop(), null, [both]).together;
    expect(step).toMatchObject({ sequence: 20, actor: 'Director', label: 'ANA and DORA meet', whole: true });
    expect(step?.parts.map(({ kind, unit, value }) => [kind, unit, value])).toEqual([
      ['settle', 'ANA', 45_000_007],
      ['settle', 'DORA', 33_700_019],
    ]);
  });

  it('are told to a participant as far as they are the own, without a label that names others', () => {
    const { together } = minutesFor(workshop(), 'north', [both]);
    expect(together).toMatchObject([{ label: '', whole: false, parts: [{ unit: 'ANA', value: 45_000_007 }] }]);
    expect(JSON.stringify(together)).not.toMatch(/DORA|33700019/);
    expect(minutesFor(workshop(), 'carl', [both]).together).toEqual([]);
  });

  it('name the package they answer, and a package says who took it', () => {
    const plan = workshop();
    const lines = [{ unit: 'ben', ...line, line: null, value: 30_000_000 }];
    plan.act({ kind: 'offer-package', package: 'p', side: 'company', name: 'Spring', lines });
    const command = {
      kind: 'together',
      label: 'Spring is taken',
      commands: [{ kind: 'answer-package', package: 'p', answer: 'accept' }],
    } as const;
    expect(minutesFor(plan, null).packages).toMatchObject([{ state: 'open', answered: null }]);
    expect(plan.act(command, 'Ben')).toBeNull();
    const minutes = minutesFor(plan, 'north', [command]);
    expect(minutes.packages).toMatchObject([{ state: 'accepted', answered: { actor: 'Ben' } }]);
    expect(minutes.together).toMatchObject([
      { parts: [{ kind: 'answer-package', answer: 'accept', label: 'Spring' }] },
    ]);
    expect(minutesFor(plan, 'south', [command]).together).toEqual([]);
  });
});
