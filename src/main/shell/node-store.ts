/**
 * The store in an ordinary Node process, for test runtimes whose own Node is too old for it. Ports cannot travel to such
 * a process, so the shell passes the messages on; the window sees the same port either way. Callers: index, in test
 * builds alone.
 */
import { spawn } from 'node:child_process';
import type { MessagePortMain } from 'electron';
import { isRelayMessage, type RelayMessage, type StoreToShell } from '#main/host/host-control.ts';
import type { StoreChild } from './store-process.ts';

/** Starts `command[0]` with the remaining texts as arguments. */
export function launchNodeStore(command: readonly string[]): StoreChild {
  const child = spawn(command[0] ?? 'node', command.slice(1), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const ports = new Map<number, MessagePortMain>();
  const send = (message: object): void => void child.send(message, () => undefined);

  function passOn(generation: number, port: MessagePortMain): void {
    ports.set(generation, port);
    port.on('message', ({ data }) => send({ kind: 'relay', generation, body: data } satisfies RelayMessage));
    port.on('close', () => {
      if (ports.delete(generation)) send({ kind: 'hang-up', generation } satisfies RelayMessage);
    });
    port.start();
  }

  function receiveRelay(message: RelayMessage): void {
    const port = ports.get(message.generation);
    if (message.kind === 'relay') return port?.postMessage(message.body);
    ports.delete(message.generation);
    port?.close();
  }

  child.once('exit', () => {
    for (const port of ports.values()) port.close();
    ports.clear();
  });

  return {
    post: (message, port) => {
      send(message);
      if (message.kind === 'serve' && port !== undefined) passOn(message.generation, port);
    },
    onMessage: (receive) => {
      child.on('message', (message: StoreToShell | RelayMessage) => {
        if (isRelayMessage(message)) receiveRelay(message);
        else receive(message);
      });
    },
    onExit: (gone) => {
      child.once('exit', (code) => gone(code ?? -1));
      child.once('error', () => gone(-1));
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
