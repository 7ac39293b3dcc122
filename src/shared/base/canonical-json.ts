/**
 * One value, one text: the input of every hash and of every saved line.
 *
 * Keys sorted by code unit, no spaces, only integers within 2^53, texts in NFC as they were validated, `undefined`
 * members left out. Two computers with different languages write the same bytes. Callers: journal, container, state hash.
 */
import { invariant } from './assert.ts';

/** What may be saved: no fractions, no dates, no class instances. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * The canonical text of a value.
 * Throws when a number is not a safe integer: fractions never reach a file (DESIGN §3).
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    invariant(Number.isSafeInteger(value), `saved numbers are whole and below 2^53, not ${value}`);
    return Object.is(value, -0) ? '0' : String(value);
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members: string[] = [];
  for (const key of Object.keys(value).sort(compareCodeUnits)) {
    const member = value[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

/** Orders texts by their UTF-16 code units: the same on every computer, unlike `localeCompare`. */
export function compareCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
