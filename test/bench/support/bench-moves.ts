/**
 * A negotiation of ten moves on every line, as a long workshop leaves it behind: numbers from both sides, rejections with
 * their reasons, holds and their release, conditions on one line in five, packages on one in twenty-five.
 *
 * Callers: the bench of moves.
 */
import type { ConditionInput, MoveCommand, NodeInput } from '#shared/domain/bargain/command.ts';
import { leavesOf } from './bench-plan.ts';

export const movesPerLine = 10;
const measure = 'revenue';

/** The commands of the whole negotiation, step after step over all lines; each line has ten moves at the end. */
export function* benchMoves(units: readonly NodeInput[]): Generator<MoveCommand> {
  const leaves = leavesOf(units);
  for (let step = 0; step < movesPerLine; step += 1) {
    for (const [line, unit] of leaves.entries()) yield* moveOn(leaves, line, unit, step);
  }
}

function* moveOn(leaves: readonly string[], line: number, unit: string, step: number): Generator<MoveCommand> {
  const value = 20_000_000 + line * 100 + step * 10_007;
  const isBundled = line % 50 < 2;
  const wanted = line % 5 === 0 ? { conditions: conditionsOf(line, step) } : {};
  const on = { unit, measure } as const;
  switch (step) {
    case 0:
      return yield { kind: 'propose', ...on, value, ...(line % 2 === 0 ? { reason: 'last year and a little' } : {}) };
    case 1:
      return yield {
        kind: 'ask',
        ...on,
        value: value - 900_000,
        reason: `two customers left in area ${line}`,
        ...wanted,
      };
    case 2:
      return yield { kind: 'reject', side: 'company', ...on, reason: 'the pipeline says otherwise' };
    case 3:
      return yield { kind: 'counter', side: 'company', ...on, value, ...(line % 10 === 0 ? wanted : {}) };
    case 4:
      return yield { kind: 'hold', ...on, reason: 'promised to the board' };
    case 5:
      return yield { kind: 'counter', side: 'unit', ...on, value, reason: 'with the new catalogue', ...wanted };
    case 6:
      return yield { kind: 'release', ...on };
    case 7:
      if (line % 5 === 0) return yield { kind: 'condition', side: 'unit', ...on, conditions: conditionsOf(line, step) };
      return yield { kind: 'counter', side: 'company', ...on, value };
    case 8:
      if (!isBundled) return yield { kind: 'propose', ...on, value, reason: 'half way' };
      return yield* line % 50 === 0 ? [bundle(leaves, line, value)] : [];
    default:
      if (!isBundled) return yield { kind: 'counter', side: 'unit', ...on, value: value - 1_000, reason: 'nearly' };
      return yield* line % 50 === 0 ? [takeBack(line)] : [];
  }
}

/** A number of this line and of the next, agreed together or not at all; answered one step later. */
function bundle(leaves: readonly string[], line: number, value: number): MoveCommand {
  const lines = [line, line + 1].map((place) => ({ unit: leaves[place] ?? '', measure, line: null, value }) as const);
  const conditions = conditionsOf(line, 8);
  return {
    kind: 'offer-package',
    package: `package-${line}`,
    side: 'company',
    name: `Package ${line}`,
    lines,
    conditions,
  };
}

function takeBack(line: number): MoveCommand {
  return { kind: 'answer-package', package: `package-${line}`, answer: 'reject', reason: 'not together' };
}

function conditionsOf(line: number, step: number): readonly ConditionInput[] {
  const person: ConditionInput = { kind: 'headcount', amount: 1, text: `a person more in area ${line}` };
  return step % 2 === 0 ? [person] : [person, { kind: 'budget', amount: 500_000, text: 'for the fair in spring' }];
}
