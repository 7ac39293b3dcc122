/**
 * What a file is, for somebody who only wants to know whether it can be trusted. Callers: command line, exchange service.
 */
import type { Outcome } from '#shared/base/outcome.ts';
import type { RefusalCode } from '#shared/base/refusals.ts';

export type Verdict = 'valid' | 'altered' | 'not-a-plan' | 'newer';

/** The exit code of each verdict. */
export const verdictExitCodes: Readonly<Record<Verdict, number>> = { valid: 0, altered: 1, 'not-a-plan': 2, newer: 3 };

/** A locked file is one that this version cannot judge, like one of a later version. */
const verdicts: Partial<Readonly<Record<RefusalCode, Verdict>>> = {
  'file-altered': 'altered',
  'file-newer': 'newer',
  'file-has-password': 'newer',
  'file-not-a-plan': 'not-a-plan',
};

/** The verdict on a file that was read, or that reading refused; undefined when the refusal does not speak of the file. */
export function verdictOf(read: Outcome<unknown>): Verdict | undefined {
  return read.ok ? 'valid' : verdicts[read.refusal.code];
}
