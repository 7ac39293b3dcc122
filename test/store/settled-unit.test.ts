/** What is settled stays: no step writes below a settlement that it does not itself set or lift. */
import { describe, expect, it } from 'vitest';
import { settledUnitTouched } from '#main/store/step-invariants.ts';
import type { Change } from '#shared/domain/changes/change.ts';
import { samplePlan, type PlanUnderTest } from '../fixtures/sample-plan.ts';

const north = { unit: 'north', measure: 'revenue' } as const;

function settledNorth(): PlanUnderTest {
  const plan = samplePlan();
  expect(plan.act({ kind: 'propose', ...north, value: 90_000 })).toBeNull();
  expect(plan.act({ kind: 'settle', ...north })).toBeNull();
  return plan;
}

/** A number of a person below the settled region. */
function cellChange(plan: PlanUnderTest): Change {
  const from = plan.model.row('offer', 'revenue', 0, 0);
  const unit = plan.model.units.nodes[plan.model.units.leaves[0] ?? 0]?.id ?? '';
  const line = plan.model.lines.nodes[plan.model.lines.leaves[0] ?? 0]?.id ?? '';
  return { op: 'cells', layer: 'offer', measure: 'revenue', unit, line, from, to: null };
}

describe('a number below a settlement', () => {
  it('may not change while the settlement stands, before the changes are applied and after', () => {
    const plan = settledNorth();
    const change = cellChange(plan);
    expect(settledUnitTouched(plan.model, [change])).toBe(change.op === 'cells' ? change.unit : '');
    plan.model.apply([change]);
    expect(settledUnitTouched(plan.model, [change])).toBe(change.op === 'cells' ? change.unit : '');
  });

  it('may change in the step that sets the settlement, changes it or lifts it', () => {
    const plan = settledNorth();
    const hold = plan.model.hold('revenue', 'north');
    const value = JSON.parse(JSON.stringify(hold)) as never;
    const step: readonly Change[] = [cellChange(plan), { op: 'remove', table: 'hold', id: 'revenue:north', value }];
    const signed: Change = { op: 'patch', table: 'hold', id: 'revenue:north', from: {}, to: { unitSigned: 'x' } };
    expect(settledUnitTouched(plan.model, step)).toBeNull();
    expect(settledUnitTouched(plan.model, [cellChange(plan), signed])).toBeNull();
    plan.model.apply(step);
    expect(settledUnitTouched(plan.model, step)).toBeNull();
  });

  it('is not guarded by a hold that a step puts somewhere between', () => {
    const plan = settledNorth();
    const change = cellChange(plan);
    const unit = change.op === 'cells' ? change.unit : '';
    const value = { unit, measure: 'revenue', kind: 'personal', owner: 'Ana', reason: '', move: 'x' };
    const put: Change = { op: 'put', table: 'hold', id: `revenue:${unit}`, value };
    expect(settledUnitTouched(plan.model, [put, change])).toBe(unit);
  });

  it('may change in the step that settles it, also after that was applied', () => {
    const plan = samplePlan();
    const settled = settledNorth().model.hold('revenue', 'north');
    const value = JSON.parse(JSON.stringify(settled)) as never;
    plan.act({ kind: 'propose', ...north, value: 90_000 });
    const step: readonly Change[] = [cellChange(plan), { op: 'put', table: 'hold', id: 'revenue:north', value }];
    expect(settledUnitTouched(plan.model, step)).toBeNull();
    plan.model.apply(step);
    expect(settledUnitTouched(plan.model, step)).toBeNull();
  });

  it('belongs to the nearest settlement: lifting that one is enough below a settled total', () => {
    const plan = settledNorth();
    plan.act({ kind: 'open-offers', unit: 'south', measure: 'revenue', growth: 0 });
    expect(plan.act({ kind: 'settle', unit: 'company', measure: 'revenue', value: 900_000 })).toBeNull();
    const value = JSON.parse(JSON.stringify(plan.model.hold('revenue', 'north'))) as never;
    const lift: Change = { op: 'remove', table: 'hold', id: 'revenue:north', value };
    expect(settledUnitTouched(plan.model, [lift, cellChange(plan)])).toBeNull();
    expect(settledUnitTouched(plan.model, [cellChange(plan)])).not.toBeNull();
  });
});
