/**
 * Reads an untrusted plan file in a process that may die.
 *
 * Whatever the file does to the reader (a hang, a memory bomb, a crash) ends with that process: it has a deadline, a cap
 * on its memory, an empty environment and no right to write, and its answer is a plain value. Callers: import and
 * exchange services, command line.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { refuse, type Outcome } from '#shared/base/outcome.ts';
import type { ReadPlan } from './read-container.ts';

export interface ChildLimits {
  /** The program to run: `parse-process.ts`, or its bundle. */
  readonly entry: string;
  readonly deadlineMilliseconds?: number;
  readonly memoryMegabytes?: number;
}

const usualMemory = 512;

/** Ten seconds, and one more for each started megabyte up to a minute: an honest large plan is no hang. */
function usualDeadline(bytes: Uint8Array): number {
  return Math.min(10_000 + Math.ceil(bytes.length / 1_000_000) * 1000, 60_000);
}

/**
 * The outcome of `readContainer`, or a refusal when the reader did not answer: time-limit after the deadline,
 * file-not-readable when it died. The child is gone when this settles.
 */
export function parseInChild(bytes: Uint8Array, limits: ChildLimits): Promise<Outcome<ReadPlan>> {
  const { entry, deadlineMilliseconds = usualDeadline(bytes), memoryMegabytes = usualMemory } = limits;
  const child = startReader(entry, memoryMegabytes);
  return new Promise((resolve) => {
    let answer: Outcome<ReadPlan> | null = null;
    const deadline = setTimeout(() => {
      answer ??= refuse('time-limit', { what: 'Reading the file', seconds: Math.ceil(deadlineMilliseconds / 1000) });
      child.kill('SIGKILL');
    }, deadlineMilliseconds);
    child.once('message', (message) => {
      answer ??= message as unknown as Outcome<ReadPlan>;
      child.kill('SIGKILL');
    });
    const finish = (reason: string): void => {
      clearTimeout(deadline);
      resolve(answer ?? refuse('file-not-readable', { reason }));
    };
    child.once('error', (fault) => finish(`the reader could not be started (${fault.message})`));
    child.once('close', () => finish('the reader gave up on it'));
    // A reader that dies while it is still being fed is reported by `close`, not here.
    child.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), () => undefined);
  });
}

function startReader(entry: string, memoryMegabytes: number): ChildProcess {
  const options = [`--max-old-space-size=${memoryMegabytes}`, '--disable-proto=throw', ...permissionOptions(), entry];
  return spawn(process.execPath, options, {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    env: readerEnvironment(),
    windowsHide: true,
  });
}

/** No writing, no processes, no add-ons, no workers, where the runtime knows how; it must read its own program. */
function permissionOptions(): readonly string[] {
  return process.allowedNodeEnvironmentFlags.has('--permission') ? ['--permission', '--allow-fs-read=*'] : [];
}

/** Almost nothing of this process's environment: what Windows cannot start without, and plain Node inside Electron. */
function readerEnvironment(): NodeJS.ProcessEnv {
  const systemRoot = process.env['SystemRoot'];
  return {
    ...(systemRoot === undefined ? {} : { SystemRoot: systemRoot }),
    ...('electron' in process.versions ? { ELECTRON_RUN_AS_NODE: '1' } : {}),
  };
}
