/**
 * A plan held in memory: its records, its cells as typed arrays, its history on demand.
 *
 * It changes only through `apply`, in the tiny vocabulary of `changes`, and applying the inverse restores it exactly.
 * It knows no rules: `bargain` decides what may change, `cube` adds up. Callers: bargain, cube, store, command line.
 */
import { invariant } from '../../base/assert.ts';
import { headerId, invertChange, quotaLineId, type Change } from '../changes/change.ts';
import { foldFacts, type FactBlock, type FactSource } from '../cube/facts.ts';
import { readRow, type LeafBlock } from '../cube/leaf-block.ts';
import { allMonths, holdTouched, measureTouched, quotaTouched, TouchList, type Touched } from '../cube/touched.ts';
import type { Condition } from './agreement-records.ts';
import { CellBlocks, type CellRow } from './cell-blocks.ts';
import { ConditionIndex } from './condition-index.ts';
import {
  factKinds,
  measureIds,
  type Bound,
  type FactKind,
  type Hold,
  type Layer,
  type MeasureId,
  type Months,
  type Move,
  type PlanHeader,
  type Potential,
  type Quota,
} from './entities.ts';
import { LineMoves } from './line-moves.ts';
import { entity, patched, PlanRecords, type RecordChange } from './plan-records.ts';
import { leafPlaces, NodeRecords, type OnQuotaLine } from './node-records.ts';
import { buildTree, emptyTree, type Tree } from './tree.ts';

export class PlanModel extends PlanRecords {
  #header: PlanHeader | null = null;
  #frame = 0;
  #units: Tree = emptyTree;
  #lines: Tree = emptyTree;
  readonly #lineMoves = new LineMoves();
  readonly #conditionIndex = new ConditionIndex();
  readonly #holdsByNode = new NodeRecords<Hold>();
  readonly #quotasByNode = new NodeRecords<Quota>();
  readonly #cells = new CellBlocks();
  readonly #facts = new Map<number, FactBlock | null>();
  readonly #touched = new TouchList();
  readonly #source: FactSource;

  constructor(source: FactSource) {
    super();
    this.#source = source;
  }

