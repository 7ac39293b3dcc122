/** Who may release which hold. */
import { describe, expect, it } from 'vitest';
import { samplePlan, type PlanUnderTest } from '../../fixtures/sample-plan.ts';

const line = { measure: 'revenue', unit: 'ana' } as const;

/** Ana’s offer held by Facilitator; Ana, Nora and Cora answer for the leaf, the region and the company. */
function held(holdKind: 'personal' | 'team' | 'governed', owners = true): PlanUnderTest {
  const plan = samplePlan();
  if (owners) {
    for (const [unit, owner] of [
      ['ana', 'Ana'],
      ['north', 'Nora'],
      ['company', 'Cora'],
    ] as const) {
      expect(plan.act({ kind: 'change-unit', unit, owner })).toBeNull();
    }
  }
  plan.act({ kind: 'propose', ...line, value: 10 });
  expect(plan.act({ kind: 'hold', ...line, holdKind, reason: 'promised', untilRound: 3 })).toBeNull();
  return plan;
}

const release = (plan: PlanUnderTest, actor: string): string | null => plan.act({ kind: 'release', ...line }, actor);

describe('a hold', () => {
  it('of a person is released by its owner or an owner above', () => {
    expect(release(held('personal'), 'Ana')).toBe('hold-not-yours');
    for (const actor of ['Facilitator', 'Nora', 'Cora']) expect(release(held('personal'), actor)).toBeNull();
  });

  it('of a team is released by any owner on the path', () => {
    expect(release(held('team'), 'Dora')).toBe('hold-not-yours');
    for (const actor of ['Facilitator', 'Ana', 'Nora', 'Cora']) expect(release(held('team'), actor)).toBeNull();
  });

  it('that is governed is released by the owner of the company or its own', () => {
    expect(release(held('governed'), 'Nora')).toBe('hold-not-yours');
    for (const actor of ['Facilitator', 'Cora']) expect(release(held('governed'), actor)).toBeNull();
  });

  it('is released by anybody where nobody is named, as a move', () => {
    const plan = held('governed', false);
    expect(release(plan, 'Somebody')).toBeNull();
    expect(plan.model.movesOn('revenue', 'ana').at(-1)).toMatchObject({ kind: 'release', actor: 'Somebody' });
  });

  it('ends by itself after its last round', () => {
    const plan = held('governed');
    for (const round of [2, 3]) {
      plan.act({ kind: 'open-round' });
      expect(plan.model.header.round).toBe(round);
      expect(plan.model.holds.size).toBe(1);
    }
    plan.act({ kind: 'open-round' });
    expect(plan.model.holds.size).toBe(0);
  });
});
