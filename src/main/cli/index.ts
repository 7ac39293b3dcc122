/**
 * The command line of Parley, for finance and for scripts: `npm run --silent parley -- <command> …`.
 *
 * With --json it prints one JSON object on standard output, also when it is refused; otherwise a sentence. Exit codes:
 * 0 done, 1 refused or altered, 2 not readable, 3 newer, 64 misspelt. Caller: package.json script `parley`.
 */
import { parseArgs } from 'node:util';
import { commandReference } from '#shared/contract/command-reference.ts';
import { apply, create, importHistory, inspect, sample, verify, type Answer, type Options } from './commands.ts';
import { CommandFailure, fail } from './failure.ts';
import { collect, packet, packets, type Lists } from './packet-commands.ts';
import { needed } from './workbench.ts';

const help = `parley: works on plan files; a file is never changed in place.

  create --year 2014 --currency USD --units u.csv [--lines l.csv] [--name N] --out p.parley
  import-history p.parley --csv f.csv --map m.json --out q.parley [--rejects r.csv] [--all-or-nothing] [--add-unknown]
                 [--mode overlay|replace]
  apply p.parley --commands c.ndjson --out q.parley
  packet p.parley --unit north-america --out na.parley [--keep q.parley]
                      cuts a packet; --keep: the plan in which that is noted
  packets p.parley    who was asked, who has answered, and what
  collect p.parley --packets a.parley b.parley … --out q.parley [--choose HEAD …]
                      brings answers in; --choose names the copy that counts of a packet answered twice
  inspect p.parley --json
  verify p.parley
  sample --out p.parley
  commands            the reference of every command that apply understands

Add --json for an answer that programs can read, --actor NAME to say who acts.`;

const switches = ['json', 'all-or-nothing', 'add-unknown', 'help'];
const texts = [
  'year',
  'currency',
  'units',
  'lines',
  'name',
  'out',
  'csv',
  'map',
  'rejects',
  'mode',
  'commands',
  'actor',
  'start-month',
  'unit',
  'keep',
];
/** Options that take every word up to the next option. */
const listNames = ['packets', 'choose'] as const;

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const json = argv.includes('--json');
  try {
    const answer = await run(argv);
    process.stdout.write(`${json ? JSON.stringify(answer.facts) : answer.sentence}\n`);
    return answer.exitCode ?? 0;
  } catch (failure) {
    if (!(failure instanceof CommandFailure)) throw failure;
    process.stderr.write(`parley: ${failure.message}\n`);
    const refused = { ok: false, code: failure.refusal?.code ?? 'usage', reason: failure.message };
    if (json) process.stdout.write(`${JSON.stringify(refused)}\n`);
    return failure.exitCode;
  }
}

function run(argv: readonly string[]): Promise<Answer> | Answer {
  const { command, file, options, lists } = readArguments(argv);
  switch (command) {
    case 'create':
      return create(options);
    case 'import-history':
      return importHistory(needed(file, 'The plan file'), options);
    case 'apply':
      return apply(needed(file, 'The plan file'), options);
    case 'packet':
      return packet(needed(file, 'The plan file'), options);
    case 'packets':
      return packets(needed(file, 'The plan file'));
    case 'collect':
      return collect(needed(file, 'The plan file'), options, lists);
    case 'inspect':
      return inspect(needed(file, 'The plan file'));
    case 'verify':
      return verify(needed(file, 'The plan file'));
    case 'sample':
      return sample(options);
    case 'commands':
      return { facts: { page: commandReference() }, sentence: commandReference().trimEnd() };
    case 'help':
      return { facts: { help }, sentence: help };
    default:
      return fail(`There is no command “${command}”. “parley help” shows what there is.`);
  }
}

interface Arguments {
  readonly command: string;
  readonly file: string | undefined;
  readonly options: Options;
  readonly lists: Lists;
}

function readArguments(argv: readonly string[]): Arguments {
  const { rest, lists } = takeLists(argv);
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      allowPositionals: true,
      options: Object.fromEntries<{ readonly type: 'boolean' | 'string' }>([
        ...switches.map((name): [string, { type: 'boolean' }] => [name, { type: 'boolean' }]),
        ...texts.map((name): [string, { type: 'string' }] => [name, { type: 'string' }]),
      ]),
    });
    const options: Options = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
    const [command = 'help', file] = positionals;
    return { command: options['help'] === undefined ? command : 'help', file, options, lists };
  } catch (fault) {
    return fail(fault instanceof Error ? fault.message : 'The command line is not understood.');
  }
}

/** Takes the lists out of the words: `--packets a b --out q` is the list a, b and the rest. */
function takeLists(argv: readonly string[]): { readonly rest: readonly string[]; readonly lists: Lists } {
  const rest: string[] = [];
  const lists: { packets: string[]; choose: string[] } = { packets: [], choose: [] };
  let into = rest;
  for (const word of argv) {
    const named = listNames.find((name) => word === `--${name}`);
    if (named !== undefined) into = lists[named];
    else if (word.startsWith('--')) into = rest;
    if (named === undefined) into.push(word);
  }
  return { rest, lists };
}
