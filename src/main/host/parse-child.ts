/**
 * A parser in an ordinary Node process: no environment, no standard input, a memory cap, and no right to write files, to
 * start programs or to load native code. Callers: node-entry, loopback-entry, command line.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ParserLink } from './parse-host.ts';

/** Megabytes of JavaScript heap that a parser may use. */
export const parserHeapMegabytes = 384;

/** Starts a parser process; it ends after one job. */
export function openParserChild(entry: string = parserEntry()): ParserLink {
  const child = spawn(
    process.execPath,
    [
      '--permission',
      `--allow-fs-read=${packageFolder(dirname(entry))}/`,
      `--max-old-space-size=${parserHeapMegabytes}`,
      entry,
    ],
    { env: systemOnly(), stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced' },
  );
  let ended = false;
  const endings: (() => void)[] = [];
  const noteEnd = (): void => {
    if (ended) return;
    ended = true;
    for (const tell of endings) tell();
  };
  child.once('exit', noteEnd);
  child.once('error', noteEnd);
  return {
    post: (job) => void child.send(job, () => undefined),
    onAnswer: (receive) => void child.on('message', receive),
    onEnd: (tell) => void endings.push(tell),
    end: () => void child.kill('SIGKILL'),
  };
}

/** Windows cannot start a program without this one variable. */
function systemOnly(): NodeJS.ProcessEnv {
  const systemRoot = process.env['SystemRoot'];
  return systemRoot === undefined ? {} : { SystemRoot: systemRoot };
}

/** Beside this module: `parse-entry.ts` in the sources, `parse-entry.js` in a build. */
function parserEntry(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const candidates = [join(here, 'parse-entry.ts'), join(here, 'parse-entry.js'), join(here, '..', 'parse-entry.js')];
  return candidates.find((candidate) => existsSync(candidate)) ?? join(here, 'parse-entry.js');
}

/** The nearest folder above that holds a `package.json`: all that a parser may read. */
function packageFolder(folder: string): string {
  if (existsSync(join(folder, 'package.json')) || dirname(folder) === folder) return folder;
  return packageFolder(dirname(folder));
}
