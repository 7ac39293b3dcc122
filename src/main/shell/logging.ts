/**
 * A short diary of the shell for whoever must find out why it did not start: JSON, one line an event, kept on this
 * computer. It takes event names, counts and codes; nothing of a plan ever reaches the shell's diary.
 * Callers: index, and through it every part of the shell.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Facts of an event: numbers, yes or no, and codes. Texts are cut at 80 characters. */
export type LogFacts = Readonly<Record<string, number | boolean | string>>;

/** Writes one line; never throws, since a full disk must not stop the program. */
export type Log = (event: string, facts?: LogFacts) => void;

const sizeLimit = 1_000_000;
const textLimit = 80;

/** A diary in `folder/shell.log`; when it has grown to a megabyte it becomes `shell.old.log`. */
export function openLog(folder: string, now: () => string = () => new Date().toISOString()): Log {
  const path = join(folder, 'shell.log');
  return (event, facts = {}) => {
    try {
      mkdirSync(folder, { recursive: true });
      if (sizeOf(path) > sizeLimit) renameSync(path, join(folder, 'shell.old.log'));
      appendFileSync(path, `${JSON.stringify({ at: now(), event, ...shorten(facts) })}\n`);
    } catch {
      // A diary that cannot be written is no reason to fail.
    }
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function shorten(facts: LogFacts): LogFacts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? fact.slice(0, textLimit) : fact]),
  );
}
