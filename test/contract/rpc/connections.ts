/**
 * Every kind of connection the contract suite runs over: each opens a served probe and hands out the caller's end.
 * Callers: rpc.test, rpc-ends.test.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { MessageChannel as WorkerChannel } from 'node:worker_threads';
import type { MessagePort as WorkerMessagePort } from 'node:worker_threads';
import { childProcessTransport } from '#main/host/child-process-transport.ts';
import type { ElectronPort } from '#main/host/electron-process.ts';
import { messagePortTransport, workerPortTransport } from '#main/host/message-port-transport.ts';
import { webSocketTransport } from '#main/host/websocket-transport.ts';
import type { ServerSocket } from '#main/host/websocket-transport.ts';
import { windowPortTransport } from '#renderer/boot/port-transport.ts';
import { windowSocketTransport } from '#renderer/boot/websocket-transport.ts';
import { createMemoryPair } from '#shared/rpc/memory-pair.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { WebSocketServer } from 'ws';
import { serveProbe } from './probe-service.ts';

export interface OpenConnection {
  /** The caller's end; the other end serves the probe. */
  readonly transport: Transport;
  /** Settles when the serving end has learned that the connection is over. */
  readonly farEnd: Promise<unknown>;
  /** Takes down what was started beside the connection itself. */
  readonly dispose: () => Promise<void>;
}

export const connections: Readonly<Record<string, () => Promise<OpenConnection>>> = {
  memory: async () => {
    const [near, far] = createMemoryPair({ defer: queueMicrotask, clone: structuredClone });
    return { transport: near, farEnd: serveUntilClosed(far), dispose: async () => undefined };
  },

  'ports of worker threads': async () => {
    const { port1, port2 } = new WorkerChannel();
    const farEnd = serveUntilClosed(workerPortTransport(port2));
    return { transport: workerPortTransport(port1), farEnd, dispose: async () => undefined };
  },

  'a port of the store and a port of the window': async () => {
    const { port1, port2 } = new WorkerChannel();
    const farEnd = serveUntilClosed(messagePortTransport(likeElectron(port2)));
    return {
      transport: windowPortTransport(port1 as unknown as MessagePort),
      farEnd,
      dispose: async () => undefined,
    };
  },

  'a child process': async () => {
    const child = fork(new URL('probe-child.ts', import.meta.url), {
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    const ended = once(child, 'exit');
    return {
      transport: childProcessTransport(child),
      // Without its channel the child has nothing left to wait for.
      farEnd: ended,
      dispose: async () => {
        if (child.connected) child.disconnect();
        await ended;
      },
    };
  },

  'a WebSocket': async () => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    const farEnd = once(server, 'connection').then(([socket]: unknown[]) =>
      serveUntilClosed(webSocketTransport(socket as ServerSocket)),
    );
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return {
      farEnd,
      transport: windowSocketTransport(new WebSocket(`ws://127.0.0.1:${port}`)),
      dispose: () =>
        new Promise((resolve) => {
          for (const socket of server.clients) socket.terminate();
          server.close(() => resolve());
        }),
    };
  },
};

function serveUntilClosed(transport: Transport): Promise<void> {
  serveProbe(transport);
  return new Promise((resolve) => {
    transport.onClose(resolve);
  });
}

/** A worker's port in the shape of Electron's: its listeners receive an event. */
function likeElectron(port: WorkerMessagePort): ElectronPort {
  return {
    on: (event: 'message' | 'close', listener: (received: { readonly data: unknown }) => void) =>
      port.on(event, (data: unknown) => listener({ data })),
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  };
}
