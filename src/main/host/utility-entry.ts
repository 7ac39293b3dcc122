/**
 * The store in an Electron utility process: the shell tells it when to start, hands over one port for each window and
 * each parser, and tells it when to stop. Caller: shell/store-process.
 */
import type { ShellToStore, StoreToShell } from './host-control.ts';
import type { ElectronPort } from './electron-process.ts';
import { parentPort } from './electron-process.ts';
import { messagePortTransport } from './message-port-transport.ts';
import { makeParseHost, type ParserLink } from './parse-host.ts';
import { runControlledStore } from './controlled-store.ts';
import { invariant } from '#shared/base/assert.ts';

const shell = parentPort;
invariant(shell !== undefined, 'utility-entry runs in a utility process');
const parsers = new Map<number, (port: ElectronPort | undefined) => void>();
let nextParser = 1;

const control = runControlledStore({
  post: (message: StoreToShell) => shell.postMessage(message),
  parse: makeParseHost(openParser),
});

shell.on('message', ({ data, ports: [port] }) => {
  const message = data as ShellToStore;
  if (message.kind === 'parser-opened' || message.kind === 'parser-ended') {
    parsers.get(message.parser)?.(port);
    return;
  }
  control(message, port === undefined ? undefined : messagePortTransport(port));
});

/** Asks the shell for a parser process, since only the shell can start one. */
function openParser(): ParserLink {
  const parser = nextParser++;
  let opened: ElectronPort | undefined;
  let waiting: Parameters<ParserLink['post']>[0] | undefined;
  let receive: (answer: unknown) => void = () => undefined;
  let ended: () => void = () => undefined;
  parsers.set(parser, (port) => {
    if (port === undefined) {
      parsers.delete(parser);
      ended();
      return;
    }
    opened = port;
    port.on('message', ({ data }) => receive(data));
    port.start();
    if (waiting !== undefined) port.postMessage(waiting);
    waiting = undefined;
  });
  shell?.postMessage({ kind: 'open-parser', parser } satisfies StoreToShell);
  return {
    post: (job) => {
      if (opened === undefined) waiting = job;
      else opened.postMessage(job);
    },
    onAnswer: (listener) => (receive = listener),
    onEnd: (listener) => (ended = listener),
    end: () => {
      shell?.postMessage({ kind: 'close-parser', parser } satisfies StoreToShell);
    },
  };
}
