/**
 * A store that somebody else starts and stops by messages, in whatever kind of process. Callers: utility-entry,
 * node-entry.
 */
import { refusalSentence } from '#shared/base/refusal-sentence.ts';
import type { ParseHost } from '#shared/contract/parse-host.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import type { ShellToStore, StoreToShell } from './host-control.ts';
import { openStore } from './store-host.ts';
import type { StoreProgram } from './store-program.ts';

/** What the process of a controlled store provides. */
export interface ControlledStoreOptions {
  readonly post: (message: StoreToShell) => void;
  readonly parse: ParseHost;
}

/** Milliseconds that a failed process stays, so that its last message is delivered. */
const farewell = 200;

/** Answers the function to which every message of the shell goes, with the transport that came along with `serve`. */
export function runControlledStore(options: ControlledStoreOptions) {
  let program: StoreProgram | undefined;
  let current: Transport | undefined;

  async function start(dataFolder: string): Promise<void> {
    const opened = await openStore(dataFolder, options.parse);
    if (!opened.ok) return fail(opened.refusal.code, refusalSentence(opened.refusal));
    program = opened.value;
    options.post({ kind: 'ready' });
  }

  function fail(code: Extract<StoreToShell, { kind: 'failed' }>['code'], reason: string): void {
    options.post({ kind: 'failed', code, reason });
    setTimeout(() => process.exit(1), farewell);
  }

  /** A newer port means that the former window, or the former page in it, is gone: one window has one port. */
  function serve(transport: Transport): void {
    current?.close();
    current = transport;
    program?.serve(transport);
  }

  async function stop(): Promise<void> {
    await program?.stop();
    process.exit(0);
  }

  return (message: ShellToStore, transport: Transport | undefined): void => {
    if (message.kind === 'start') {
      start(message.dataFolder).catch((fault: unknown) =>
        fail('start-failed', fault instanceof Error ? fault.message : String(fault)),
      );
    }
    if (message.kind === 'serve' && transport !== undefined) serve(transport);
    if (message.kind === 'stop') void stop();
  };
}
