/**
 * A disk that fails at any operation of a short script, in any way: a fixed part of every kind of fault, evenly chosen.
 * `npm run test:long -- fault` runs all of them.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { sweepFaults, type KindReport } from './sweep.ts';

const perKind = 8;
let reports: ReadonlyMap<string, KindReport> = new Map();

beforeAll(async () => {
  reports = await sweepFaults(perKind);
}, 600_000);

describe('a disk that fails', () => {
  const changing = ['EIO', 'ENOSPC', 'EFBIG', 'EROFS', 'short', 'reading EIO'].flatMap((error) => [
    `${error} once`,
    `${error} on`,
  ]);
  const others = ['ENOSPC once, with a reserve', 'kill', 'torn kill', 'torn for a command', 'torn on'];

  it.each([...changing, ...others])('by %s: nothing lost, nothing twice, every word true', (kind) => {
    expect(reports.get(kind)).toMatchObject({ points: perKind, lost: 0, twice: 0, wrong: [] });
  });

  it('full for a moment is not noticed by anybody while there is a reserve', () => {
    const words = reports.get('ENOSPC once, with a reserve')?.words ?? new Map<string, number>();
    expect([...words.keys()]).toEqual(['done']);
  });

  it('leaves commits whose outcome only the disk knows, and they are told', () => {
    expect(reports.get('EIO once')?.words.get('not-saved')).toBeGreaterThan(0);
  });
});
