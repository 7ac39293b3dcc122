/**
 * When copies of open plans are made: at once before something that replaces much and on closing, in turns while a room
 * is working. Of one plan at most one is under way; whoever comes later overtakes it. Callers: open plans.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { atOnce, type Turns } from '#shared/base/turns.ts';
import { backUp, type BackupReason } from './backup.ts';
import type { PlanSession } from './plan-session.ts';

export class PlanCopies {
  readonly #underWay = new Map<PlanSession, Turns<void>>();

  /** Copies a plan and proves the copy before anything else happens; throws as `backUp` does. */
  makeAtOnce(session: PlanSession, reason: BackupReason): void {
    this.stop(session);
    atOnce(backUp(session.database, session.folder, reason));
  }

  /** The same with pauses, in which commands are carried out. Resolves when the copy is proved, or was given up. */
  async makeInTurns(session: PlanSession, reason: BackupReason): Promise<void> {
    this.stop(session);
    const work = backUp(session.database, session.folder, reason);
    this.#underWay.set(session, work);
    try {
      while (work.next().done !== true) await nextTurn();
    } finally {
      if (this.#underWay.get(session) === work) this.#underWay.delete(session);
    }
  }

  /** Gives up the copy of a plan that is under way; nothing of it is left. */
  stop(session: PlanSession): void {
    this.#underWay.get(session)?.return();
    this.#underWay.delete(session);
  }
}
