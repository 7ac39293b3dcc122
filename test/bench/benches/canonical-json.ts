/**
 * Canonical JSON beside the engine's own: what sorted keys and checked numbers cost on the lines a journal is made of.
 * It is the example of a bench: `title`, and `run` which answers rows.
 */
import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import { compare, type Row } from '../support/measure.ts';

export const title = 'Canonical JSON';

export async function run(): Promise<readonly Row[]> {
  const lines = journalLines(20_000);
  return [
    await compare({
      work: '20 k journal lines to text',
      subject: { name: 'canonicalJson', work: () => lengthOf(lines, canonicalJson) },
      baseline: { name: 'JSON.stringify', work: () => lengthOf(lines, (line) => JSON.stringify(line)) },
      same: (own, other) => own === other,
    }),
  ];
}

/** Lines as a journal holds them, in a different key order each, so that sorting has work to do. */
function journalLines(count: number): Json[] {
  return Array.from({ length: count }, (_, at) => {
    const line = {
      sequence: at,
      command: 'propose',
      unit: `unit-${at % 977}`,
      value: at * 12_345,
      cells: [at, -at, 7],
    };
    return at % 2 === 0 ? line : Object.fromEntries(Object.entries(line).toReversed());
  });
}

function lengthOf(lines: readonly Json[], write: (line: Json) => string): number {
  return lines.reduce<number>((sum, line) => sum + write(line).length, 0);
}
