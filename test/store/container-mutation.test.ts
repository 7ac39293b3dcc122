/** Twenty thousand damaged plan files: none may crash the reader, none may be taken for a different plan. */
import { describe, expect, it } from 'vitest';
import { makeOriginal, mutate, reactionTo } from './container-mutator.ts';

const chunks = 20;
const chunkSize = 1000;

describe('a damaged plan file', () => {
  it.each(Array.from({ length: chunks }, (_, chunk) => chunk))(
    'is refused or means the same plan, never another: chunk %i',
    (chunk) => {
      const original = makeOriginal(chunk);
      const wrong: string[] = [];
      let refused = 0;
      for (let seed = chunk * chunkSize; seed < (chunk + 1) * chunkSize; seed += 1) {
        const reaction = reactionTo(mutate(original, seed), original);
        if (reaction === 'refused') refused += 1;
        if (reaction === 'CHANGED' || reaction === 'CRASHED')
          wrong.push(`original ${chunk}, seed ${seed}: ${reaction}`);
      }
      expect(wrong).toEqual([]);
      // Some mutations change nothing (a line put back where it was); if most did, the test would prove nothing.
      expect(refused).toBeGreaterThan(chunkSize * 0.8);
    },
  );
});
