/**
 * What of a plan somebody may read in the minutes.
 *
 * A viewer at a unit sees the lines of that unit's subtree; what was done on totals above is the company's, without its
 * numbers, because they contain those of others. The room as a whole (no viewer) sees every line, but no reason that is
 * only for some. Pure. Callers: minutes.
 */
import type { Tree } from '../plan/tree.ts';
import { isWithin } from '../plan/tree.ts';

/** Where something lies from the viewer: in the own subtree, on the way up, or elsewhere. */
export type Place = 'inside' | 'above' | 'elsewhere';

export class Visibility {
  readonly #units: Tree;
  /** −1 for the whole room. */
  readonly #viewer: number;

  /** `viewer`: the node of the viewer's unit; null for the whole room. */
  constructor(units: Tree, viewer: number | null) {
    this.#units = units;
    this.#viewer = viewer ?? -1;
  }

  placeOf(unit: string): Place {
    const node = this.#units.indexOf.get(unit);
    // A unit that is gone is nobody's any more: only the whole room still reads about it.
    if (node === undefined) return this.#viewer < 0 ? 'inside' : 'elsewhere';
    if (this.#viewer < 0 || isWithin(this.#units, this.#viewer, node)) return 'inside';
    return isWithin(this.#units, node, this.#viewer) ? 'above' : 'elsewhere';
  }

  /** Whether the words of a move meant for `visibleTo` and the units above it are for this viewer. */
  mayRead(visibleTo: string | undefined): boolean {
    if (visibleTo === undefined) return true;
    const node = this.#units.indexOf.get(visibleTo);
    return node !== undefined && this.#viewer >= 0 && isWithin(this.#units, this.#viewer, node);
  }

  /** A unit's name where the viewer may know it; null for units above and elsewhere. */
  nameOf(unit: string): string | null {
    if (this.placeOf(unit) !== 'inside') return null;
    const node = this.#units.indexOf.get(unit);
    return node === undefined ? unit : (this.#units.nodes[node]?.name ?? unit);
  }

  /** The names from below the root, or from the viewer's unit, down to a unit's parent. */
  pathOf(unit: string): readonly string[] {
    const path: string[] = [];
    const start = this.#units.indexOf.get(unit) ?? 0;
    for (let node = this.#units.parent[start] ?? -1; node > 0; node = this.#units.parent[node] ?? -1) {
      const { id, name } = this.#units.nodes[node] ?? { id: '', name: '' };
      if (this.placeOf(id) !== 'inside') break;
      path.unshift(name);
    }
    return path;
  }
}
