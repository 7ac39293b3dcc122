/**
 * Tells the page what happens outside of it, in order, and keeps what it cannot hear yet: a file that was handed over
 * before the page had loaded arrives once it listens. Callers: index, host-service, menu, windows, lifecycle.
 */
import type { WebContents } from 'electron';
import { hostChannels, type HostEvent } from '#shared/contract/host-service.ts';
import { nothingSchema } from './host-requests.ts';
import type { ValidatedIpc } from './validated-ipc.ts';

export interface HostEvents {
  readonly tell: (event: HostEvent) => void;
  /** Whether a page listens at the moment. */
  readonly isHeard: () => boolean;
  /** Call when the page goes away: what is told from now on waits for the next one. */
  readonly pause: () => void;
}

/** Starts to hold and to tell events to the current page. */
export function openHostEvents(ipc: ValidatedIpc, currentContents: () => WebContents | undefined): HostEvents {
  const waiting: HostEvent[] = [];
  let heard = false;
  const flush = (): void => {
    const contents = currentContents();
    if (!heard || contents === undefined) return;
    for (const event of waiting.splice(0)) contents.send(hostChannels.event, event);
  };
  ipc.receive({ channel: hostChannels.listening, schema: nothingSchema }, () => {
    heard = true;
    flush();
  });
  return {
    tell: (event) => {
      waiting.push(event);
      flush();
    },
    isHeard: () => heard,
    pause: () => {
      heard = false;
    },
  };
}
