/**
 * A plan held in memory: its records, its cells as typed arrays, its history on demand.
 *
 * It changes only through `apply`, in the tiny vocabulary of `changes`, and applying the inverse restores it exactly.
 * It knows no rules: `bargain` decides what may change, `cube` adds up. Callers: bargain, cube, store, command line.
 */
import { invariant } from '../../base/assert.ts';
import { compareCodeUnits } from '../../base/canonical-json.ts';
import { headerId, quotaLineId, type CellChange, type Change, type RecordValue } from '../changes/change.ts';
import { foldFacts, type FactBlock, type FactSource } from '../cube/facts.ts';
import { emptyBlock, readRow, writeRow, type LeafBlock } from '../cube/leaf-block.ts';
import type {
  CorporateTarget,
  FactBatch,
  FactKind,
  Hold,
  Layer,
  Line,
  MeasureId,
  Months,
  Move,
  PlanHeader,
  Quota,
  Unit,
} from './entities.ts';
import { buildTree, emptyTree, isLeaf, type Tree } from './tree.ts';

/** What a list of changes touched, so that whoever adds up knows what to add up again. */
export interface Touched {
  /** Unit ids whose cells, quotas or holds changed. */
  readonly units: ReadonlySet<string>;
  /** Trees, header or facts changed: everything is to be added up anew. */
  readonly everything: boolean;
}

export class PlanModel {
  #header: PlanHeader | null = null;
  #units: Tree = emptyTree;
  #lines: Tree = emptyTree;
  readonly #unitRecords = new Map<string, Unit>();
  readonly #lineRecords = new Map<string, Line>();
  readonly targets = new Map<string, CorporateTarget>();
  readonly moves = new Map<string, Move>();
  readonly holds = new Map<string, Hold>();
  readonly quotas = new Map<string, Quota>();
  readonly factBatches = new Map<string, FactBatch>();
  readonly #movesByLine = new Map<string, Move[]>();
  readonly #cells = new Map<string, LeafBlock>();
  readonly #facts = new Map<string, FactBlock | null>();
  readonly #source: FactSource;

