/**
 * Names the plan does not know: how many rows bear each and how much of the first measure they carry.
 * Callers: fact-reader (counts), import (makes proposals of them).
 */
import { plainText } from './mapping.ts';
import type { NodeProposal } from './resolve.ts';
import type { TextColumn } from './text-column.ts';

export class UnknownNames {
  readonly #column: TextColumn | null;
  #counts = new Float64Array(256);
  #totals = new Float64Array(256);

  constructor(column: TextColumn | null) {
    this.#column = column;
  }

  /** Counts a record of the batch that the column has just read. */
  count(record: number, firstMeasure: number): void {
    const code = this.#column?.codeOf(record) ?? -1;
    if (code < 0) return;
    while (code >= this.#counts.length) {
      this.#counts = doubled(this.#counts);
      this.#totals = doubled(this.#totals);
    }
    this.#counts[code] = (this.#counts[code] ?? 0) + 1;
    this.#totals[code] = (this.#totals[code] ?? 0) + firstMeasure;
  }

  /** The distinct names; spellings that differ only in white space or composition count as one. */
  names(): readonly Omit<NodeProposal, 'id'>[] {
    const names = new Map<string, { name: string; count: number; total: number }>();
    for (const [code, count] of this.#counts.entries()) {
      if (count === 0) continue;
      const name = plainText(this.#column?.textOf(code) ?? '');
      const total = this.#totals[code] ?? 0;
      const seen = names.get(name);
      if (seen === undefined) names.set(name, { name, count, total });
      else names.set(name, { name, count: seen.count + count, total: seen.total + total });
    }
    return [...names.values()];
  }
}

function doubled(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(numbers.length * 2);
  grown.set(numbers);
  return grown;
}
