import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandBody, HistoryCommand, MoveCommand } from '#shared/domain/bargain/command.ts';
import { invertChanges } from '#shared/domain/changes/change.ts';
import { PlanTotals } from '#shared/domain/cube/plan-totals.ts';
import { readTargets } from '#shared/domain/impact/read-targets.ts';
import { bounds, outsideBounds, spreads, watchSpread } from '../fixtures/random-spreads.ts';
import { gatheredIndexes, keptIndexes } from '../fixtures/record-indexes.ts';
import { leafNumbersSlots, snapshotTotals } from '../fixtures/snapshot-totals.ts';
import { people, PlanUnderTest, samplePlan } from '../fixtures/sample-plan.ts';

/**
 * Random negotiations. After every step all totals, all targets and what is kept by line equal a computation from
 * scratch; at the end everything is undone to the very state of the beginning, and the recorded changes replayed on a
 * new plan give the very state of the end.
 */
const seed = 20_140_101;
const runs = 10_000;
const units = fc.constantFrom('company', 'north', 'south', ...people);
const measure = fc.constantFrom('revenue', 'revenue', 'revenue', 'cost', 'units');
const value = fc.oneof(fc.integer({ min: 0, max: 3_000_000_000 }), fc.integer({ min: 0, max: 40 }));
const periods = fc.constantFrom(undefined, { first: 1, last: 3 }, { first: 7, last: 7 });
const method = fc.constantFrom(undefined, 'lastYear', 'current', 'even');
const side = fc.constantFrom('company', 'unit');

const why = fc.constant('why');
const packages = fc.constantFrom('one', 'two');
const conditions = fc.constant([{ kind: 'headcount', amount: 1, text: 'a person more' }]);

function withPresent<Value extends object>(record: Value): Value {
  return Object.fromEntries(Object.entries(record).filter(([, entry]) => entry !== undefined)) as Value;
}

const move = fc
  .oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('propose'), unit: units, measure, value, periods, method }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask'), unit: units, measure, value, periods, method }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('counter'), side, unit: units, measure, value }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('accept'), side, unit: units, measure }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle'), unit: units, measure }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('settle'), unit: units, measure, value }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('hold'), unit: units, measure }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('release'), unit: units, measure }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('reopen'), unit: units, measure, reason: fc.constant('why') }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('open-offers'),
        unit: units,
        measure,
        growth: fc.integer({ min: -500_000, max: 900_000 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'open-round' }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'close-round' }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('reject'), side, unit: units, measure, reason: why }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('escalate'), side, unit: units, measure }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('sign'), side, unit: units, measure }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('condition'), side, unit: units, measure, conditions }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('propose'),
        unit: units,
        measure,
        value,
        line: fc.constantFrom('bikes', 'range'),
        conditions,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('hold'), unit: units, measure, untilRound: fc.constant(1) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('offer-package'),
        package: packages,
        side,
        name: why,
        lines: fc.array(fc.record({ unit: units, measure, line: fc.constantFrom(null, 'bikes', 'parts'), value }), {
          minLength: 1,
          maxLength: 3,
        }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('answer-package'),
        package: packages,
        answer: fc.constantFrom('accept', 'accept', 'reject', 'withdraw'),
        reason: why,
      }),
    },
  )
  .map((command) => withPresent(command) as MoveCommand);
const moveOrSpread = fc.oneof({ weight: 5, arbitrary: move }, { weight: 1, arbitrary: spreads });

const basis = fc
  .constantFrom('offer', 'ask', 'midpoint')
  .map((workingBasis) => ({ kind: 'change-plan', workingBasis }) as const);
const rounds = fc.constantFrom(null, 1, 2).map((maximumRounds) => ({ kind: 'change-plan', maximumRounds }) as const);
const owner = fc
  .record({ unit: units, owner: fc.constantFrom(null, 'Facilitator', 'Somebody') })
  .map((named) => ({ kind: 'change-unit', ...named }) as const);
const together = fc
  .array(moveOrSpread, { minLength: 1, maxLength: 4 })
  .map((commands) => ({ kind: 'together', label: 'several', commands }) as const);
