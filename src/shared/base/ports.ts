/**
 * The only doors from shared code to the outside world. Shared code has no clock, no randomness and no cryptography of
 * its own; a host hands these in. Callers: store, hosts, renderer boot.
 */

/** Answers the SHA-256 of a text's UTF-8 bytes as 64 lower-case hexadecimal digits. */
export type HashText = (text: string) => string;

/** Answers a new random UUID in its usual text form. */
export type MakeId = () => string;

/** Answers the present moment as an ISO 8601 text in UTC with milliseconds. */
export type Now = () => string;
