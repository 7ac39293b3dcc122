/**
 * `npm run bench`: speed as ratios, measured in one run on one machine, with the budgets of DESIGN §8 beside them.
 *
 * Each module of test/bench/benches exports `title` and `run()`, and is run in a process of its own, because what ran
 * before changes how the next is compiled. Arguments choose benches: `npm run bench -- spread`. A budget that is not kept
 * is shown, and is not a failure: only a bench that breaks is.
 */
import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Row } from './support/measure.ts';
import { peersCure } from './support/peers.ts';
import { table } from './support/table.ts';

interface Bench {
  readonly title: string;
  readonly run: () => readonly Row[] | Promise<readonly Row[]>;
}

interface Answer {
  readonly title: string;
  readonly rows: readonly Row[];
}

const folder = join(import.meta.dirname, 'benches');
const only = process.env['PARLEY_BENCH'];
if (only === undefined) await runAll(process.argv.slice(2));
else await runOne(only);

async function runAll(wanted: readonly string[]): Promise<void> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && (wanted.length === 0 || wanted.some((word) => name.includes(word))))
    .sort();
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
  console.log(
    `Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'processor'}, load ${load}\n`,
  );
  let isPeerMissing = false;
  for (const name of names) {
    const answer = await inOwnProcess(name);
    if (answer === undefined) {
      console.log(`## ${name}\n\nThis bench broke; see above.\n`);
      process.exitCode = 1;
      continue;
    }
    isPeerMissing ||= answer.rows.some((row) => row.againstMedian === undefined);
    console.log(table(answer.title, answer.rows));
  }
  if (isPeerMissing) console.log(`Some peers are not installed. To compare with them: ${peersCure}`);
}

function inOwnProcess(name: string): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const environment = { ...process.env, PARLEY_BENCH: name };
    const child = fork(import.meta.filename, { env: environment, execArgv: ['--expose-gc'] });
    let answer: Answer | undefined;
    child.on('message', (message) => {
      answer = message as Answer;
    });
    child.once('exit', (code) => resolve(code === 0 ? answer : undefined));
  });
}

async function runOne(name: string): Promise<void> {
  const bench = (await import(pathToFileURL(join(folder, name)).href)) as Bench;
  const answer: Answer = { title: bench.title, rows: await bench.run() };
  process.send?.(answer);
}
