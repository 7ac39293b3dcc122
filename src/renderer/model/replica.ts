/**
 * The confirmed state of one open plan as far as the window shows it.
 *
 * It predicts nothing: it takes over plan views and changes from the store in the order of their revisions, and tells
 * its listeners which units moved. A gap in the revisions is reported, and the session fetches a new view.
 * Callers: plan session; features read it through the session.
 */
import type { JournalHead, PlanChange, PlanView, Preview, TargetImpact } from '#shared/contract/views.ts';
import type { Agreements } from '#shared/contract/agreement-views.ts';
import type { Past } from '#shared/contract/past-views.ts';
import type { MeasureId } from '#shared/domain/plan/entities.ts';
import { buildTree, emptyTree, type Tree } from '#shared/domain/plan/tree.ts';
import { changedAgreements } from './changed-agreements.ts';
import { RowTable } from './row-table.ts';

/** What moved: unit indexes of one measure, or everything. */
export type Moved = { readonly measure: MeasureId; readonly nodes: Int32Array } | 'everything';

export class Replica {
  #view: PlanView;
  #units: Tree = emptyTree;
  #lines: Tree = emptyTree;
  #impact: readonly TargetImpact[] = [];
  #agreements: Agreements;
  #journal: JournalHead;
  #workshop: PlanView['workshop'];
  #revision = 0;
  #tables = new Map<MeasureId, RowTable>();
  readonly #listeners = new Set<(moved: Moved) => void>();

  constructor(view: PlanView) {
    this.#view = view;
    this.#journal = view.journal;
    this.#agreements = view.agreements;
    this.#workshop = view.workshop;
    this.takeView(view);
  }

  get plan(): string {
    return this.#view.plan;
  }
  get header(): PlanView['header'] {
    return this.#view.header;
  }
  get targets(): PlanView['targets'] {
    return this.#view.targets;
  }
  get years(): PlanView['years'] {
    return this.#view.years;
  }
  get units(): Tree {
    return this.#units;
  }
  get lines(): Tree {
    return this.#lines;
  }
  get impact(): readonly TargetImpact[] {
    return this.#impact;
  }
  /** Conditions, packages and reason codes. */
  get agreements(): Agreements {
    return this.#agreements;
  }
  get journal(): JournalHead {
    return this.#journal;
  }
  /** The agenda and the parking lot, in the order in which they are shown. */
  get workshop(): PlanView['workshop'] {
    return this.#workshop;
  }
  get revision(): number {
    return this.#revision;
  }

  /** The numbers of a measure; undefined until they were fetched. */
  table(measure: MeasureId): RowTable | undefined {
    return this.#tables.get(measure);
  }

  /** Takes over a whole view: after opening, after a structure change, after a gap. */
  takeView(view: PlanView): void {
    const units = buildTree(view.units, 'unit');
    const lines = buildTree(view.lines, 'line');
    this.#view = view;
    this.#units = units.ok ? units.value : emptyTree;
    this.#lines = lines.ok ? lines.value : emptyTree;
    this.#impact = view.impact;
    this.#agreements = view.agreements;
    this.#journal = view.journal;
    this.#workshop = view.workshop;
    this.#revision = view.revision;
    this.#tables = new Map();
    this.addRows(view.rows, view.history);
    this.#tell('everything');
  }

  /** Adds the numbers of a measure that was fetched later. */
  addRows(rows: PlanView['rows'], history: PlanView['history']): void {
    const own = history.filter(({ measure }) => measure === rows.measure);
    const table = new RowTable(rows.measure, this.#units.nodes.length, own);
    table.take(rows);
    this.#tables.set(rows.measure, table);
    this.#tell('everything');
  }

  /** Takes over a change. `known` was taken before, `gap` needs a new view, `taken` was taken now. */
  takeChange(change: PlanChange): 'taken' | 'known' | 'gap' {
    if (change.toRevision <= this.#revision) return 'known';
    if (change.fromRevision !== this.#revision || change.everything) return 'gap';
    this.#revision = change.toRevision;
    this.#impact = change.impact;
    if (change.agreements !== null) this.#agreements = changedAgreements(this.#agreements, change.agreements);
    this.#journal = change.journal;
    if (change.workshop !== null) this.#workshop = change.workshop;
    for (const block of change.rows) {
      const nodes = this.#tables.get(block.measure)?.take(block);
      if (nodes !== undefined) this.#tell({ measure: block.measure, nodes });
    }
    if (change.rows.length === 0) this.#tell({ measure: 'revenue', nodes: new Int32Array() });
    return 'taken';
  }

  /** Takes over the plan as it stood after a step: rows that differ, or everything. What else was fetched is dropped. */
  takePast({ revision, view, rows, impact, agreements }: Past): void {
    if (view !== null) {
      this.takeView(view);
      return;
    }
    this.#revision = revision;
    this.#impact = impact;
    this.#agreements = agreements;
    const kept = new Set(rows.map(({ measure }) => measure));
    for (const measure of this.#tables.keys()) if (!kept.has(measure)) this.#tables.delete(measure);
    for (const block of rows) {
      const nodes = this.#tables.get(block.measure)?.take(block);
      if (nodes !== undefined) this.#tell({ measure: block.measure, nodes });
    }
  }

  /** The rows of a preview beside the confirmed ones, for showing what would come. */
  previewTable(preview: Preview, measure: MeasureId): RowTable | undefined {
    const block = preview.rows.find((candidate) => candidate.measure === measure);
    if (block === undefined) return undefined;
    const table = new RowTable(measure, this.#units.nodes.length, []);
    table.take(block);
    return table;
  }

  /** Adds a listener; the answer removes it. */
  listen(listener: (moved: Moved) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(moved: Moved): void {
    for (const listener of this.#listeners) listener(moved);
  }
}
