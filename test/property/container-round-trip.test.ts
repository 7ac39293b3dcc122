/** Any plan survives the journey through a file, and the order in which its parts are listed does not show. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import { readContainer } from '#main/store/container/read-container.ts';
import { writeContainer } from '#main/store/container/write-container.ts';
import type { PlanDocument } from '#main/store/container/plan-document.ts';
import { numbersFrom, sampleDocument } from '../store/container-sample.ts';

const documents = fc
  .record({
    seed: fc.nat(),
    reps: fc.integer({ min: 1, max: 6 }),
    products: fc.integer({ min: 1, max: 3 }),
    moves: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ seed, ...size }) => sampleDocument(seed, size));

function write(document: PlanDocument): Uint8Array {
  const written = writeContainer(document, { version: '0.1.0' });
  if (!written.ok) throw new Error(written.refusal.code);
  return written.value.bytes;
}

function shuffled<Item>(list: readonly Item[], seed: number): Item[] {
  const pick = numbersFrom(seed);
  const order = list.map((item) => ({ item, at: pick(1_000_000) }));
  return order.sort((left, right) => left.at - right.at).map(({ item }) => item);
}

function canonicalLines(list: readonly object[]): string[] {
  return list.map((line) => canonicalJson(line as Json)).sort();
}

describe('a plan in a file', () => {
  it('comes back equal, and gives equal bytes when it is written again', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const bytes = write(document);
        const read = readContainer(bytes);
        if (!read.ok) throw new Error(JSON.stringify(read.refusal));
        const { manifest: _manifest, ...again } = read.value;
        for (const list of ['records', 'cells', 'facts', 'journal', 'changes'] as const) {
          expect(canonicalLines(again[list])).toEqual(canonicalLines(document[list]));
        }
        expect(Buffer.compare(write(again), bytes)).toBe(0);
      }),
      { seed: 20260301, numRuns: 60 },
    );
  });

  it('has the same bytes however its parts are listed', () => {
    fc.assert(
      fc.property(documents, fc.nat(), (document, seed) => {
        const other = {
          ...document,
          records: shuffled(document.records, seed),
          cells: shuffled(document.cells, seed),
          facts: shuffled(document.facts, seed),
          journal: shuffled(document.journal, seed),
          changes: shuffled(document.changes, seed),
        };
        expect(Buffer.compare(write(other), write(document))).toBe(0);
      }),
      { seed: 20260302, numRuns: 40 },
    );
  });
});
