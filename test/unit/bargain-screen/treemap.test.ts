import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { treemap, type Box } from '#renderer/features/bargain/treemap.ts';

const frame = { x: 0, y: 0, width: 1600, height: 860 };
const close = 1e-6 * frame.width * frame.height;

function overlap(one: Box, other: Box): number {
  const wide = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const high = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return wide > 0 && high > 0 ? wide * high : 0;
}

describe('the treemap', () => {
  it('has areas in proportion, inside the frame, without overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 1_000_000 }), { minLength: 1, maxLength: 40 }), (values) => {
        const boxes = treemap(values, frame);
        const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
        for (const [place, box] of boxes.entries()) {
          const share = total === 0 ? 0 : Math.max(0, values[place] ?? 0) / total;
          expect(Math.abs(box.width * box.height - share * frame.width * frame.height)).toBeLessThan(close);
          expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(-1e-6);
          expect(box.x + box.width).toBeLessThanOrEqual(frame.width + 1e-6);
          expect(box.y + box.height).toBeLessThanOrEqual(frame.height + 1e-6);
          for (const other of boxes.slice(0, place)) expect(overlap(box, other)).toBeLessThan(close);
        }
      }),
      { seed: 20_262, numRuns: 300 },
    );
  });

  it('keeps boxes near squares where it can', () => {
    const boxes = treemap([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 6, height: 4 });
    for (const { width, height } of boxes) expect(Math.max(width / height, height / width)).toBeLessThan(3.1);
  });
});
