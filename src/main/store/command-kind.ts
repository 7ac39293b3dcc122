/**
 * What kind of command a journal entry holds, whatever version wrote it. Callers: journal table, step views, replay, packets.
 */
import type { Json } from '#shared/base/canonical-json.ts';

/** The kind of a command as it stands in the journal. */
export function kindOf(command: Json): string {
  return kindName(typeof command === 'object' && command !== null && 'kind' in command ? command['kind'] : null);
}

/** A command that does not call its kind by a word has none that we know. */
export function kindName(kind: Json | undefined): string {
  return typeof kind === 'string' ? kind : '?';
}
