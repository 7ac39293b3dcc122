/**
 * What the window model needs from the page: the host, the way to the store, small memories, ids, timers.
 * Callers: window model (uses it), boot (brings it), tests (bring it from memory).
 */
import type { Outcome, Refusal } from '#shared/base/outcome.ts';
import type { RefusalDetails } from '#shared/base/refusals.ts';
import type { MakeId } from '#shared/base/ports.ts';
import type { WindowHost } from '#shared/contract/host-service.ts';
import type { StoreCaller } from './plan-session.ts';
import type { ConnectionPorts } from './store-connection.ts';
import type { Screen } from './window-state.ts';
import type { MessageCode, WindowNotice } from './window-texts.ts';

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

/** What the parts of the window model may ask of the whole. */
export interface WindowActions {
  readonly ports: WindowPorts;
  ask<Value>(
    question: (store: StoreCaller) => Promise<Outcome<Value>>,
    afterLoss?: 'refuse' | 'again',
  ): Promise<Outcome<Value>>;
  say(code: MessageCode, details?: RefusalDetails, tone?: WindowNotice['tone']): void;
  sayRefusal(refusal: Refusal): void;
  openPlan(plan: string, screen?: Screen): Promise<boolean>;
}
