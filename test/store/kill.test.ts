import { describe, expect, it } from 'vitest';
import { killMany } from './kill-support.ts';

describe('a process killed while it edits', () => {
  it('has lost nothing that it acknowledged, after 200 kills (seeds from 7000)', async () => {
    const report = await killMany(200, 7000);
    expect(report).toMatchObject({ kills: 200, lost: 0 });
    // Otherwise the kills would have come before or after the work.
    expect(report.acknowledged).toBeGreaterThan(200);
  }, 300_000);
});
