/**
 * The store in an Electron utility process, and the parser processes it asks for: only the shell can start either.
 * Callers: index.
 */
import { MessageChannelMain, utilityProcess, type UtilityProcess } from 'electron';
import type { StoreToShell } from '#main/host/host-control.ts';
import type { StoreChild } from './store-process.ts';

/** Megabytes of JavaScript heap that a parser may use. */
const parserHeapMegabytes = 384;

/** Starts the store's process from its built entry. */
export function launchUtilityStore(entry: string): StoreChild {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Parley store', stdio: 'ignore' });
  return {
    post: (message, port) => child.postMessage(message, port === undefined ? [] : [port]),
    onMessage: (receive) => void child.on('message', receive),
    onExit: (gone) => void child.once('exit', gone),
    kill: () => void child.kill(),
  };
}

/** Answers the function that opens and closes parser processes as the store asks; they end with the store. */
export function makeParserKeeper(entry: string) {
  const parsers = new Map<number, UtilityProcess>();

  function open(parser: number, store: StoreChild): void {
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Parley file reader',
      stdio: 'ignore',
      execArgv: [`--js-flags=--max-old-space-size=${parserHeapMegabytes}`],
    });
    parsers.set(parser, child);
    child.once('exit', () => {
      if (parsers.delete(parser)) store.post({ kind: 'parser-ended', parser });
    });
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage({ kind: 'parse' }, [port1]);
    store.post({ kind: 'parser-opened', parser }, port2);
  }

  return (message: StoreToShell, store: StoreChild): void => {
    if (message.kind === 'open-parser') open(message.parser, store);
    if (message.kind === 'close-parser') parsers.get(message.parser)?.kill();
  };
}
