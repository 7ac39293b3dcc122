/** The command line in a folder of its own: what it makes of files, and what it says of them. Callers: journeys. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContainer, type ReadPlan } from '#main/store/container/read-container.ts';

const program = join(import.meta.dirname, '../../../src/main/cli/index.ts');

/** What `parley inspect --json` says, as far as journeys ask. */
export interface Inspected {
  readonly units: readonly InspectedNode[];
  readonly lines: readonly InspectedNode[];
  readonly journal: { readonly length: number };
  readonly state: { readonly hash: string };
}

interface InspectedNode {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
}

export class CommandLine {
  readonly #folder = mkdtempSync(join(tmpdir(), 'parley-command-line-'));

  /** Runs a command in the folder; throws when it is refused. Answers what it printed. */
  run(...words: readonly string[]): string {
    const { status, stdout, stderr } = this.#spawn(words);
    if (status !== 0) throw new Error(`parley ${words.join(' ')} ended with ${status}: ${stderr}`);
    return stdout;
  }

  /** The exit code of `parley verify` for a file's bytes: 0 when it is exactly as Parley wrote it. */
  static verify(bytes: Buffer): number | null {
    return CommandLine.using((commandLine) => {
      commandLine.write('plan.parley', bytes);
      return commandLine.#spawn(['verify', 'plan.parley']).status;
    });
  }

  /** Does something on a command line, whose folder goes with it. */
  static using<Answer>(act: (commandLine: CommandLine) => Answer): Answer {
    const commandLine = new CommandLine();
    try {
      return act(commandLine);
    } finally {
      commandLine.dispose();
    }
  }

  #spawn(words: readonly string[]): SpawnSyncReturns<string> {
    return spawnSync(process.execPath, [program, ...words], { cwd: this.#folder, encoding: 'utf8' });
  }

  inspect(file: string): Inspected {
    return JSON.parse(this.run('inspect', file, '--json')) as Inspected;
  }

  write(file: string, content: string | Buffer): void {
    writeFileSync(join(this.#folder, file), content);
  }

  bytesOf(file: string): Buffer {
    return readFileSync(join(this.#folder, file));
  }

  /** The whole content of a plan file. */
  read(file: string): ReadPlan {
    const plan = readContainer(this.bytesOf(file));
    if (!plan.ok) throw new Error(`${file} cannot be read: ${plan.refusal.code}`);
    return plan.value;
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
