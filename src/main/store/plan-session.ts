/**
 * One open plan: its model and totals in memory, its database and side journal on the disk, and the only way to change it.
 *
 * A command is expanded, applied to the model, proved, written in one transaction, appended to the side journal, and only
 * then acknowledged. Whatever fails before that leaves model and disk as they were. The same command id is carried out
 * once. Callers: the services of the store.
 */
import { invariant } from '#shared/base/assert.ts';
import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import type { Now } from '#shared/base/ports.ts';
import type { Command } from '#shared/domain/bargain/command.ts';
import { invertChanges, type Change } from '#shared/domain/changes/change.ts';
import { PlanTotals } from '#shared/domain/cube/plan-totals.ts';
import { currentReadings } from '#shared/domain/impact/read-targets.ts';
import type { TargetReading } from '#shared/domain/impact/target-reading.ts';
import { makeEntry, type JournalEntry } from '#shared/domain/journal/entry.ts';
import type { StepSummary } from '#shared/domain/journal/undo.ts';
import type { FactSource } from '#shared/domain/cube/facts.ts';
import type { FactKind, FactRow, MeasureId } from '#shared/domain/plan/entities.ts';
import type { PlanModel } from '#shared/domain/plan/plan-model.ts';
import { JournalIndex } from './journal-index.ts';
import { packChanges, unpackChanges } from './packed-changes.ts';
import { hashText } from './container/hash-text.ts';
import {
  CommitFault,
  type CommitBatch,
  type FactBatchRows,
  type JournalEnd,
  type PlanDatabase,
} from './plan-database.ts';
import { PlanFiles, type FilesPorts, type OpenedFiles } from './plan-files.ts';
import type { PlanFolder } from './plan-folder.ts';
import { planStep, type PlannedStep } from './planned-step.ts';
import { factRowsOf, modelOf, rowsToWrite } from './plan-state.ts';
import { assertMeantTotal, assertWholeNumbers, settledUnitTouched } from './step-invariants.ts';
import { storageFault, storageRefusal } from './storage-fault.ts';

export interface SessionPorts extends FilesPorts {
  readonly now: Now;
  /** Frees the reserve on a full disk; false when there is none left. */
  readonly freeReserve: () => boolean;
}

/** What a committed step did. `moved` null means that everything is to be read anew. */
export interface CommittedStep {
  readonly entry: JournalEntry;
  readonly changes: readonly Change[];
  readonly moved: Int32Array | null;
  /** Readings of each target before the step. */
  readonly before: ReadonlyMap<string, TargetReading>;
  /** The command had been carried out earlier; nothing happened now. */
  readonly repeated: boolean;
}

/** The reserve was given up: the command can be tried once more. */
class SpaceFreed extends Error {}

export class PlanSession implements FactSource {
  readonly folder: PlanFolder;
  readonly #ports: SessionPorts;
  readonly #files: PlanFiles;
  #model: PlanModel;
  #totals: PlanTotals;
  #index: JournalIndex;
  #before: ReadonlyMap<string, TargetReading> = new Map();
  /** A batch of history that the step under way takes in and the database does not hold yet. */
  #arriving: FactBatchRows | null = null;

