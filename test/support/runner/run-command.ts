/**
 * Runs one command in a process group of its own and collects what it prints.
 *
 * Promises that nothing of the group outlives the call: at the time limit, and when the runner itself is stopped, the
 * whole group is ended. Callers: run-stage.
 */
import { spawn } from 'node:child_process';

/** How a command ended; `exitCode` is 124 when the time limit stopped it. */
export interface CommandResult {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs `command` (program and arguments) without standard input; `limitMinutes` is how long it may take. */
export function runCommand(
  command: readonly string[],
  environment: NodeJS.ProcessEnv,
  limitMinutes: number,
): Promise<CommandResult> {
  const [program = '', ...rest] = command;
  return new Promise((resolve) => {
    const child = spawn(program, rest, { env: environment, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.stderr.on('data', (piece: Buffer) => pieces.push(piece));

    let overtime = false;
    const endGroup = (signal: NodeJS.Signals): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, signal);
      } catch {
        // The group has already ended.
      }
    };
    const stopped = (signal: NodeJS.Signals): void => {
      endGroup('SIGKILL');
      process.exit(signal === 'SIGINT' ? 130 : 143);
    };
    const limit = setTimeout(() => {
      overtime = true;
      pieces.push(Buffer.from(`\nStopped after ${limitMinutes} minutes.\n`));
      endGroup('SIGKILL');
    }, limitMinutes * 60_000);
    process.once('SIGINT', stopped).once('SIGTERM', stopped);

    const finish = (exitCode: number): void => {
      clearTimeout(limit);
      process.off('SIGINT', stopped).off('SIGTERM', stopped);
      endGroup('SIGKILL');
      resolve({ exitCode, output: Buffer.concat(pieces).toString('utf8') });
    };
    child.once('error', (fault) => {
      pieces.push(Buffer.from(`${program} could not be started: ${fault.message}\n`));
      finish(127);
    });
    child.once('exit', (code) => {
      // A daemon left behind would hold the pipes open for ever; give what is in flight a moment, then let go.
      const letGo = setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, 2_000);
      child.once('close', () => {
        clearTimeout(letGo);
        finish(overtime ? 124 : (code ?? 1));
      });
    });
  });
}
