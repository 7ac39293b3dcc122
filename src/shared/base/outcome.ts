/**
 * Expected refusals are values, not exceptions.
 *
 * A function that may be refused answers an `Outcome`: either the value or a `Refusal` with a machine code and the
 * facts its sentence needs. The English sentence lives in `refusals.ts`; the window translates by code.
 * Callers: every floor.
 */
import type { RefusalCode, RefusalDetails } from './refusals.ts';

export type { RefusalDetails };

/** Why something was not done: a stable code for programs, details for the sentence. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;
}

export type Outcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

/** Wraps a value as a success. */
export function done<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

/** Wraps a refusal code and its details as a failure. */
export function refuse(code: RefusalCode, details: RefusalDetails = {}): Outcome<never> {
  return { ok: false, refusal: { code, details } };
}