  constructor(files: OpenedFiles, ports: SessionPorts) {
    this.folder = ports.folder;
    this.#ports = ports;
    this.#files = new PlanFiles(files, ports);
    [this.#model, this.#index] = this.#read();
    this.#totals = new PlanTotals(this.#model);
  }

  get model(): PlanModel {
    return this.#model;
  }

  get totals(): PlanTotals {
    return this.#totals;
  }

  get database(): PlanDatabase {
    return this.#files.database;
  }

  get attachments(): ReadonlyMap<string, Buffer> {
    return this.database.attachments;
  }

  /** The number of entries: what the window calls the revision. */
  get revision(): number {
    return this.database.length;
  }

  /** The journal's entries by command id, and which of them were undone. */
  get index(): JournalIndex {
    return this.#index;
  }

  /** When the last entry was accepted; empty for a plan without entries. */
  get changedAt(): string {
    return this.database.journal.entry(this.revision)?.at ?? '';
  }

  get steps(): readonly StepSummary[] {
    return this.#index.steps;
  }

  /** Readings of each target before the last step of this session. */
  get readingsBefore(): ReadonlyMap<string, TargetReading> {
    return this.#before;
  }

  rows(digest: string, kind: FactKind, year: number, measure: MeasureId): Iterable<FactRow> {
    return this.#arriving?.digest === digest
      ? factRowsOf(this.#arriving, kind, year, measure)
      : this.database.rows(digest, kind, year, measure);
  }

  mentions(digest: string, table: 'unit' | 'line', id: string): boolean {
    return this.database.mentions(digest, table, id);
  }

  /** The changes an entry made, proved by its digest. */
  changesOf(entry: JournalEntry): readonly Change[] {
    return unpackChanges(this.database.journal.changes(entry.sequence), entry.changesDigest);
  }

  /** The step a command id stands for, when it was carried out already. */
  committed(id: string): CommittedStep | null {
    const sequence = this.#index.sequenceOf(id);
    const entry = sequence === undefined ? undefined : this.database.journal.entry(sequence);
    if (entry === undefined) return null;
    return { entry, changes: this.changesOf(entry), moved: null, before: this.#before, repeated: true };
  }

  /**
   * Carries a command out durably, once. `facts`: the rows of a batch that the command takes in. `at`: when. A file that turns out
   * to be damaged on the way is restored first; on a full disk the reserve is given up for it.
   */
  submit(command: Command, facts: FactBatchRows | null = null, at = this.#ports.now()): Outcome<CommittedStep> {
    try {
      return this.#submit(command, facts, at);
    } catch (fault) {
      if (!(fault instanceof SpaceFreed)) {
        if (storageFault(fault) !== 'damaged') throw fault;
        this.reopen(true);
      }
      return this.#submit(command, facts, at);
    }
  }

  #submit(command: Command, facts: FactBatchRows | null, at: string): Outcome<CommittedStep> {
    const earlier = this.committed(command.id);
    if (earlier !== null) {
      const same = canonicalJson(earlier.entry.command) === canonicalJson(command.body as unknown as Json);
      return same ? done(earlier) : refuse('command-id-reused', { id: command.id });
    }
    const planned = planStep(this, command.body, command.actor);
    if (!planned.ok) return planned;
    this.#arriving = facts;
    try {
      return this.#carryOut(command, planned.value, facts, at);
    } finally {
      this.#arriving = null;
    }
  }

  #carryOut(command: Command, planned: PlannedStep, facts: FactBatchRows | null, at: string): Outcome<CommittedStep> {
    const { changes } = planned;
    const before = currentReadings(this.#model, this.#totals);
    assertWholeNumbers(changes);
    const touched = this.#model.apply(changes);
    const moved = this.#totals.update(touched);
    try {
      const untouched = settledUnitTouched(this.#model, changes);
      invariant(untouched === null, `the settled number of ${untouched} does not change`);
      assertMeantTotal(this.#model, this.#totals, command.body, changes);
    } catch (fault) {
      this.#takeBack(changes);
      throw fault;
    }
    const saved = this.#save(command, planned, facts, at);
    if (!saved.ok) return saved;
    this.#before = before;
    return done({ entry: saved.value, changes, moved, before, repeated: false });
  }

  /**
   * Runs `look` in the plan as it would be after a command, and leaves no trace. `look` gets the changes and the nodes
   * that moved (null: all of them).
   */
  preview<Seen>(
    { actor, body }: Omit<Command, 'id'>,
    look: (changes: readonly Change[], moved: Int32Array | null) => Seen,
  ): Outcome<Seen> {
    const planned = planStep(this, body, actor);
    if (!planned.ok) return planned;
    const { changes } = planned.value;
    const moved = this.#totals.update(this.#model.apply(changes));
    try {
      return done(look(changes, moved));
    } finally {
      this.#takeBack(changes);
    }
  }

  /** Writes entries and state that were proved elsewhere (an imported file), all or nothing, and reads the plan anew. */
  replaceWith(batch: CommitBatch): Outcome<null> {
    try {
      this.#files.write(batch);
      this.reopen();
      return done(null);
    } catch (fault) {
      const refusal = storageRefusal(fault instanceof CommitFault ? fault.cause : fault);
      this.reopen(true);
      if (refusal === null) throw fault;
      return { ok: false, refusal };
    }
  }

  /** Closes the files and opens them again, proving every row; `thoroughly` proves the indexes too. */
  reopen(thoroughly = false): void {
    this.#files.reopen(thoroughly);
    [this.#model, this.#index] = this.#read();
    this.#totals = new PlanTotals(this.#model);
  }

  /** Closes the files; answers where both end, or null when one of them lags behind. */
  close(): JournalEnd | null {
    return this.#files.close();
  }

  #save(command: Command, step: PlannedStep, facts: FactBatchRows | null, at: string): Outcome<JournalEntry> {
    const { digest, packed } = packChanges(step.changes);
    const entry = makeEntry(hashText, this.database.head, {
      sequence: this.revision + 1,
      id: command.id,
      actor: command.actor,
      at,
      command: command.body as unknown as Json,
      undoes: step.undoes,
      redoes: step.redoes,
      changesDigest: digest,
    });
    const batch: CommitBatch = {
      entries: [{ entry, changes: packed }],
      ...rowsToWrite(this.#model, step.changes),
      facts: facts === null || this.database.facts.has(facts.digest) ? [] : [facts],
      attachments: [],
    };
    try {
      this.#files.write(batch);
    } catch (fault) {
      if (!(fault instanceof CommitFault)) throw fault;
      return fault.certain ? this.#nothingSaved(fault.cause, step.changes) : this.#lookUp(entry.id, fault.cause);
    }
    this.#index.add(entry.id, entry);
    return done(entry);
  }

  /** Nothing was written: the model goes back, and what the disk said is the answer. */
  #nothingSaved(cause: unknown, changes: readonly Change[]): Outcome<never> {
    const kind = storageFault(cause);
    if (kind === 'damaged') throw cause;
    // After a failed read or write what is still in memory of the file cannot be trusted.
    if (kind === 'disk') this.reopen(true);
    else this.#takeBack(changes);
    if (kind === 'full' && this.#ports.freeReserve()) throw new SpaceFreed();
    const refusal = storageRefusal(cause);
    if (refusal === null) throw cause;
    return { ok: false, refusal };
  }

  /** After a fault at the commit only the disk knows: everything is read anew and the command looked up. */
  #lookUp(id: string, cause: unknown): Outcome<never> {
    const full = storageFault(cause) === 'full';
    this.reopen(!full);
    if (this.#index.sequenceOf(id) !== undefined) return refuse('outcome-unknown', { result: 'saved' });
    if (!full) return refuse('outcome-unknown', { result: 'not-saved' });
    if (this.#ports.freeReserve()) throw new SpaceFreed();
    return refuse('disk-full');
  }

  /** What was proved at opening is read a second time; a disk that fails between the two closes the plan. */
  #read(): readonly [PlanModel, JournalIndex] {
    return this.#files.reading((database) => [
      modelOf(database.records(), database.cells(), this),
      new JournalIndex(database.journal.ids(), database.journal.turns()),
    ]);
  }

  #takeBack(changes: readonly Change[]): void {
    this.#totals.update(this.#model.apply(invertChanges(changes)));
  }
}
