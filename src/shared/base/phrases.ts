/**
 * Words of our own that the sentence of a refusal is filled with: why a file cannot be read, what was cancelled.
 *
 * A refusal carries their code, so that each language says them itself; the Spanish words stand in
 * `renderer/i18n/es.json` under the same codes, and a test compares the two lists. Names of people, units and files are no
 * phrases and stay as they are. Callers: refusal-sentence, whoever refuses, catalogues.
 */
import type { RefusalCode } from './refusals.ts';

export const phrases = {
  // Why a file cannot be read
  'not-there': 'it does not exist',
  'not-allowed': 'you may not read it',
  'not-regular': 'it is not a regular file',
  'other-computer': 'it lies on another computer; copy it here first',
  'became-shorter': 'it became shorter while it was read',
  'system-says': 'the system says {fault}',
  'no-size': 'it has no size',
  'longer-than-said': 'it is longer than it was said to be',
  'partly-arrived': 'only a part of it arrived',
  'reader-stopped': 'the reader stopped before it was done',
  'reader-nonsense': 'the reader answered nonsense',
  'begins-otherwise': 'it does not begin like one',
  // How large a file may be
  unpacked: '{size} unpacked',
  'in-one-line': '{size} in one line of {file}',
  // What was cancelled, took too long, or is not there
  'reading-the-file': 'Reading the file',
  'the-import': 'The import',
  'a-dialog': 'A dialog',
  'the-sample-plan': 'The sample plan',
  'a-copy-of-the-packet': 'A copy of this packet',
  // What became of a change
  saved: 'saved',
  'not-saved': 'not saved',
  // The trees of a plan
  units: 'units',
  lines: 'lines',
} as const satisfies Readonly<Record<string, string>>;

export type PhraseCode = keyof typeof phrases;

/** The blank of a sentence that may hold a phrase. Anywhere else the same text is a name. */
export const phraseBlanks: Readonly<Partial<Record<RefusalCode, string>>> = {
  'file-not-readable': 'reason',
  'file-not-a-plan': 'reason',
  'file-too-large': 'limit',
  'not-available': 'what',
  cancelled: 'what',
  'time-limit': 'what',
  'outcome-unknown': 'result',
  'tree-needs-one-root': 'tree',
};
