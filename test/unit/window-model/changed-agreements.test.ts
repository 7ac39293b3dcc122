import { describe, expect, it } from 'vitest';
import { changedAgreements } from '#renderer/model/changed-agreements.ts';
import { agreementsChange, agreementsOf } from '#main/store/agreements.ts';
import type { MoveCommand } from '#shared/domain/bargain/command.ts';
import { invertChanges } from '#shared/domain/changes/change.ts';
import { samplePlan } from '../../fixtures/sample-plan.ts';

const line = { unit: 'ana', measure: 'revenue' } as const;
const conditions = [{ kind: 'headcount', amount: 1, text: 'a person more' }] as const;
const lines = [{ ...line, line: null, value: 5_000 }];

/** Stated, withdrawn with a new number, in a package, promised. */
const negotiation: readonly MoveCommand[] = [
  { kind: 'propose', ...line, value: 9_000 },
  { kind: 'ask', ...line, value: 8_000, conditions },
  { kind: 'ask', ...line, value: 8_500, conditions },
  { kind: 'offer-package', package: 'one', side: 'company', name: 'One', lines, conditions },
  { kind: 'answer-package', package: 'one', answer: 'reject', reason: 'no' },
  { kind: 'settle', ...line, value: 8_500 },
];

describe('the agreements of a window', () => {
  it('are those of the plan after every step and after taking every step back', () => {
    const plan = samplePlan();
    let shown = agreementsOf(plan.model);
    const begun = plan.entries.length;
    for (const body of [...negotiation, { kind: 'set-reason-code', code: 'late', name: 'Late' } as const]) {
      expect(plan.act(body)).toBeNull();
      const change = agreementsChange(plan.model, plan.entries.at(-1)?.changes ?? []);
      if (change !== null) shown = changedAgreements(shown, change);
      expect(shown).toEqual(agreementsOf(plan.model));
    }
    expect(shown.conditions.map(({ state }) => state)).toEqual(['withdrawn', 'promised', 'withdrawn']);
    for (const { changes } of plan.entries.slice(begun).reverse()) {
      const back = invertChanges(changes);
      plan.apply(back);
      const change = agreementsChange(plan.model, back);
      if (change !== null) shown = changedAgreements(shown, change);
      expect(shown).toEqual(agreementsOf(plan.model));
    }
    expect(shown).toEqual({ conditions: [], packages: [], reasonCodes: [] });
  });

  it('are not told of when a step changed none', () => {
    const plan = samplePlan();
    plan.act({ kind: 'propose', ...line, value: 9_000 });
    expect(agreementsChange(plan.model, plan.entries.at(-1)?.changes ?? [])).toBeNull();
  });
});
