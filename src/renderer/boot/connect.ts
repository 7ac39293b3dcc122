/**
 * The way from the page to the store: a message port where the desktop program offers one, else a WebSocket to the
 * loopback host, after the one-time token of the address was exchanged for a session. Callers: boot/window.
 */
import { isPortNonce, type PortMessage, type WindowHost } from '#shared/contract/host-service.ts';
import { loopbackPaths, loopbackTokenKey } from '#shared/contract/window-policy.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { windowPortTransport } from './port-transport.ts';
import { windowSocketTransport } from './websocket-transport.ts';

/** How to open a new connection each time one is needed; desktop is the host of the preload when there is one. */
export function transportOpener(desktop: WindowHost | undefined): () => Promise<Transport> {
  return desktop === undefined ? openSocket : () => openPort(desktop);
}

/** Asks the shell for a port under a nonce of our own, and takes the one message from this very window that carries it. */
function openPort(host: WindowHost): Promise<Transport> {
  const nonce = makeNonce();
  return new Promise((resolve) => {
    const receive = (event: MessageEvent<unknown>): void => {
      const [port] = event.ports;
      if (event.source !== window || port === undefined || !isOwnPort(event.data, nonce)) return;
      window.removeEventListener('message', receive);
      resolve(windowPortTransport(port));
    };
    window.addEventListener('message', receive);
    host.requestPort(nonce);
  });
}

function isOwnPort(data: unknown, nonce: string): data is PortMessage {
  if (typeof data !== 'object' || data === null) return false;
  const message = data as Partial<PortMessage>;
  return message.kind === 'parley-port' && isPortNonce(nonce) && message.nonce === nonce;
}

function makeNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function openSocket(): Promise<Transport> {
  await spendToken();
  const address = new URL(loopbackPaths.store, window.location.href);
  address.protocol = 'ws:';
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('close', () => reject(new Error('The loopback host did not answer.')), { once: true });
  });
  return windowSocketTransport(socket);
}

/** Exchanges the token for the session's cookie, once, and takes it out of the address and the page's history. */
async function spendToken(): Promise<void> {
  const token = new URLSearchParams(window.location.hash.slice(1)).get(loopbackTokenKey);
  if (token === null) return;
  await fetch(loopbackPaths.session, { method: 'POST', body: token });
  window.history.replaceState(null, '', window.location.pathname);
}
