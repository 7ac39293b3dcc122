import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseRedo, chooseUndo, undoneEntries, type StepSummary } from '#shared/domain/journal/undo.ts';

/** A journal written as text: a letter is a new step, `u2` undoes entry 2, `r2` brings it back. */
function journal(text: string): StepSummary[] {
  return text.split(' ').map((word, index) => {
    const sequence = index + 1;
    const other = Number(word.slice(1));
    if (word.startsWith('u')) return { sequence, undoes: other, redoes: null };
    if (word.startsWith('r')) return { sequence, undoes: null, redoes: other };
    return { sequence, undoes: null, redoes: null };
  });
}

const chosen = (outcome: ReturnType<typeof chooseUndo>): number | string =>
  outcome.ok ? outcome.value : outcome.refusal.code;

describe('choosing what to undo', () => {
  it('takes the last step that still stands', () => {
    expect(chosen(chooseUndo(journal('a b c')))).toBe(3);
    expect(chosen(chooseUndo(journal('a b c u3')))).toBe(2);
    expect(chosen(chooseUndo(journal('a b c u3 r3')))).toBe(3);
    expect(chosen(chooseUndo(journal('a b c u3 d')))).toBe(5);
  });

  it('never takes the creation of the plan, an undo, or what is undone already', () => {
    expect(chosen(chooseUndo(journal('a')))).toBe('nothing-to-undo');
    expect(chosen(chooseUndo(journal('a b u2')))).toBe('nothing-to-undo');
    expect(chosen(chooseUndo(journal('a b u2'), 3))).toBe('nothing-to-undo');
    expect(chosen(chooseUndo(journal('a b u2'), 2))).toBe('nothing-to-undo');
    expect(chosen(chooseUndo(journal('a b'), 9))).toBe('unknown-entry');
    expect(chosen(chooseUndo(journal('a b c'), 2))).toBe(2);
  });
});

describe('choosing what to redo', () => {
  it('takes what was undone last, until something new is done', () => {
    expect(chosen(chooseRedo(journal('a b c u3 u2')))).toBe(2);
    expect(chosen(chooseRedo(journal('a b c u3 u2 r2')))).toBe(3);
    expect(chosen(chooseRedo(journal('a b c u3 u2 r2 r3')))).toBe('nothing-to-redo');
    expect(chosen(chooseRedo(journal('a b c u3 d')))).toBe('nothing-to-redo');
    expect(chosen(chooseRedo(journal('a b c u3 d'), 3))).toBe(3);
  });

  it('agrees with the whole journal read forwards, whatever happened', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('new', 'undo', 'redo'), { maxLength: 40 }), (acts) => {
        const steps: StepSummary[] = journal('a');
        for (const act of acts) {
          const sequence = steps.length + 1;
          const choice = act === 'undo' ? chooseUndo(steps) : act === 'redo' ? chooseRedo(steps) : null;
          if (choice === null) steps.push({ sequence, undoes: null, redoes: null });
          else if (choice.ok) {
            expect(undoneEntries(steps).has(choice.value)).toBe(act === 'redo');
            const [undoes, redoes] = act === 'undo' ? [choice.value, null] : [null, choice.value];
            steps.push({ sequence, undoes, redoes });
          }
        }
        const undone = undoneEntries(steps);
        const isNew = ({ sequence, undoes, redoes }: StepSummary): boolean =>
          sequence > 1 && undoes === null && redoes === null;
        const standing = steps.filter((step) => isNew(step) && !undone.has(step.sequence));
        expect(chosen(chooseUndo(steps))).toBe(standing.at(-1)?.sequence ?? 'nothing-to-undo');
      }),
      { seed: 7, numRuns: 1000 },
    );
  });
});
