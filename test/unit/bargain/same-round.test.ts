/** Both sides move in the same round: one outcome, whoever was first. */
import { describe, expect, it } from 'vitest';
import type { MoveCommand } from '#shared/domain/bargain/command.ts';
import { rowState } from '#shared/domain/bargain/row-state.ts';
import { samplePlan, type PlanUnderTest } from '../../fixtures/sample-plan.ts';

const ana = { unit: 'ana', measure: 'revenue' } as const;
const offer = (value: number): MoveCommand => ({ kind: 'counter', side: 'company', ...ana, value });
const ask = (value: number): MoveCommand => ({ kind: 'counter', side: 'unit', ...ana, value });

/** A line on which both have spoken in round 1, then the moves of round 2. */
function afterRound(...moves: readonly MoveCommand[]): PlanUnderTest {
  const plan = samplePlan();
  for (const move of [offer(1_000), ask(600), { kind: 'open-round' } as const, ...moves]) {
    expect([move, plan.act(move)]).toEqual([move, null]);
  }
  return plan;
}

function outcome(plan: PlanUnderTest) {
  const { status, turn } = rowState(plan.model, plan.totals, 'revenue', plan.node('ana'));
  const quota = plan.model.quota('revenue', 'ana');
  const stands = { offer: plan.offer('ana'), ask: plan.ask('ana'), opening: quota?.opening };
  return { stands, status, turn };
}

describe('two sides that move in the same round', () => {
  it('stand at their last numbers, in whichever order they moved; it is the turn of the one who moved first', () => {
    const companyFirst = outcome(afterRound(offer(900), ask(700)));
    const unitFirst = outcome(afterRound(ask(700), offer(900)));
    expect(companyFirst.stands).toEqual({ offer: 900, ask: 700, opening: { offer: 1_000, ask: 600, round: 1 } });
    expect(unitFirst.stands).toEqual(companyFirst.stands);
    expect([companyFirst.status, unitFirst.status]).toEqual(['answered', 'answered']);
    expect([companyFirst.turn, unitFirst.turn]).toEqual(['company', 'unit']);
  });

  it('have the last number of each where one moves twice', () => {
    expect(outcome(afterRound(offer(950), ask(700), offer(900))).stands).toMatchObject({ offer: 900, ask: 700 });
  });

  it('have agreed on nothing by meeting or passing each other: one of them has to accept', () => {
    const met = outcome(afterRound(offer(800), ask(800)));
    expect(met).toMatchObject({ stands: { offer: 800, ask: 800 }, status: 'answered' });
    const passed = outcome(afterRound(ask(850), offer(750)));
    expect(passed).toMatchObject({ stands: { offer: 750, ask: 850 }, status: 'answered' });
  });
});
