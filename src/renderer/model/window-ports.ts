/**
 * What the window model needs from the page: the host, the way to the store, small memories, ids, timers.
 * Callers: window model (uses it), boot (brings it), tests (bring it from memory).
 */
import type { MakeId } from '#shared/base/ports.ts';
import type { WindowHost } from '#shared/contract/host-service.ts';
import type { ConnectionPorts } from './store-connection.ts';

/** Small texts kept on this computer between two starts, like the author's name. Nothing of a plan. */
export interface Preferences {
  /** The text kept under a name, or null. */
  readonly read: (name: string) => string | null;
  readonly write: (name: string, text: string) => void;
}

export interface WindowPorts extends ConnectionPorts {
  readonly host: WindowHost;
  readonly preferences: Preferences;
  readonly makeId: MakeId;
}
