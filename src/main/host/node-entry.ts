/**
 * The store in an ordinary Node process that the shell starts in place of the utility process, when it is told to.
 * Ports cannot travel here, so each window's messages come marked with its generation. Caller: shell/node-store.
 */
import { createInbox } from '#shared/rpc/inbox.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { runControlledStore } from './controlled-store.ts';
import { isRelayMessage, type RelayMessage, type ShellToStore, type StoreToShell } from './host-control.ts';
import { openParserChild } from './parse-child.ts';
import { makeParseHost } from './parse-host.ts';

interface Relay {
  readonly transport: Transport;
  readonly receive: (body: unknown) => void;
  readonly hangUp: () => void;
}

const relays = new Map<number, Relay>();

const control = runControlledStore({
  post: (message: StoreToShell) => void process.send?.(message),
  parse: makeParseHost(() => openParserChild()),
});

process.on('message', (message: ShellToStore | RelayMessage) => {
  if (isRelayMessage(message)) {
    const relay = relays.get(message.generation);
    if (message.kind === 'relay') relay?.receive(message.body);
    else relay?.hangUp();
    return;
  }
  if (message.kind !== 'serve') return control(message, undefined);
  const relay = openRelay(message.generation);
  relays.set(message.generation, relay);
  control(message, relay.transport);
});

// Without the shell there is nobody left to serve.
process.on('disconnect', () => control({ kind: 'stop' }, undefined));

function openRelay(generation: number): Relay {
  const inbox = createInbox();
  const send = (message: RelayMessage): void => {
    if (!inbox.ended()) process.send?.(message, undefined, {}, () => undefined);
  };
  const hangUp = (): void => {
    relays.delete(generation);
    inbox.end();
  };
  return {
    receive: inbox.arrive,
    hangUp,
    transport: {
      post: (body) => send({ kind: 'relay', generation, body }),
      onMessage: inbox.onMessage,
      onClose: inbox.onClose,
      close: () => {
        send({ kind: 'hang-up', generation });
        hangUp();
      },
    },
  };
}
