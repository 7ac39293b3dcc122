/**
 * The narrow JSON of a plan file: one value, one text.
 *
 * A text is accepted only when it is, byte for byte, the canonical text of its value. That refuses repeated keys,
 * fractions, exponents, spaces, other key orders and other escapes in one comparison. Keys that could reach a prototype
 * and values nested deeper than the format needs are refused before. Callers: line files, manifest.
 */
import type { Alteration } from '#shared/base/alterations.ts';
import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import { jsonDepthLimit } from './format.ts';
import { isWellFormed } from './text-rules.ts';

export type JsonObject = { readonly [key: string]: Json };

/** A value, or what is wrong with the text; the caller knows where it stands. */
export type Parsed =
  { readonly ok: true; readonly value: JsonObject } | { readonly ok: false; readonly fault: Alteration };

const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Parses one object without judging its form: for callers that compare the text themselves, see `profileFault`. */
export function parseObject(text: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, fault: { place: 'not-json' } };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, fault: { place: 'not-object' } };
  }
  return { ok: true, value: value as JsonObject };
}

/** Parses one object and refuses it unless the text is its only legal text. */
export function parseCanonical(text: string): Parsed {
  const parsed = parseObject(text);
  if (!parsed.ok) return parsed;
  const fault = profileFault(parsed.value, text);
  return fault === null ? parsed : { ok: false, fault };
}

/** What makes a parsed value, or the text it came from, illegal in a plan file; null when nothing does. */
export function profileFault(value: JsonObject, text: string): Alteration | null {
  const fault = valueFault(value, 1);
  if (fault !== null) return fault;
  return canonicalJson(value) === text ? null : { place: 'not-canonical' };
}

function valueFault(value: Json | undefined, depth: number): Alteration | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? null : { place: 'not-whole' };
  if (typeof value === 'string') return isWellFormed(value) ? null : { place: 'bad-text' };
  if (typeof value !== 'object' || value === null) return null;
  if (depth > jsonDepthLimit) return { place: 'too-deep', limit: jsonDepthLimit };
  if (Array.isArray(value)) return firstFault(value, depth);
  for (const key of Object.keys(value)) {
    if (forbiddenKeys.has(key)) return { place: 'forbidden-key', key };
    if (!isWellFormed(key)) return { place: 'bad-key' };
  }
  return firstFault(Object.values(value), depth);
}

function firstFault(values: readonly (Json | undefined)[], depth: number): Alteration | null {
  for (const value of values) {
    const fault = valueFault(value, depth + 1);
    if (fault !== null) return fault;
  }
  return null;
}
