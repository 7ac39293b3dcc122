/**
 * Gives the page a direct port to the store and steps aside: no message of a plan passes through the shell.
 *
 * The page asks with a nonce of its own; when the store is ready both ends of a new channel are handed out, marked with
 * the next generation. Asking again replaces an unanswered request; serving a newer generation makes the store close the
 * former one. Callers: index.
 */
import { MessageChannelMain, type WebContents } from 'electron';
import { hostChannels, type PortMessage } from '#shared/contract/host-service.ts';
import { nonceSchema } from './host-requests.ts';
import type { StoreProcess } from './store-process.ts';
import type { ValidatedIpc } from './validated-ipc.ts';

export interface PortBroker {
  /** Call when the store became ready: a page that waits gets its port. */
  readonly noteReady: () => void;
}

/** Starts to receive requests for ports. */
export function openPortBroker(
  ipc: ValidatedIpc,
  store: StoreProcess,
  currentContents: () => WebContents | undefined,
): PortBroker {
  let waiting: string | undefined;
  let generation = 0;

  function handOver(): void {
    const contents = currentContents();
    if (waiting === undefined || contents === undefined || store.state !== 'ready') return;
    const nonce = waiting;
    waiting = undefined;
    generation += 1;
    const { port1, port2 } = new MessageChannelMain();
    if (!store.serve(generation, port1)) return;
    const message: PortMessage = { kind: 'parley-port', nonce, generation };
    contents.postMessage(hostChannels.port, message, [port2]);
  }

  ipc.receive({ channel: hostChannels.requestPort, schema: nonceSchema }, (nonce) => {
    waiting = nonce;
    handOver();
  });
  return { noteReady: handOver };
}
