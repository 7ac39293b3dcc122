/**
 * Which texts may stand on a projector as a name or an id.
 *
 * A name that reads backwards, hides characters or looks like another name is an attack on the people in the room; a
 * name in two spellings of the same accents breaks every comparison. Callers: line schemas.
 */
import { nameLengthLimit } from './format.ts';

/**
 * Control characters, zero-width characters, line and paragraph separators, bidirectional controls. The same characters
 * that the contract refuses in commands: what can be entered can be exported.
 */
const hidden = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** Whether a text can be shown as a name: not empty, at most 200 characters, in NFC, nothing invisible in it. */
export function isReadableName(text: string, longest: number = nameLengthLimit): boolean {
  if (text.length === 0 || text.length > longest) return false;
  // Plain ASCII is by far the most frequent and needs no further check.
  return /^[ -~]+$/.test(text) || (isReadable(text) && isWellFormed(text) && text === text.normalize('NFC'));
}

/** Whether a text holds nothing that hides or turns around what people read. */
export function isReadable(text: string): boolean {
  return !hidden.test(text);
}

/** Whether a text has no half of a surrogate pair: only such a text survives being written as UTF-8. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