const command: fc.Arbitrary<Exclude<CommandBody, HistoryCommand>> = fc.oneof(
  { weight: 8, arbitrary: move },
  { weight: 2, arbitrary: spreads },
  { weight: 1, arbitrary: bounds },
  { weight: 1, arbitrary: together },
  { weight: 1, arbitrary: basis },
  { weight: 1, arbitrary: rounds },
  { weight: 1, arbitrary: owner },
);

/** Targets of other scopes and metrics beside the one of the sample. */
const targets = (['revenue', 'growth', 'averagePrice'] as const).map((metric, place) => {
  const anchors = { worst: 0, red: 1, green: 2, best: 3 };
  const unit = ['ana', 'north', 'company'][place] ?? '';
  const target = { target: metric, name: metric, unit, metric, goal: 2, direction: 'higher', anchors } as const;
  return { kind: 'set-target', ...target } as const;
});

/** What a move promised, checked on the plan after it: the total is the number meant. */
function keepsPromise(plan: PlanUnderTest, body: CommandBody): boolean {
  if ((body.kind !== 'propose' && body.kind !== 'ask') || body.line === 'bikes') return true;
  const layer = body.kind === 'propose' ? 'offer' : 'ask';
  const { first, last } = body.periods ?? { first: 1, last: 12 };
  let sum = 0;
  for (let month = first - 1; month < last; month += 1) {
    sum += plan.totals.read(layer, body.measure, plan.node(body.unit), month) ?? 0;
  }
  return sum === body.value;
}

/** The settled offers, which only a reopening may change. */
function settledOffers(plan: PlanUnderTest): ReadonlyMap<string, number | null> {
  const settled = [...plan.model.holds.values()].filter(({ kind }) => kind === 'settled');
  return new Map(
    settled.map(({ measure: of, unit }) => [`${of}:${unit}`, plan.totals.read('offer', of, plan.node(unit))]),
  );
}

describe('random negotiations', () => {
  it('keep every total exact, incremental equal to from scratch, settled numbers untouched, undo an identity', () => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 1, maxLength: 7 }), (commands) => {
        const plan = samplePlan();
        for (const target of targets) plan.act(target);
        const start = plan.state();
        const begun = plan.entries.length;
        for (const body of commands) {
          const settled = settledOffers(plan);
          const before = plan.state();
          const spreadBroken = watchSpread(plan, body);
          const outside = outsideBounds(plan);
          const refused = plan.act(body);
          if (refused !== null) expect(plan.state()).toBe(before);
          else expect(keepsPromise(plan, body)).toBe(true);
          if (refused === null) expect(spreadBroken()).toBeNull();
          for (const [line, by] of outsideBounds(plan)) {
            if (body.kind !== 'set-bound') expect(by).toBeLessThanOrEqual(outside.get(line) ?? 0);
          }
          for (const [line, amount] of settledOffers(plan)) {
            if (settled.has(line)) expect(amount).toBe(settled.get(line));
          }
          const fresh = new PlanTotals(plan.model);
          expect(snapshotTotals(plan.totals, plan.model)).toEqual(snapshotTotals(fresh, plan.model));
          expect(readTargets(plan.model, plan.totals)).toEqual(readTargets(plan.model, fresh));
          expect(keptIndexes(plan.model)).toEqual(gatheredIndexes(plan.model));
        }
        const end = plan.state();

        const replayed = new PlanUnderTest();
        for (const { changes } of plan.entries) replayed.apply(changes);
        expect(replayed.state()).toBe(end);

        for (const { changes } of plan.entries.slice(begun).reverse()) plan.apply(invertChanges(changes));
        expect(plan.state()).toBe(start);
        expect(keptIndexes(plan.model)).toEqual(gatheredIndexes(plan.model));
        expect(snapshotTotals(plan.totals, plan.model)).toEqual(snapshotTotals(undefined, plan.model));
      }),
      { seed, numRuns: runs },
    );
  });

  it('really compare something', () => {
    const plan = samplePlan();
    plan.act({ kind: 'open-offers', unit: 'company', measure: 'revenue', growth: 0 });
    expect(snapshotTotals(plan.totals, plan.model).filter((series) => series.length > 0).length).toBeGreaterThan(5);
    expect(leafNumbersSlots).toBe(15);
  });
});
