/**
 * Checks a plan file for somebody who only wants to know whether it can be trusted: the answer behind `parley verify`.
 * Callers: command line, exchange service.
 */
import { alterationText, refusalSentence } from '#shared/base/refusal-sentence.ts';
import { type RefusalCode } from '#shared/base/refusals.ts';
import { headerOf } from './manifest.ts';
import { readContainer, type ReadPlan } from './read-container.ts';

export type Verdict = 'valid' | 'altered' | 'not-a-plan' | 'newer';

export interface Verification {
  readonly verdict: Verdict;
  /** Where a file was altered: file and line. */
  readonly place?: string;
  /** Facts to print, by name; for a file that is not valid, `reason` is the whole sentence. */
  readonly details: Readonly<Record<string, string | number>>;
}

/** The exit code of each verdict. */
export const verdictExitCodes: Readonly<Record<Verdict, number>> = { valid: 0, altered: 1, 'not-a-plan': 2, newer: 3 };

const verdicts: Partial<Readonly<Record<RefusalCode, Verdict>>> = {
  'file-altered': 'altered',
  'file-newer': 'newer',
  'file-has-password': 'newer',
};

/** Reads the whole file and says what it is. */
export function verify(bytes: Uint8Array): Verification {
  const read = readContainer(bytes);
  if (read.ok) return { verdict: 'valid', details: describe(read.value) };
  const { refusal } = read;
  const details = { reason: refusalSentence(refusal) };
  const verdict = verdicts[refusal.code] ?? 'not-a-plan';
  return refusal.code === 'file-altered'
    ? { verdict, place: alterationText(refusal.details), details }
    : { verdict, details };
}

function describe(plan: ReadPlan): Verification['details'] {
  const { manifest } = plan;
  return {
    planId: manifest.planId,
    name: headerOf(plan)?.name ?? '',
    format: `${manifest.format.major}.${manifest.format.minor}`,
    writer: `${manifest.writer.name} ${manifest.writer.version}`,
    entries: manifest.journal.length,
    head: manifest.journal.head,
    fingerprint: manifest.journal.fingerprint,
    stateHash: manifest.stateHash,
    signature: plan.signature === null ? 'none' : 'present, not checked by this version',
  };
}
