/**
 * A note beside the database that says who has it open. The lock is the database's own; this only gives it a name.
 * Callers: plan opening.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { writeNote, type PlanFolder } from './plan-folder.ts';

/** Leaves the note. Without it the owner has no name; the lock holds all the same. */
export function leaveOwnerNote(folder: PlanFolder): void {
  writeNote(folder.owner, JSON.stringify({ user: ownName(), computer: hostname(), process: process.pid }));
}

/** The name of the account, which a computer need not have for every number of a user. */
function ownName(): string {
  try {
    return userInfo().username;
  } catch {
    return '?';
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
