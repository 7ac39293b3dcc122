/**
 * The history of a plan as leaf blocks, built when first asked for.
 *
 * Facts arrive in batches that overlay each other in order; a block is the fold of all batches of its kind, year and
 * measure. What no batch mentions is empty (`present` 0), which is not zero. Callers: plan model, plan totals, store.
 */
import { isLeaf, type Tree } from '../plan/tree.ts';
import type { FactBatch, FactKind, FactRow, MeasureId } from '../plan/entities.ts';
import { emptyBlock, rowStart, type LeafBlock } from './leaf-block.ts';

/** Where the rows of a batch come from: the database, or a file just read. */
export interface FactSource {
  /** The rows of one batch for one kind, year and measure, in any order. */
  rows(digest: string, kind: FactKind, year: number, measure: MeasureId): Iterable<FactRow>;
  /** Whether a batch has a row at this unit or line. */
  mentions(digest: string, table: 'unit' | 'line', id: string): boolean;
}

export interface FactBlock extends LeafBlock {
  /** 1 for each unit leaf that has at least one value. */
  readonly present: Uint8Array;
}

/** Folds the batches of one kind, year and measure; null when no batch mentions them. */
export function foldFacts(
  batches: Iterable<FactBatch>,
  source: FactSource,
  units: Tree,
  lines: Tree,
  kind: FactKind,
  year: number,
  measure: MeasureId,
): FactBlock | null {
  const relevant = [...batches]
    .filter((batch) => batch.kind === kind && batch.years.includes(year) && batch.measures.includes(measure))
    .sort((left, right) => left.sequence - right.sequence);
  if (relevant.length === 0) return null;
  const block = {
    ...emptyBlock(units.leaves.length, lines.leaves.length),
    present: new Uint8Array(units.leaves.length),
  };
  for (const batch of relevant) {
    if (batch.mode === 'replace') {
      block.values.fill(0);
      block.present.fill(0);
    }
    overlay(block, units, lines, source.rows(batch.digest, kind, year, measure));
  }
  return block;
}

/** Everything in a block as one number; null when no unit has a value. */
export function sumFacts({ values, present }: FactBlock): number | null {
  if (!present.includes(1)) return null;
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function overlay(block: FactBlock, units: Tree, lines: Tree, rows: Iterable<FactRow>): void {
  let unit = '';
  let unitLeaf = -1;
  for (const row of rows) {
    // Rows of one unit mostly come together, so that it is looked up once.
    if (row.unit !== unit) unitLeaf = leafOf(units, row.unit);
    unit = row.unit;
    const lineLeaf = leafOf(lines, row.line);
    // The store refuses to remove or subdivide a node that carries facts, so a miss is a row of a tree not yet complete.
    if (unitLeaf < 0 || lineLeaf < 0) continue;
    let at = rowStart(block, unitLeaf, lineLeaf);
    for (const value of row.months) {
      if (value !== null) {
        block.values[at] = value;
        block.present[unitLeaf] = 1;
      }
      at += 1;
    }
  }
}

/** The leaf number of an id; −1 when it is no leaf of the tree. */
function leafOf(tree: Tree, id: string): number {
  const node = tree.indexOf.get(id);
  return node === undefined || !isLeaf(tree, node) ? -1 : (tree.leafStart[node] as number);
}
