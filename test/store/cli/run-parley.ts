/** Runs the command line as a person does, in a process of its own, on files of a temporary folder. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** A folder for files, and the command line in it. */
export class CommandLine {
  readonly folder = mkdtempSync(join(tmpdir(), 'parley-cli-'));

  run(...args: readonly string[]): Ran {
    const program = join(root, 'src/main/cli/index.ts');
    const ran = spawnSync(process.execPath, [program, ...args], { cwd: this.folder, encoding: 'utf8' });
    return { code: ran.status, out: ran.stdout, errors: ran.stderr };
  }

  /** Runs with --json and answers the object; fails the test when the exit code is not the one expected. */
  json<Facts = Record<string, unknown>>(...args: readonly string[]): Facts {
    const ran = this.run(...args, '--json');
    if (ran.code !== 0) throw new Error(`${args.join(' ')}: exit ${String(ran.code)} ${ran.errors}`);
    return JSON.parse(ran.out) as Facts;
  }

  write(name: string, content: string | Uint8Array): string {
    writeFileSync(join(this.folder, name), content);
    return name;
  }

  read(name: string): Buffer {
    return readFileSync(join(this.folder, name));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A file of the repository. */
export function repositoryFile(path: string): Buffer {
  return readFileSync(join(root, path));
}
