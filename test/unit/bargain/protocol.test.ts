import { describe, expect, it } from 'vitest';
import type { MoveCommand } from '#shared/domain/bargain/command.ts';
import { rowState } from '#shared/domain/bargain/row-state.ts';
import { invertChanges } from '#shared/domain/changes/change.ts';
import { samplePlan, type PlanUnderTest } from '../../fixtures/sample-plan.ts';

const line = { measure: 'revenue' } as const;
const ana = { unit: 'ana', ...line } as const;

/** The plan with offers everywhere and an ask of ana. */
function answered(): PlanUnderTest {
  const plan = samplePlan();
  plan.act({ kind: 'propose', ...line, unit: 'company', value: 10_000_000 });
  plan.act({ kind: 'ask', ...ana, value: 1_000_000 });
  return plan;
}

function stateOf(plan: PlanUnderTest, unit: string) {
  return rowState(plan.model, plan.totals, 'revenue', plan.node(unit));
}

/** Carries out commands that must not be refused. */
function act(plan: PlanUnderTest, ...commands: readonly MoveCommand[]): void {
  for (const command of commands) expect([command.kind, plan.act(command)]).toEqual([command.kind, null]);
}

describe('the opening numbers', () => {
  it('are those of the moment both sides had spoken, whatever follows, and go with undo', () => {
    const plan = answered();
    const opening = plan.model.quota('revenue', 'ana')?.opening;
    expect(opening).toEqual({ offer: plan.offer('ana'), ask: 1_000_000, round: 1 });
    act(plan, { kind: 'open-round' }, { kind: 'counter', side: 'unit', ...ana, value: 1_100_000 });
    expect(plan.model.quota('revenue', 'ana')?.opening).toEqual(opening);
    expect(plan.model.quota('revenue', 'ben')?.opening).toBeUndefined();
    for (const { changes } of plan.entries.slice(-3).reverse()) plan.apply(invertChanges(changes));
    expect(plan.model.quota('revenue', 'ana')).not.toHaveProperty('opening');
  });

  it('follow from a number written to a total above, too', () => {
    const plan = samplePlan();
    act(plan, { kind: 'ask', ...line, unit: 'north', value: 500 });
    act(plan, { kind: 'propose', ...line, unit: 'company', value: 2_000 });
    const quota = plan.model.quota('revenue', 'ben');
    expect(quota?.opening).toEqual({ offer: plan.offer('ben'), ask: plan.ask('ben'), round: 1 });
  });
});

describe('a rejection', () => {
  it('needs a number of one’s own and a reason, and hands the turn over', () => {
    const plan = samplePlan();
    act(plan, { kind: 'ask', ...ana, value: 1_000 });
    expect(plan.act({ kind: 'reject', side: 'company', ...ana, reason: 'too low' })).toBe('rejection-needs-number');
    act(plan, { kind: 'propose', ...ana, value: 2_000 }, { kind: 'ask', ...ana, value: 1_500 });
    expect(plan.act({ kind: 'reject', side: 'company', ...ana, reason: ' ' })).toBe('rejection-needs-reason');
    act(plan, { kind: 'reject', side: 'company', ...ana, reason: 'too low' });
    expect(plan.model.movesOn('revenue', 'ana').at(-1)).toMatchObject({ kind: 'reject', value: 2_000 });
    expect(stateOf(plan, 'ana')).toMatchObject({ status: 'answered', turn: 'unit' });
    expect([plan.offer('ana'), plan.ask('ana')]).toEqual([2_000, 1_500]);
  });
});

