/**
 * A note beside the database that says who has it open. The lock is the database's own; this only gives it a name.
 * Callers: plan opening.
 */
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { writeAll, type PlanFolder } from './plan-folder.ts';

/** Leaves the note. A disk that refuses it does not stop anybody from working. */
export function leaveOwnerNote(folder: PlanFolder): void {
  try {
    const note = JSON.stringify({ user: userInfo().username, computer: hostname(), process: process.pid });
    const handle = openSync(folder.owner, 'w');
    try {
      writeAll(handle, Buffer.from(note, 'utf8'));
    } finally {
      closeSync(handle);
    }
  } catch {
    // Without the note the owner has no name; the lock holds all the same.
  }
}

export function removeOwnerNote(folder: PlanFolder): void {
  rmSync(folder.owner, { force: true });
}

/** Who has the plan open, as far as the note can be read. */
export function ownerOf(folder: PlanFolder): string {
  try {
    if (!existsSync(folder.owner)) return '?';
    const { user, computer, process: id } = JSON.parse(readFileSync(folder.owner, 'utf8')) as Record<string, unknown>;
    return `${String(user)} on ${String(computer)}, process ${String(id)}`;
  } catch {
    return '?';
  }
}
