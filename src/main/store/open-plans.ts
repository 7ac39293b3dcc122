/**
 * The plans that are open in this store: opened once however many windows ask, backed up now and then, closed in order.
 * Callers: the services of the store.
 */
import { rmSync } from 'node:fs';
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import type { MakeId, Now } from '#shared/base/ports.ts';
import type { StoreNotice } from '#shared/contract/store-service.ts';
import type { StoreEvents } from './store-events.ts';
import type { BackupReason } from './backup.ts';
import type { DiskReserve } from './disk-reserve.ts';
import { removeOwnerNote } from './owner-note.ts';
import { isPlanKey, planFolder, type PlanFolder } from './plan-folder.ts';
import { createPlanFiles, openPlanFiles } from './plan-opening.ts';
import { PastPlans } from './past-plans.ts';
import { PlanCopies } from './plan-copies.ts';
import type { OpenedFiles } from './plan-files.ts';
import { leaveProofNote } from './proof-note.ts';
import { PlanSession } from './plan-session.ts';
import { writeSummary } from './plan-summary.ts';
import { faultWord, RefusedFault, storageFault, storageRefusal } from './storage-fault.ts';

export interface OpenPlansOptions {
  readonly dataFolder: string;
  readonly now: Now;
  readonly makeId: MakeId;
  readonly reserve: DiskReserve;
  readonly events: StoreEvents;
}

/** Milliseconds after opening at which a plan is copied, once its window has settled. */
const afterOpening = 5000;

interface OpenPlan {
  readonly session: PlanSession;
  /** How many times it was opened and not closed. */
  users: number;
}

export class OpenPlans {
  readonly options: OpenPlansOptions;
  /** The past of the open plans, for whoever looks back. */
  readonly pasts = new PastPlans();
  readonly #open = new Map<string, OpenPlan>();
  readonly #copies = new PlanCopies();

  constructor(options: OpenPlansOptions) {
    this.options = options;
  }

  /** Opens a plan, or joins those who have it open; notices are what a person should be told. */
  open(key: string): Outcome<{ readonly session: PlanSession; readonly notices: readonly StoreNotice[] }> {
    const known = this.#open.get(key);
    if (known !== undefined) {
      known.users += 1;
      return done({ session: known.session, notices: [] });
    }
    if (!isPlanKey(key)) return refuse('unknown-plan', { plan: key });
    const folder = planFolder(this.options.dataFolder, key);
    const opened = openPlanFiles(folder, this.options.now);
    if (!opened.ok) return opened;
    const session = this.#begin(folder, opened.value.files);
    if (session.revision === 0) {
      // What a process left behind that died while it made the plan. Nothing is thrown away unasked.
      this.#open.delete(key);
      session.close();
      return refuse('unknown-plan', { plan: key });
    }
    this.#backUpLater(session);
    return done({ session, notices: opened.value.notices });
  }

  /** An open plan; plan-not-open otherwise. */
  find(key: string): Outcome<PlanSession> {
    const known = this.#open.get(key);
    return known === undefined ? refuse('plan-not-open') : done(known.session);
  }

