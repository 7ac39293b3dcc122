import { describe, expect, it } from 'vitest';
import type { MoveCommand } from '#shared/domain/bargain/command.ts';
import { rowState } from '#shared/domain/bargain/row-state.ts';
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

describe('who spoke last', () => {
  it('is whoever said the last number or answered it, not whoever held, released, signed or asked for something', () => {
    const plan = answered();
    const conditions = [{ kind: 'headcount', amount: 1, text: 'a person more' }] as const;
    act(plan, { kind: 'hold', ...ana, reason: 'for the board' }, { kind: 'release', ...ana });
    expect(stateOf(plan, 'ana')).toMatchObject({ lastSide: 'unit', turn: 'company' });
    act(plan, { kind: 'condition', side: 'company', ...ana, conditions });
    expect(stateOf(plan, 'ana').lastSide).toBe('unit');
    act(plan, { kind: 'reject', side: 'company', ...ana, reason: 'too little' });
    expect(stateOf(plan, 'ana')).toMatchObject({ lastSide: 'company', turn: 'unit' });
    expect(stateOf(plan, 'ben').lastSide).toBe('company');
  });

  it('leaves the last reason where it is when it gives none of its own', () => {
    const plan = answered();
    act(plan, { kind: 'counter', side: 'unit', ...ana, value: 1_100_000, reason: 'a customer more' });
    expect(stateOf(plan, 'ana').lastReason).toBe('a customer more');
    act(plan, { kind: 'accept', side: 'company', ...ana });
    expect(stateOf(plan, 'ana')).toMatchObject({ lastReason: 'a customer more', status: 'accepted' });
    act(plan, { kind: 'settle', ...ana });
    expect(stateOf(plan, 'ana').lastReason).toBe('a customer more');
    act(plan, { kind: 'propose', ...line, unit: 'north', value: 3_000_000, reason: 'the region grows' });
    expect(stateOf(plan, 'ben').lastReason).toBe('the region grows');
  });
});
