/**
 * Records of quota lines (holds, quotas) by unit node, and where leaves go when a tree changes.
 *
 * A record is found by its id in a map; whoever walks over thousands of nodes finds it here by number. Callers: plan model.
 */
import type { LeafPlaces } from '../cube/leaf-block.ts';
import { measureIds, type MeasureId } from './entities.ts';
import { isLeaf, type Tree } from './tree.ts';

/** What lies on a quota line. */
export interface OnQuotaLine {
  readonly unit: string;
  readonly measure: MeasureId;
}

/** One list a measure, by node. */
export class NodeRecords<Entity extends OnQuotaLine> {
  #lists: readonly (Entity | undefined)[][] = measureIds.map(() => []);

  /** The record at a node, by the measure's place in `measureIds`. */
  at(measure: number, node: number): Entity | undefined {
    return this.#lists[measure]?.[node];
  }

  set(measure: number, node: number, record: Entity | undefined): void {
    const list = this.#lists[measure];
    if (list !== undefined) list[node] = record;
  }

  /** Files all records anew, after nodes have got other numbers. */
  rebuild(records: Iterable<Entity>, units: Tree): void {
    this.#lists = measureIds.map(() => Array.from<Entity | undefined>({ length: units.nodes.length }).fill(undefined));
    for (const record of records) {
      const node = units.indexOf.get(record.unit);
      if (node !== undefined) this.set(measureIds.indexOf(record.measure), node, record);
    }
  }
}

/** Where each leaf of a tree lies in another one. */
export function leafPlaces(before: Tree, after: Tree): LeafPlaces {
  const places = Int32Array.from(before.leaves, (node) => {
    const place = after.indexOf.get(before.nodes[node]?.id ?? '') ?? -1;
    return place >= 0 && isLeaf(after, place) ? (after.leafStart[place] as number) : -1;
  });
  return { places, leaves: after.leaves.length };
}
