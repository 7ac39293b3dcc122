/**
 * The cells of a plan: one block a layer and measure, made when the first number is written. Callers: plan model.
 */
import { invariant } from '../../base/assert.ts';
import type { CellChange } from '../changes/change.ts';
import { emptyBlock, moveBlock, readRow, replaceRow, type LeafBlock, type LeafPlaces } from '../cube/leaf-block.ts';
import { measureTouched, type TouchList } from '../cube/touched.ts';
import { layers, measureIds, type Layer, type MeasureId, type Months } from './entities.ts';
import { isLeaf, type Tree } from './tree.ts';

/** Twelve months of one unit leaf and line leaf. */
export interface CellRow {
  readonly layer: Layer;
  readonly measure: MeasureId;
  readonly unit: string;
  readonly line: string;
  readonly months: Months;
}

export class CellBlocks {
  readonly #blocks: (LeafBlock | null)[] = Array.from({ length: layers.length * measureIds.length }, () => null);
  #layout = 0;

  /** The block of a layer and of a measure's place in `measureIds`; null while nothing was written to it. */
  of(layer: Layer, measure: number): LeafBlock | null {
    return this.#blocks[placeOf(layer, measure)] ?? null;
  }

  /** Changes whenever `of` would answer another block than before. */
  get layout(): number {
    return this.#layout;
  }

  /** Every row that is not empty. */
  *rows(units: Tree, lines: Tree): Generator<CellRow> {
    for (const layer of layers) {
      for (const [place, measure] of measureIds.entries()) {
        const block = this.of(layer, place);
        if (block === null) continue;
        for (let lineLeaf = 0; lineLeaf < block.lineLeaves; lineLeaf += 1) {
          const line = leafId(lines, lineLeaf);
          for (let unitLeaf = 0; unitLeaf < block.unitLeaves; unitLeaf += 1) {
            const months = readRow(block, unitLeaf, lineLeaf);
            if (months !== null) yield { layer, measure, unit: leafId(units, unitLeaf), line, months };
          }
        }
      }
    }
  }

  /** Applies a change, or takes it back, and notes what it touched. Throws when it does not fit what stands. */
  apply(change: CellChange, backwards: boolean, units: Tree, lines: Tree, touched: TouchList): void {
    const unit = units.indexOf.get(change.unit) ?? -1;
    const line = lines.indexOf.get(change.line) ?? -1;
    if (unit < 0 || line < 0 || !isLeaf(units, unit) || !isLeaf(lines, line)) {
      invariant(false, `cells lie at leaves, not at ${change.unit} and ${change.line}`);
    }
    const measure = measureIds.indexOf(change.measure);
    const block = this.of(change.layer, measure) ?? this.#begin(placeOf(change.layer, measure), units, lines);
    const unitLeaf = units.leafStart[unit] as number;
    const lineLeaf = lines.leafStart[line] as number;
    const from = backwards ? change.to : change.from;
    const months = replaceRow(block, unitLeaf, lineLeaf, from, backwards ? change.from : change.to);
    if (months < 0) invariant(false, `the cells of ${change.unit} are as expected`);
    touched.add(unit, months | measureTouched(measure));
  }

  #begin(place: number, units: Tree, lines: Tree): LeafBlock {
    const block = emptyBlock(units.leaves.length, lines.leaves.length);
    this.#blocks[place] = block;
    this.#layout += 1;
    return block;
  }

  /** Lays every block out anew, after leaves have got other numbers. */
  move(units: LeafPlaces, lines: LeafPlaces): void {
    this.#layout += 1;
    for (const [place, block] of this.#blocks.entries()) {
      if (block !== null) this.#blocks[place] = moveBlock(block, units, lines);
    }
  }
}

function placeOf(layer: Layer, measure: number): number {
  return (layer === 'offer' ? 0 : measureIds.length) + measure;
}

function leafId(tree: Tree, leaf: number): string {
  return tree.nodes[tree.leaves[leaf] ?? 0]?.id ?? '';
}
