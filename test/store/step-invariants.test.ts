/** The second lock: what was meant is what the leaves add up to, before anything is committed. */
import { describe, expect, it } from 'vitest';
import type { MoveCommand, SpreadShape } from '#shared/domain/bargain/command.ts';
import type { CellChange, Change } from '#shared/domain/changes/change.ts';
import { assertMeantTotal } from '#main/store/step-invariants.ts';
import { samplePlan, type PlanUnderTest } from '../fixtures/sample-plan.ts';

const north = { unit: 'north', measure: 'revenue' } as const;
type Spread = Extract<MoveCommand, { kind: 'spread' }>;

function spreadBy(method: SpreadShape, given: Partial<Spread> = {}): Spread {
  return { kind: 'spread', side: 'company', ...north, method, ...given };
}

/** A plan in which `command` was carried out, with its changes. */
function carriedOut(command: MoveCommand): { readonly plan: PlanUnderTest; readonly changes: readonly Change[] } {
  const plan = samplePlan();
  expect(plan.act({ kind: 'propose', ...north, value: 900_000 })).toBeNull();
  expect(plan.act(command)).toBeNull();
  return { plan, changes: plan.entries.at(-1)?.changes ?? [] };
}

/** One cent more in a cell that the step wrote. */
function oneCentMore(plan: PlanUnderTest, changes: readonly Change[]): void {
  const cell = changes.find((change): change is CellChange => change.op === 'cells' && change.to !== null);
  const from = cell?.to ?? expect.unreachable();
  const to = from.with(4, (from[4] ?? 0) + 1);
  plan.apply([{ ...(cell ?? expect.unreachable()), from, to }]);
}

const spreads: readonly [string, Spread][] = [
  ['a total over the rows', spreadBy({ kind: 'equal', value: 1_000_001 })],
  ['a total over some months', spreadBy({ kind: 'equal', value: 300_000 }, { periods: { first: 4, last: 6 } })],
  ['a total on top of what stands', spreadBy({ kind: 'equal', value: 77 }, { mode: 'add' })],
  ['a number for each row', spreadBy({ kind: 'repeat', value: 7_000 })],
  ['a percentage', spreadBy({ kind: 'percentChange', rate: 30_000 })],
  ['another season', spreadBy({ kind: 'growth', start: 9_000, rate: 10_000 })],
];

describe('the total a spread means', () => {
  it.each(spreads)('is what its leaves add up to: %s', (_what, command) => {
    const { plan, changes } = carriedOut(command);
    expect(() => assertMeantTotal(plan.model, plan.totals, command, changes)).not.toThrow();
    oneCentMore(plan, changes);
    expect(() => assertMeantTotal(plan.model, plan.totals, command, changes)).toThrow(/the leaves of north add up to/);
  });

  it('is the one the person named', () => {
    const command = spreadBy({ kind: 'equal', value: 1_000_001 });
    const { plan, changes } = carriedOut(command);
    const other = spreadBy({ kind: 'equal', value: 1_000_002 });
    expect(() => assertMeantTotal(plan.model, plan.totals, other, changes)).toThrow(/comes to 1000002/);
  });

  it('is none where everything was cleared', () => {
    const { plan, changes } = carriedOut(spreadBy({ kind: 'clear' }));
    expect(() => assertMeantTotal(plan.model, plan.totals, spreadBy({ kind: 'clear' }), changes)).not.toThrow();
  });
});
