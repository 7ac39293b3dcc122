/**
 * Small checks that compose into the shape of a line. A shape names the fields it knows and lets others pass, because a
 * later minor version may have added them. Callers: line schemas, manifest.
 */
import type { Alteration } from '#shared/base/alterations.ts';
import type { Json } from '#shared/base/canonical-json.ts';
import type { JsonObject } from './json-profile.ts';
import { isReadable, isReadableName } from './text-rules.ts';

/** Whether a value is what a field may hold. `undefined` is a missing field. */
export type Check = (value: Json | undefined) => boolean;

/** The known fields of an object; all of them are required whose check refuses a missing field. */
export type Shape = Readonly<Record<string, Check>>;

/** The first field that is missing or wrong; null when all are right. The caller knows where it stands. */
export function shapeFault(shape: Shape, value: JsonObject): Alteration | null {
  for (const field in shape) {
    if (!shape[field]?.(value[field])) return { place: 'field', field };
  }
  return null;
}

/** As `shapeFault`, for an object that holds only some of the fields. */
export function partialFault(shape: Shape, value: JsonObject): Alteration | null {
  for (const [field, check] of Object.entries(shape)) {
    if (field in value && !check(value[field])) return { place: 'field', field };
  }
  return null;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText: Check = (value) => typeof value === 'string';
export const isBoolean: Check = (value) => typeof value === 'boolean';
export const isWhole: Check = (value) => typeof value === 'number' && Number.isSafeInteger(value);
export const isHash: Check = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
export const isName: Check = (value) => typeof value === 'string' && isReadableName(value);

/** A text that people read and that may be empty: a reason, an owner, the name of a file. */
export const isRemark: Check = (value) => typeof value === 'string' && value.length <= 10_000 && isReadable(value);

export function isBetween(least: number, most: number): Check {
  return (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;
}

export function isOneOf(values: readonly string[]): Check {
  const known = new Set(values);
  return (value) => typeof value === 'string' && known.has(value);
}

/** A field that may be left out; where it is there it is checked. */
export function isAbsentOr(check: Check): Check {
  return (value) => value === undefined || check(value);
}

export function isNullOr(check: Check): Check {
  return (value) => value === null || check(value);
}

export function isListOf(check: Check, length?: number): Check {
  return (value) =>
    Array.isArray(value) &&
    (length === undefined || value.length === length) &&
    value.every((item: Json) => check(item));
}

export function isShaped(shape: Shape): Check {
  return (value) => isObject(value) && shapeFault(shape, value) === null;
}
