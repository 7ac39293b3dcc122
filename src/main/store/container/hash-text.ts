/**
 * The store's SHA-256, for shared code that asks for `HashText`. Callers: container, store services, command line.
 */
import { createHash } from 'node:crypto';
import type { HashText } from '#shared/base/ports.ts';

/** SHA-256 of a text's UTF-8 bytes as 64 lower-case hexadecimal digits. */
export const hashText: HashText = (text) => createHash('sha256').update(text).digest('hex');
