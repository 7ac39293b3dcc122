/**
 * What a list of changes touched, so that whoever adds up knows what to add up again.
 *
 * A unit node is named once, with a few bits that say what of it changed; so much and no more is computed again.
 * Callers: plan model (collects), plan totals (reads).
 */

/** Bits 0…11 of a touch: months of cells. */
export const allMonths = 0b1111_1111_1111;
/** Bits 12…14: the measures that were touched, in the order of `measureIds`. */
const firstMeasureBit = 12;
/** A number appeared or vanished, or who moves next: what stands on the quota line. */
export const quotaTouched = 1 << 15;
/** A hold or settlement came, went or changed; it decides for everything below the node. */
export const holdTouched = 1 << 16;

/** The bit of one measure, by its place in `measureIds`. */
export function measureTouched(measure: number): number {
  return 1 << (firstMeasureBit + measure);
}

/** All measures, as bits from 0 in the order of `measureIds`. */
export const everyMeasure = 0b111;

/** The measures of a touch, as bits from 0 in the order of `measureIds`. */
export function measuresOf(touch: number): number {
  return (touch >> firstMeasureBit) & everyMeasure;
}

/** The first month of a list of months as bits, from 0; the list must not be empty. */
export function firstMonth(months: number): number {
  return 31 - Math.clz32(months & -months);
}

export interface Touched {
  /** Trees, header or facts changed: everything is to be added up anew, and `nodes` is empty. */
  readonly everything: boolean;
  /** Unit nodes whose cells, quotas or holds changed, each once, in no particular order. */
  readonly nodes: readonly number[];
  /** What changed at each of them, as bits. */
  readonly touches: readonly number[];
}

const everythingTouched: Touched = { everything: true, nodes: [], touches: [] };

/** Gathers touches while changes are applied. */
export class TouchList {
  #touches = new Int32Array(0);
  #nodes: number[] = [];

  /** Begins a new list over so many unit nodes. */
  begin(size: number): void {
    if (this.#touches.length === size) for (const node of this.#nodes) this.#touches[node] = 0;
    else this.#touches = new Int32Array(size);
    this.#nodes = [];
  }

  add(node: number, touch: number): void {
    const before = this.#touches[node] as number;
    if (before === 0) this.#nodes.push(node);
    this.#touches[node] = before | touch;
  }

  /** Answers the list. With `everything`, single touches do not matter any more. */
  finish(everything: boolean): Touched {
    if (everything) return everythingTouched;
    const nodes = this.#nodes;
    return { everything, nodes, touches: nodes.map((node) => this.#touches[node] as number) };
  }
}
