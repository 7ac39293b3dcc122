/**
 * How a command of the command line ends before its time: one sentence on standard error and an exit code.
 * Callers: the commands, index.
 */
import type { Outcome, Refusal } from '#shared/base/outcome.ts';
import { refusalSentence } from '#shared/base/refusal-sentence.ts';
import type { RefusalCode } from '#shared/base/refusals.ts';

/** Exit codes: 1 refused or altered, 2 not readable or not a plan, 3 written by a newer Parley, 64 misspelt command line. */
export const exitCodes = { refused: 1, notReadable: 2, newer: 3, usage: 64 } as const;

const codesOfRefusals: Partial<Readonly<Record<RefusalCode, number>>> = {
  'file-not-a-plan': exitCodes.notReadable,
  'file-not-readable': exitCodes.notReadable,
  'file-too-large': exitCodes.notReadable,
  'file-newer': exitCodes.newer,
};

/** The end of a command, thrown through the work so that everything on the way is closed. */
export class CommandFailure extends Error {
  readonly exitCode: number;
  readonly refusal: Refusal | null;

  constructor(sentence: string, exitCode: number, refusal: Refusal | null = null) {
    super(sentence);
    this.exitCode = exitCode;
    this.refusal = refusal;
  }
}

/** Ends the command because it was not written as it must be. */
export function fail(sentence: string, exitCode: number = exitCodes.usage): never {
  throw new CommandFailure(sentence, exitCode);
}

/** The value of an outcome; a refusal ends the command with its sentence, after `before` if given. */
export function need<Value>(outcome: Outcome<Value>, before: string = ''): Value {
  if (outcome.ok) return outcome.value;
  const code = codesOfRefusals[outcome.refusal.code] ?? exitCodes.refused;
  throw new CommandFailure(before + refusalSentence(outcome.refusal), code, outcome.refusal);
}
