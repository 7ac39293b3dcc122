/**
 * The real store over every kind of connection: each entry starts one on a folder and hands out the caller's end.
 * Callers: the contract suite of the store.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { MessageChannel as WorkerChannel } from 'node:worker_threads';
import { WebSocketServer } from 'ws';
import { childProcessTransport } from '#main/host/child-process-transport.ts';
import { workerPortTransport } from '#main/host/message-port-transport.ts';
import { openParserChild } from '#main/host/parse-child.ts';
import { makeParseHost } from '#main/host/parse-host.ts';
import { webSocketTransport } from '#main/host/websocket-transport.ts';
import { startStore } from '#main/store/store-server.ts';
import { windowSocketTransport } from '#renderer/boot/websocket-transport.ts';
import { createMemoryPair } from '#shared/rpc/memory-pair.ts';
import type { Transport } from '#shared/rpc/transport.ts';

export interface StoreConnection {
  readonly transport: Transport;
  /** Stops the store and takes down what was started beside it. */
  readonly stop: () => Promise<void>;
}

const parse = makeParseHost(() => openParserChild());

export const storeConnections: Readonly<Record<string, (dataFolder: string) => Promise<StoreConnection>>> = {
  memory: (dataFolder) => {
    const program = startStore({ dataFolder, parse });
    const [near, far] = createMemoryPair({ defer: queueMicrotask, clone: structuredClone });
    program.serve(far);
    return Promise.resolve({ transport: near, stop: program.stop });
  },

  'a message port': (dataFolder) => {
    const program = startStore({ dataFolder, parse });
    const { port1, port2 } = new WorkerChannel();
    program.serve(workerPortTransport(port2));
    return Promise.resolve({ transport: workerPortTransport(port1), stop: program.stop });
  },

  'a child process': (dataFolder) => {
    const child = fork(new URL('store-child.ts', import.meta.url), [dataFolder], { serialization: 'advanced' });
    const ended = once(child, 'exit');
    return Promise.resolve({
      transport: childProcessTransport(child),
      stop: async () => {
        if (child.connected) child.disconnect();
        await ended;
      },
    });
  },

  'a WebSocket': async (dataFolder) => {
    const program = startStore({ dataFolder, parse });
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    server.on('connection', (socket) => program.serve(webSocketTransport(socket)));
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return {
      transport: windowSocketTransport(new WebSocket(`ws://127.0.0.1:${port}`)),
      stop: async () => {
        await program.stop();
        await new Promise<void>((resolve) => {
          for (const socket of server.clients) socket.terminate();
          server.close(() => resolve());
        });
      },
    };
  },
};
