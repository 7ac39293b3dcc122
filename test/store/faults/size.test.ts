/**
 * A disk that cannot say how large a file is: SQLite takes that for other things than a fault of the disk, at opening and
 * when a copy is made. `npm run test:long -- fault` puts a fault at every question; these are the ones that were once not taken for one.
 */
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { allFaults } from './fault.ts';
import { prepareFaults, runWithFault } from './fault-run.ts';

const { template, operations } = prepareFaults();
const questions = (allFaults(operations).get('reading EIO once') ?? []).filter(
  ({ at }) => at.call === 'newfstatat' && /plan\.db$|copy\.tmp$/.test(at.path),
);
/** Where the plan is read at opening and where a copy begins, with a few questions around. */
const chosen = questions.filter(({ at: { path, nth } }) =>
  path.endsWith('copy.tmp') ? nth >= 44 && nth <= 46 : nth >= 27 && nth <= 32,
);

afterAll(() => rmSync(template, { recursive: true, force: true }));

describe('a disk that does not tell the size of a file', () => {
  it('is asked while a plan is read and while it is copied', () => {
    expect(new Set(chosen.map(({ at }) => at.path)).size).toBe(2);
  });

  it.each(chosen.map((fault) => [fault.at.nth, fault.at.path, fault] as const))(
    'at question %i about %s: nothing lost, every word true',
    async (_nth, _path, fault) => {
      expect(await runWithFault(template, operations, fault)).toMatchObject({ wrong: [], lost: 0, twice: 0 });
    },
    60_000,
  );
});