describe('conditions', () => {
  const campaign = { kind: 'budget', amount: 3_000_000, text: 'campaign in May' } as const;

  it('are promised when the other side accepts, and stay open until they are met', () => {
    const plan = answered();
    act(plan, { kind: 'counter', side: 'unit', ...ana, value: 1_200_000, conditions: [campaign] });
    const [condition] = plan.model.conditions.values();
    expect(condition).toMatchObject({ ...campaign, side: 'unit', unit: 'ana', state: 'stated' });
    const id = condition?.id ?? '';
    expect(plan.act({ kind: 'mark-condition', condition: id, state: 'met' })).toBe('condition-not-promised');
    act(plan, { kind: 'accept', side: 'company', ...ana });
    expect(plan.model.conditions.get(id)?.state).toBe('promised');
    act(plan, { kind: 'mark-condition', condition: id, state: 'met' });
    expect(plan.model.conditions.get(id)?.state).toBe('met');
  });

  it('go with the number they were said with', () => {
    const plan = answered();
    act(plan, { kind: 'counter', side: 'unit', ...ana, value: 1_200_000, conditions: [campaign] });
    act(plan, { kind: 'condition', side: 'unit', ...ana, conditions: [{ kind: 'headcount', amount: 1, text: '' }] });
    act(plan, { kind: 'counter', side: 'unit', ...ana, value: 1_300_000 });
    expect([...plan.model.conditions.values()].map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('are promised by a settlement at the number of their side only, or when they are named', () => {
    for (const [value, state] of [
      [1_000_000, 'promised'],
      [1_111_111, 'withdrawn'],
    ] as const) {
      const plan = answered();
      act(plan, { kind: 'condition', side: 'unit', ...ana, conditions: [campaign] });
      act(plan, { kind: 'settle', ...ana, value });
      expect([...plan.model.conditions.values()][0]?.state).toBe(state);
    }
    const plan = answered();
    act(plan, { kind: 'condition', side: 'unit', ...ana, conditions: [campaign] });
    const conditions = [...plan.model.conditions.keys()];
    act(plan, { kind: 'settle', ...ana, value: 1_111_111, conditions });
    expect([...plan.model.conditions.values()][0]?.state).toBe('promised');
    act(plan, { kind: 'reopen', ...ana, reason: 'why' });
    expect([...plan.model.conditions.values()][0]?.state).toBe('stated');
  });

  it('are refused about a unit that is not there, and keep a unit they name', () => {
    const plan = answered();
    const about = (unit: string) => ({ kind: 'other', text: 'help', about: unit }) as const;
    expect(plan.act({ kind: 'condition', side: 'unit', ...ana, conditions: [about('nobody')] })).toBe('unknown-unit');
    expect(plan.act({ kind: 'add-units', units: [{ id: 'help', parent: 'company', name: 'Help' }] })).toBeNull();
    act(plan, { kind: 'condition', side: 'unit', ...ana, conditions: [about('help')] });
    expect(plan.act({ kind: 'remove-unit', unit: 'help' })).toBe('node-has-numbers');
    const nothing = { kind: 'other', text: ' ' } as const;
    expect(plan.act({ kind: 'condition', side: 'unit', ...ana, conditions: [nothing] })).toBe('condition-empty');
  });
});

describe('signing', () => {
  it('puts both sides under a settlement, once each, and a reopening takes the signatures with it', () => {
    const plan = answered();
    expect(plan.act({ kind: 'sign', side: 'unit', ...ana })).toBe('sign-needs-settlement');
    act(plan, { kind: 'settle', ...ana, value: 1_100_000 }, { kind: 'sign', side: 'unit', ...ana });
    expect(stateOf(plan, 'ana').hold).toMatchObject({ kind: 'settled', unitSigned: true, companySigned: false });
    expect(plan.act({ kind: 'sign', side: 'unit', ...ana })).toBe('already-signed');
    act(plan, { kind: 'sign', side: 'company', ...ana });
    expect(stateOf(plan, 'ana').hold).toMatchObject({ unitSigned: true, companySigned: true });
    act(plan, { kind: 'reopen', ...ana, reason: 'new customer' }, { kind: 'settle', ...ana, value: 1_000 });
    expect(stateOf(plan, 'ana').hold).toMatchObject({ unitSigned: false, companySigned: false });
  });
});

describe('rounds', () => {
  it('keep numbers still while they are closed, but not agreement', () => {
    const plan = answered();
    act(plan, { kind: 'close-round' });
    expect(plan.act({ kind: 'close-round' })).toBe('round-already-closed');
    expect(plan.act({ kind: 'propose', ...ana, value: 1 })).toBe('round-closed');
    expect(plan.act({ kind: 'open-offers', ...line, unit: 'company', growth: 0 })).toBe('round-closed');
    act(plan, { kind: 'accept', side: 'company', ...ana }, { kind: 'open-round' });
    expect(plan.model.header).toMatchObject({ round: 2 });
    expect(plan.model.header).not.toHaveProperty('roundClosed');
    act(plan, { kind: 'propose', ...ana, value: 1 });
  });

  it('end holds that were to last until them, each by a move of its own', () => {
    const plan = answered();
    act(plan, { kind: 'hold', ...ana, untilRound: 1 }, { kind: 'hold', ...line, unit: 'ben', untilRound: 2 });
    expect(plan.act({ kind: 'hold', ...line, unit: 'carl', untilRound: 0 })).toBe('hold-already-over');
    act(plan, { kind: 'open-round' });
    expect([...plan.model.holds.values()].map(({ unit }) => unit)).toEqual(['ben']);
    expect(plan.model.movesOn('revenue', 'ana').at(-1)?.kind).toBe('release');
  });

  it('send what is open after the last one to the unit above, whose owner decides it', () => {
    const plan = answered();
    expect(plan.act({ kind: 'change-plan', maximumRounds: 1 })).toBeNull();
    expect(plan.act({ kind: 'change-unit', unit: 'north', owner: 'Nora' })).toBeNull();
    act(plan, { kind: 'close-round' });
    expect(plan.act({ kind: 'open-round' })).toBe('rounds-used-up');
    expect(stateOf(plan, 'ana')).toMatchObject({ escalated: 1, escalatedTo: 'north', turn: null });
    expect(stateOf(plan, 'company').escalated).toBe(1);
    expect(plan.act({ kind: 'settle', ...ana, value: 1_100_000 }, 'Bob')).toBe('line-escalated');
    expect(plan.act({ kind: 'settle', ...ana, value: 1_100_000 }, 'Nora')).toBeNull();
    expect(stateOf(plan, 'ana')).toMatchObject({ status: 'settled', escalated: 0 });
    expect(plan.act({ kind: 'change-plan', maximumRounds: null })).toBeNull();
    expect(plan.model.header).not.toHaveProperty('maximumRounds');
  });
});

describe('sending a line up', () => {
  it('keeps totals above away from it until it is decided', () => {
    const plan = answered();
    act(plan, { kind: 'escalate', side: 'unit', ...ana, reason: 'we do not meet' });
    const offer = plan.offer('ana');
    act(plan, { kind: 'propose', ...line, unit: 'company', value: 12_000_000 });
    expect(plan.offer('ana')).toBe(offer);
    expect(plan.offer('company')).toBe(12_000_000);
    act(plan, { kind: 'propose', ...ana, value: 1_234 });
    expect(stateOf(plan, 'ana')).toMatchObject({ escalated: 0, turn: 'unit' });
  });

  it('is refused where there is nothing above or nothing to decide', () => {
    const plan = answered();
    expect(plan.act({ kind: 'escalate', side: 'unit', ...line, unit: 'company' })).toBe('nothing-above');
    expect(plan.act({ kind: 'escalate', side: 'unit', ...line, unit: 'ben' })).toBe('nothing-to-escalate');
    expect(plan.act({ kind: 'escalate', side: 'unit', ...ana, to: 'south' })).toBe('not-above');
    act(plan, { kind: 'escalate', side: 'unit', ...ana, to: 'company' });
    expect(stateOf(plan, 'ana').escalatedTo).toBe('company');
    act(plan, { kind: 'accept', side: 'company', ...ana });
    expect(stateOf(plan, 'ana').escalatedTo).toBeNull();
  });
});

describe('a number for a part of the offering', () => {
  it('moves that part alone, exactly', () => {
    const plan = answered();
    const of = (lineLeaf: number): number =>
      plan.model.row('offer', 'revenue', 0, lineLeaf)?.reduce((sum, month) => sum + month, 0) ?? 0;
    const before = [of(0), of(1), of(2)];
    act(plan, { kind: 'propose', ...ana, line: 'bikes', value: 777 });
    expect([of(0), of(1), of(2)]).toEqual([777, before[1], before[2]]);
    act(plan, { kind: 'propose', ...line, unit: 'company', line: 'parts', value: 1_000_001 });
    expect(of(0)).toBe(777);
    expect(plan.act({ kind: 'propose', ...ana, line: 'boats', value: 1 })).toBe('unknown-line');
  });
});

describe('a package', () => {
  const offer = {
    kind: 'offer-package',
    package: 'p1',
    side: 'unit',
    name: 'Bikes for parts',
    lines: [
      { unit: 'ana', ...line, line: 'bikes', value: 400_000 },
      { unit: 'ana', ...line, line: 'parts', value: 150_000 },
      { unit: 'ben', ...line, line: null, value: 900_000 },
    ],
    conditions: [{ kind: 'budget', amount: 3_000_000, text: 'campaign' }],
  } as const;

  it('changes nothing until it is accepted, and then everything on both sides', () => {
    const plan = answered();
    const before = [plan.offer('ana'), plan.ask('ana'), plan.offer('ben'), plan.ask('ben')];
    act(plan, offer);
    expect([plan.offer('ana'), plan.ask('ana'), plan.offer('ben'), plan.ask('ben')]).toEqual(before);
    act(plan, { kind: 'answer-package', package: 'p1', answer: 'accept' });
    expect([plan.offer('ben'), plan.ask('ben')]).toEqual([900_000, 900_000]);
    expect(stateOf(plan, 'ben').status).toBe('accepted');
    for (const layer of ['offer', 'ask'] as const) {
      const bikes = plan.model.row(layer, 'revenue', 0, 0) ?? [];
      expect(bikes.reduce((sum, month) => sum + month, 0)).toBe(400_000);
    }
    expect(plan.model.packages.get('p1')?.state).toBe('accepted');
    expect([...plan.model.conditions.values()][0]).toMatchObject({ package: 'p1', state: 'promised' });
    expect(plan.act({ kind: 'answer-package', package: 'p1', answer: 'withdraw' })).toBe('package-not-open');
  });

  it('is taken whole or not at all where one of its lines is held', () => {
    const plan = answered();
    act(plan, offer, { kind: 'hold', ...line, unit: 'ben' });
    const before = plan.state();
    expect(plan.act({ kind: 'answer-package', package: 'p1', answer: 'accept' })).toBe('line-held');
    expect(plan.state()).toBe(before);
  });

  it('does not fit where a held total moves one of its lines again', () => {
    const plan = answered();
    act(plan, { kind: 'hold', ...line, unit: 'north' });
    const lines = [
      { unit: 'ana', ...line, line: null, value: 1 },
      { unit: 'ben', ...line, line: null, value: 1 },
      { unit: 'carl', ...line, line: null, value: 1 },
    ];
    act(plan, { ...offer, lines });
    expect(plan.act({ kind: 'answer-package', package: 'p1', answer: 'accept' })).toBe('package-does-not-fit');
  });

  it('is refused when one of its numbers contains another, and rejected with a reason only', () => {
    const plan = answered();
    const nested = [...offer.lines, { unit: 'north', ...line, line: null, value: 5 }];
    expect(plan.act({ ...offer, lines: nested })).toBe('package-overlaps');
    act(plan, offer);
    expect(plan.act({ kind: 'answer-package', package: 'p1', answer: 'reject' })).toBe('rejection-needs-reason');
    act(plan, { kind: 'answer-package', package: 'p1', answer: 'reject', reason: 'too much' });
    expect([...plan.model.conditions.values()][0]?.state).toBe('withdrawn');
  });
});

describe('the grounds of a move', () => {
  it('are kept with it, and name only what the plan has', () => {
    const plan = answered();
    expect(plan.act({ kind: 'propose', ...ana, value: 5, reasonCode: 'market' })).toBe('unknown-reason-code');
    expect(plan.act({ kind: 'propose', ...ana, value: 5, visibleTo: 'moon' })).toBe('unknown-unit');
    expect(plan.act({ kind: 'set-reason-code', code: 'market', name: 'Market' })).toBeNull();
    act(plan, { kind: 'propose', ...ana, value: 5, reasonCode: 'market', evidence: 'survey.pdf', visibleTo: 'north' });
    expect(plan.model.movesOn('revenue', 'ana').at(-1)).toMatchObject({
      reasonCode: 'market',
      evidence: 'survey.pdf',
      visibleTo: 'north',
    });
    expect(plan.act({ kind: 'remove-reason-code', code: 'market' })).toBe('reason-code-in-use');
  });
});
