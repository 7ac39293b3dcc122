/**
 * Every byte of a small plan file, damaged in two ways: `verify` reports it, unless every file inside is still the
 * same to the last byte. Nothing may crash.
 */
import { expect, it } from 'vitest';
import { readArchive } from '#main/store/container/read-archive.ts';
import { readContainer } from '#main/store/container/read-container.ts';
import { verdictOf } from '#main/store/container/verdict.ts';
import { makeOriginal, type Original } from './container-mutator.ts';

/** The lowest bit, which makes another plausible digit or letter, and all of them. */
const flips = [0x01, 0xff];

it('reports a flip of any byte that changes the content', () => {
  const original = makeOriginal(1);
  expect(verdictOf(readContainer(original.bytes))).toBe('valid');
  const wrong: string[] = [];
  let reported = 0;
  for (const [at, byte] of original.bytes.entries()) {
    for (const flip of flips) {
      const copy = Buffer.from(original.bytes);
      copy[at] = byte ^ flip;
      const verdict = verdictOf(readContainer(copy));
      if (verdict !== 'valid') reported += 1;
      else if (!holdsSameFiles(copy, original)) wrong.push(`byte ${at} with ${flip}: valid, another plan`);
    }
  }
  expect(wrong).toEqual([]);
  // Hardly a byte of a plan file is without a meaning; if many flips passed, the test would prove nothing.
  expect(reported).toBeGreaterThan(original.bytes.length * flips.length * 0.99);
});

function holdsSameFiles(bytes: Buffer, { entries }: Original): boolean {
  const archive = readArchive(bytes);
  if (!archive.ok || archive.value.size !== entries.length) return false;
  return entries.every(({ name, bytes: content }) => archive.value.get(name)?.equals(content) === true);
}