  sessions(): readonly PlanSession[] {
    return [...this.#open.values()].map(({ session }) => session);
  }

  /** Makes a new, empty plan and lets `fill` bring it to life; a refusal or fault leaves nothing behind. */
  create<Value>(
    fill: (session: PlanSession) => Outcome<Value>,
  ): Outcome<{ readonly key: string; readonly value: Value }> {
    const key = this.options.makeId();
    const folder = planFolder(this.options.dataFolder, key);
    let session: PlanSession | null = null;
    try {
      session = this.#begin(folder, createPlanFiles(folder, this.options.now));
      const filled = fill(session);
      if (filled.ok) {
        this.#finish(session);
        return done({ key, value: filled.value });
      }
      this.#discard(session, folder);
      return filled;
    } catch (fault) {
      if (session !== null) this.#discard(session, folder);
      throw fault;
    }
  }

  /** Ends one use of a plan; the last one backs it up and closes it. */
  close(key: string): void {
    const known = this.#open.get(key);
    if (known === undefined) return;
    known.users -= 1;
    if (known.users <= 0) this.#finish(known.session);
  }

  closeAll(): void {
    for (const session of this.sessions()) this.#finish(session);
  }

  /** Copies every open plan that has changed since its last copy, in turns with what is done meanwhile. */
  async backUpAll(): Promise<void> {
    for (const session of this.sessions()) {
      await this.#backUpInTurns(session);
      if (this.#isOpen(session)) this.#attempt(session, 'summary-late', () => writeSummary(session));
    }
    this.options.reserve.restore();
  }

  /** A copy before something that replaces much; refused when the disk does not take it. */
  backUpBefore(session: PlanSession, reason: BackupReason): Outcome<null> {
    try {
      this.#copies.makeAtOnce(session, reason);
      return done(null);
    } catch (fault) {
      const refusal = storageRefusal(fault);
      if (refusal === null) throw fault;
      return { ok: false, refusal };
    }
  }

  #begin(folder: PlanFolder, files: OpenedFiles): PlanSession {
    const { now, reserve } = this.options;
    const session = new PlanSession(files, {
      folder,
      now,
      reopen: (thoroughly) => this.#reopen(folder, thoroughly),
      freeReserve: () => reserve.free(),
      lost: () => this.#open.delete(folder.key),
      warn: (notice) => this.#tell(folder, notice),
    });
    this.#open.set(folder.key, { session, users: 1 });
    return session;
  }

  /** A plan that cannot be opened again is closed: the window is told so and can open it once the disk works. */
  #reopen(folder: PlanFolder, thoroughly: boolean): OpenedFiles {
    const opened = openPlanFiles(folder, this.options.now, thoroughly);
    if (!opened.ok) {
      this.#open.delete(folder.key);
      throw new RefusedFault(opened.refusal);
    }
    for (const notice of opened.value.notices) this.#tell(folder, notice);
    return opened.value.files;
  }

  #finish(session: PlanSession): void {
    this.#open.delete(session.folder.key);
    this.pasts.drop(session);
    const isProved = this.#backUpQuietly(session);
    this.#attempt(session, 'summary-late', () => writeSummary(session));
    const end = session.close();
    if (isProved && end !== null) leaveProofNote(session.folder, end);
    removeOwnerNote(session.folder);
  }

  #discard(session: PlanSession, folder: PlanFolder): void {
    this.#open.delete(folder.key);
    this.pasts.drop(session);
    this.#copies.stop(session);
    session.close();
    for (const path of [folder.home, folder.journalFolder, folder.backups])
      rmSync(path, { recursive: true, force: true });
  }

  /** A plan that was not closed in order has no copy of its last entries yet; nobody waits for it. */
  #backUpLater(session: PlanSession): void {
    const timer = setTimeout(() => {
      if (this.#isOpen(session)) void this.#backUpInTurns(session);
    }, afterOpening);
    timer.unref();
  }

  #isOpen(session: PlanSession): boolean {
    return this.#open.get(session.folder.key)?.session === session;
  }

  /** A copy that cannot be made now must not stop the work: the next one will be. Answers whether one proved. */
  #backUpQuietly(session: PlanSession): boolean {
    return this.#attempt(session, 'copy-late', () => {
      try {
        this.#copies.makeAtOnce(session, 'regular');
      } catch (fault) {
        this.#restoreIfDamaged(session, fault);
      }
    });
  }

  async #backUpInTurns(session: PlanSession): Promise<void> {
    const made = await this.#copies.makeInTurns(session, 'regular').then(
      () => null,
      (fault: unknown) => ({ fault }),
    );
    if (made === null) return;
    this.#attempt(session, 'copy-late', () => this.#restoreIfDamaged(session, made.fault));
  }

  /** Only for a copy is every row proved; what is damaged in the copy is damaged in the plan, which is then restored. */
  #restoreIfDamaged(session: PlanSession, fault: unknown): never {
    if (storageFault(fault) === 'damaged') session.reopen(true);
    throw fault;
  }

  /** What the disk refuses here is done later; somebody should know, and nothing stops. */
  #attempt(session: PlanSession, late: 'copy-late' | 'summary-late', work: () => void): boolean {
    try {
      work();
      return true;
    } catch (fault) {
      if (storageRefusal(fault) === null) throw fault;
      this.#tell(session.folder, { code: late, details: { fault: faultWord(fault) } });
      return false;
    }
  }

  #tell(folder: PlanFolder, notice: StoreNotice): void {
    this.options.events.emit('notice', { ...notice, plan: folder.key });
  }
}