  constructor(source: FactSource) {
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

  quota(measure: MeasureId, unit: string): Quota | undefined {
    return this.quotas.get(quotaLineId(measure, unit));
  }

  /** The moves made on a line itself, oldest first. */
  movesOn(measure: MeasureId, unit: string): readonly Move[] {
    return this.#movesByLine.get(quotaLineId(measure, unit)) ?? [];
  }

  /** The block of a layer and measure; null while nothing was written to it. */
  cells(layer: Layer, measure: MeasureId): LeafBlock | null {
    return this.#cells.get(`${layer}:${measure}`) ?? null;
  }

  /** The twelve months of a row; null when all are zero. */
  row(layer: Layer, measure: MeasureId, unitLeaf: number, lineLeaf: number): Months | null {
    const block = this.cells(layer, measure);
    return block === null ? null : readRow(block, unitLeaf, lineLeaf);
  }

  /** History as a block; null when nothing was imported for this kind, year and measure. */
  facts(kind: FactKind, year: number, measure: MeasureId): FactBlock | null {
    const key = `${kind}:${year}:${measure}`;
    const known = this.#facts.get(key);
    if (known !== undefined) return known;
    const block = foldFacts(this.factBatches.values(), this.#source, this.#units, this.#lines, kind, year, measure);
    this.#facts.set(key, block);
    return block;
  }

  /** Whether any batch of history has rows at this unit or line. */
  hasFacts(table: 'unit' | 'line', id: string): boolean {
    return [...this.factBatches.values()].some((batch) => this.#source.mentions(batch.digest, table, id));
  }

  /** Every stored row of the cells, in no particular order. */
  *cellRows(): Generator<{ layer: Layer; measure: MeasureId; unit: string; line: string; months: Months }> {
    for (const [key, block] of this.#cells) {
      const [layer, measure] = key.split(':') as [Layer, MeasureId];
      for (let lineLeaf = 0; lineLeaf < block.lineLeaves; lineLeaf += 1) {
        const line = this.#lines.nodes[this.#lines.leaves[lineLeaf] ?? 0]?.id ?? '';
        for (let unitLeaf = 0; unitLeaf < block.unitLeaves; unitLeaf += 1) {
          const months = readRow(block, unitLeaf, lineLeaf);
          if (months !== null) {
            yield { layer, measure, unit: this.#units.nodes[this.#units.leaves[unitLeaf] ?? 0]?.id ?? '', line, months };
          }
        }
      }
    }
  }

  /**
   * Applies changes in order. Throws when a change does not fit the present state (its `from` is not what stands):
   * that is a fault of the program or a damaged file, never a user's mistake.
   */
  apply(changes: readonly Change[]): Touched {
    const units = new Set<string>();
    let everything = false;
    let structure = false;
    for (const change of changes) {
      if (change.op === 'cells') {
        // Trees are rebuilt lazily, because a file may bring units one by one before their cells.
        if (structure) this.#rebuildTrees();
        structure = false;
        this.#applyCells(change);
        units.add(change.unit);
      } else {
        this.#applyRecord(change);
        if (change.table === 'unit' || change.table === 'line') structure = true;
        if (change.table === 'plan' || change.table === 'factBatch') everything = true;
        if (change.table === 'factBatch') this.#facts.clear();
        if (change.table === 'quota' || change.table === 'hold') units.add(change.id.slice(change.id.indexOf(':') + 1));
        if (structure) everything = true;
      }
    }
    if (structure) this.#rebuildTrees();
    return { units, everything };
  }

  #applyCells(change: CellChange): void {
    const unit = this.#units.indexOf.get(change.unit);
    const line = this.#lines.indexOf.get(change.line);
    invariant(unit !== undefined && isLeaf(this.#units, unit), `cells lie at unit leaves, not at ${change.unit}`);
    invariant(line !== undefined && isLeaf(this.#lines, line), `cells lie at line leaves, not at ${change.line}`);
    const key = `${change.layer}:${change.measure}`;
    let block = this.#cells.get(key);
    if (block === undefined) {
      block = emptyBlock(this.#units.leaves.length, this.#lines.leaves.length);
      this.#cells.set(key, block);
    }
    const unitLeaf = this.#units.leafStart[unit] ?? 0;
    const lineLeaf = this.#lines.leafStart[line] ?? 0;
    invariant(sameMonths(readRow(block, unitLeaf, lineLeaf), change.from), `the cells of ${change.unit} are as expected`);
    writeRow(block, unitLeaf, lineLeaf, change.to);
  }

  #applyRecord(change: Exclude<Change, CellChange>): void {
    if (change.table === 'plan') {
      invariant(change.id === headerId, 'a plan has one header');
      if (change.op === 'patch') this.#header = patched(this.header, change.from, change.to);
      else if (change.op === 'put') this.#header = entity<PlanHeader>(change.value);
      else this.#header = null;
      return;
    }
    // One map per table, all keyed by text: the only place where stored records become entities again.
    const table = this.#table(change.table) as Map<string, object>;
    const present = table.get(change.id);
    if (change.table === 'move') this.#fileMove(change);
    if (change.op === 'put') {
      invariant(present === undefined, `${change.table} ${change.id} does not exist yet`);
      table.set(change.id, entity(change.value));
    } else if (change.op === 'remove') {
      invariant(present !== undefined, `${change.table} ${change.id} exists`);
      table.delete(change.id);
    } else {
      invariant(present !== undefined, `${change.table} ${change.id} exists`);
      table.set(change.id, patched(present, change.from, change.to));
    }
  }

  /** Keeps the moves of each line at hand. Moves come in order and go (by undo) in the opposite order, with few between. */
  #fileMove(change: Exclude<Change, CellChange>): void {
    invariant(change.op !== 'patch', 'a move is never changed');
    const move = entity<Move>(change.value);
    const line = quotaLineId(move.measure, move.unit);
    const moves = this.#movesByLine.get(line) ?? [];
    if (change.op === 'put') {
      moves.push(move);
      // A redo may bring back a move from before others.
      moves.sort((left, right) => compareCodeUnits(left.id, right.id));
    } else moves.splice(moves.findLastIndex(({ id }) => id === move.id), 1);
    this.#movesByLine.set(line, moves);
  }

  #table(table: Exclude<Change, CellChange>['table'] & string): Map<string, never> {
    const tables = {
      unit: this.#unitRecords,
      line: this.#lineRecords,
      target: this.targets,
      move: this.moves,
      hold: this.holds,
      quota: this.quotas,
      factBatch: this.factBatches,
    };
    invariant(table !== 'plan', 'the header is not a table of many');
    return tables[table] as unknown as Map<string, never>;
  }

  #rebuildTrees(): void {
    const units = buildTree(this.#unitRecords.values(), 'unit');
    const lines = buildTree(this.#lineRecords.values(), 'line');
    invariant(units.ok && lines.ok, 'the trees of a plan are whole');
    const rows = [...this.cellRows()];
    this.#units = units.value;
    this.#lines = lines.value;
    this.#facts.clear();
    // Leaf numbers have moved, so the blocks are laid out anew.
    this.#cells.clear();
    for (const row of rows) this.#applyCells({ op: 'cells', ...row, from: null, to: row.months });
  }
}

function entity<Entity>(value: RecordValue): Entity {
  return value as unknown as Entity;
}

function patched<Entity extends object>(present: Entity, from: RecordValue, to: RecordValue): Entity {
  const fields = present as Readonly<Record<string, unknown>>;
  for (const field of Object.keys(from)) {
    invariant(sameField(fields[field], from[field]), `field ${field} is as expected`);
  }
  return { ...present, ...to };
}

function sameField(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

function sameMonths(left: Months | null, right: Months | null): boolean {
  if (left === null || right === null) return left === right;
  return left.every((value, month) => value === right[month]);
}