  /** The header; a plan that has not been created yet has none, which only `create-plan` may meet. */
  get header(): PlanHeader {
    invariant(this.#header !== null, 'a plan is created before it is read');
    return this.#header;
  }

  get created(): boolean {
    return this.#header !== null;
  }

  get units(): Tree {
    return this.#units;
  }

  get lines(): Tree {
    return this.#lines;
  }

  hold(measure: MeasureId, unit: string): Hold | undefined {
    return this.holds.get(quotaLineId(measure, unit));
  }

  bound(measure: MeasureId, unit: string): Bound | undefined {
    return this.bounds.get(quotaLineId(measure, unit));
  }

  quota(measure: MeasureId, unit: string): Quota | undefined {
    return this.quotas.get(quotaLineId(measure, unit));
  }

  potential(measure: MeasureId, unit: string): Potential | undefined {
    return this.potentials.get(quotaLineId(measure, unit));
  }

  /** The hold on a unit node itself, by the measure's place in `measureIds`. */
  holdAt(measure: number, node: number): Hold | undefined {
    return this.#holdsByNode.at(measure, node);
  }

  /** What stands on a unit node's quota line, by the measure's place in `measureIds`. */
  quotaAt(measure: number, node: number): Quota | undefined {
    return this.#quotasByNode.at(measure, node);
  }

  /** The moves made on a line itself, oldest first. */
  movesOn(measure: MeasureId, unit: string): readonly Move[] {
    return this.#lineMoves.on(measure, unit);
  }

  /** The conditions stated on a line itself and not with a package, oldest first. */
  conditionsOn(measure: MeasureId, unit: string): readonly Condition[] {
    return this.#conditionIndex.on(quotaLineId(measure, unit));
  }

  /** The conditions of a package, oldest first. */
  conditionsOf(bundle: string): readonly Condition[] {
    return this.#conditionIndex.of(bundle);
  }

  /** The block of a layer and measure; null while nothing was written to it. */
  cells(layer: Layer, measure: MeasureId): LeafBlock | null {
    return this.#cells.of(layer, measureIds.indexOf(measure));
  }

  /** Changes whenever the header, the trees, the history or a target does: what numbers are read in, not the numbers. */
  get frame(): number {
    return this.#frame;
  }

  /** Changes whenever `cells` would answer another block than before for any layer and measure. */
  get layout(): number {
    return this.#cells.layout;
  }

  /** The twelve months of a row; null when all are zero. */
  row(layer: Layer, measure: MeasureId, unitLeaf: number, lineLeaf: number): Months | null {
    const block = this.cells(layer, measure);
    return block === null ? null : readRow(block, unitLeaf, lineLeaf);
  }

  /** History as a block; null when nothing was imported for this kind, year and measure. */
  facts(kind: FactKind, year: number, measure: MeasureId): FactBlock | null {
    const key = factKey(kind, year, measure);
    const known = this.#facts.get(key);
    if (known !== undefined) return known;
    const block = this.factsOnce(kind, year, measure);
    this.#facts.set(key, block);
    return block;
  }

  /** `facts` without keeping the block at hand, for whoever looks at a lot of history once. */
  factsOnce(kind: FactKind, year: number, measure: MeasureId): FactBlock | null {
    const known = this.#facts.get(factKey(kind, year, measure));
    if (known !== undefined) return known;
    return foldFacts(this.factBatches.values(), this.#source, this.#units, this.#lines, kind, year, measure);
  }

  /** Whether any batch of history has rows at this unit or line. */
  hasFacts(table: 'unit' | 'line', id: string): boolean {
    return [...this.factBatches.values()].some((batch) => this.#source.mentions(batch.digest, table, id));
  }

  /** Every stored row of the cells, in no particular order. */
  cellRows(): Iterable<CellRow> {
    return this.#cells.rows(this.#units, this.#lines);
  }

  /**
   * Applies changes in order. Throws when a change does not fit the present state (its `from` is not what stands):
   * that is a fault of the program or a damaged file, never a user's mistake.
   */
  apply(changes: readonly Change[]): Touched {
    return this.#applyAll(changes, false);
  }

  /** Takes changes back, the last one first: what applying their inverse does, without making it. */
  takeBack(changes: readonly Change[]): Touched {
    return this.#applyAll(changes, true);
  }

  #applyAll(changes: readonly Change[], backwards: boolean): Touched {
    this.#touched.begin(this.#units.nodes.length);
    let everything = false;
    let structure = false;
    for (let step = 0; step < changes.length; step += 1) {
      const change = changes[backwards ? changes.length - 1 - step : step] as Change;
      if (change.op === 'cells') {
        // Trees are rebuilt lazily, because a file may bring units one by one before their cells.
        if (structure) this.#rebuildTrees();
        structure = false;
        this.#cells.apply(change, backwards, this.#units, this.#lines, this.#touched);
        continue;
      }
      this.#applyRecord(backwards ? (invertChange(change) as RecordChange) : change);
      if (change.table === 'unit' || change.table === 'line') structure = true;
      if (change.table === 'plan' || change.table === 'factBatch') everything = true;
      if (change.table === 'factBatch') this.#facts.clear();
      if (structure) everything = true;
      if (everything || change.table === 'target') this.#frame += 1;
    }
    if (structure) this.#rebuildTrees();
    return this.#touched.finish(everything);
  }

  #applyRecord(change: RecordChange): void {
    if (change.table === 'plan') {
      invariant(change.id === headerId, 'a plan has one header');
      if (change.op === 'patch') this.#header = patched(this.header, change.from, change.to);
      else if (change.op === 'put') this.#header = entity<PlanHeader>(change.value);
      else this.#header = null;
      return;
    }
    // One map per table, all keyed by text: the only place where stored records become entities again.
    const table = this.table(change.table) as Map<string, object>;
    const before = table.get(change.id);
    if (change.table === 'move') this.#lineMoves.file(change);
    if ((before === undefined) !== (change.op === 'put')) {
      invariant(false, `${change.table} ${change.id} ${change.op === 'put' ? 'does not exist yet' : 'exists'}`);
    }
    if (change.op === 'remove') table.delete(change.id);
    else
      table.set(change.id, change.op === 'put' ? entity(change.value) : patched(before ?? {}, change.from, change.to));
    if (change.table === 'condition') {
      this.#conditionIndex.file(before as Condition | undefined, this.conditions.get(change.id));
    }
    if (change.table === 'quota') this.#fileAtNode(this.#quotasByNode, change.id, before as Quota, quotaTouched);
    if (change.table === 'bound') this.#touchRow((this.bounds.get(change.id) ?? before) as Bound);
    if (change.table === 'hold') this.#fileAtNode(this.#holdsByNode, change.id, before as Hold, holdTouched);
  }

  /** Keeps what stands on the quota line of a node at hand. A unit that is still on its way is filed with the trees. */
  #fileAtNode<Entity extends OnQuotaLine>(
    records: NodeRecords<Entity>,
    id: string,
    before: Entity | undefined,
    kind: number,
  ): void {
    const after = (kind === holdTouched ? this.holds : this.quotas).get(id) as Entity | undefined;
    const line = after ?? before;
    const node = line === undefined ? undefined : this.#units.indexOf.get(line.unit);
    if (line === undefined || node === undefined) return;
    const measure = measureIds.indexOf(line.measure);
    records.set(measure, node, after);
    this.#touched.add(node, kind | allMonths | measureTouched(measure));
  }

  /** The row of a quota line is to be shown anew, although none of its numbers moved. */
  #touchRow({ unit, measure }: OnQuotaLine): void {
    const node = this.#units.indexOf.get(unit);
    if (node !== undefined) this.#touched.add(node, measureTouched(measureIds.indexOf(measure)));
  }

  #rebuildTrees(): void {
    const units = buildTree(this.unitRecords.values(), 'unit');
    const lines = buildTree(this.lineRecords.values(), 'line');
    invariant(units.ok && lines.ok, 'the trees of a plan are whole');
    const unitPlaces = leafPlaces(this.#units, units.value);
    const linePlaces = leafPlaces(this.#lines, lines.value);
    this.#units = units.value;
    this.#lines = lines.value;
    this.#facts.clear();
    this.#quotasByNode.rebuild(this.quotas.values(), this.#units);
    this.#holdsByNode.rebuild(this.holds.values(), this.#units);
    this.#touched.begin(this.#units.nodes.length);
    // Leaf numbers have moved, so the blocks are laid out anew.
    this.#cells.move(unitPlaces, linePlaces);
  }
}

function factKey(kind: FactKind, year: number, measure: MeasureId): number {
  return (year * factKinds.length + factKinds.indexOf(kind)) * measureIds.length + measureIds.indexOf(measure);
}
