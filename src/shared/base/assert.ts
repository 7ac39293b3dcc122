/**
 * Faults of the program (never of the user) stop here, loudly. Expected refusals are `Outcome` values instead.
 * Callers: every floor.
 */

/** Throws when something the program relies on does not hold; `claim` says what should have been true. */
export function invariant(condition: unknown, claim: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${claim}`);
}

/** Marks the end of an exhaustive switch: the compiler refuses to build when a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`);
}
