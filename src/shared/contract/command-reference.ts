/**
 * The reference of every command, written from the schemas themselves so that it cannot drift from what is accepted.
 *
 * `parley commands` prints it; docs/commands.md is its output, and a test compares the two. Callers: command line.
 */
import { z } from './schema-library.ts';
import { commandBodySchema } from './commands.ts';

interface Field {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly items?: Field;
  readonly properties?: Readonly<Record<string, Field>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Field[];
  readonly oneOf?: readonly Field[];
}

/** The whole page as Markdown. */
export function commandReference(): string {
  const schema = z.toJSONSchema(commandBodySchema, { io: 'input', reused: 'inline' }) as Field;
  const kinds = schema.oneOf ?? schema.anyOf ?? [];
  return [
    '# Commands',
    '',
    '<!-- Written by `npm run docs` from src/shared/contract/commands.ts. Do not edit by hand. -->',
    '',
    introduction,
    ...kinds.flatMap(describeCommand),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

const introduction = `Everything that can be asked of a plan, by the window, by a script or by hand. \`parley apply\` reads one JSON object a
line: the fields below, and optionally \`id\` (a UUID; a command with the same id happens once) and \`actor\` (who acts).
An empty line and a line that starts with \`#\` are skipped.

Amounts are whole numbers: revenue and cost in quanta of the currency (cents for a scale of 2), units in pieces, rates in
parts per million (80000 is 8 %). A command does all of what it says or nothing, and a refusal says why. Nothing here
names cells: what follows from a command is decided in one place, \`src/shared/domain/bargain/expand.ts\`.

\`\`\`
{"kind":"propose","unit":"company","measure":"revenue","value":4000000000,"reason":"target of the board"}
{"kind":"hold","unit":"linda","measure":"revenue","reason":"promised"}
{"kind":"undo"}
\`\`\`
`;

function describeCommand(command: Field): readonly string[] {
  const { kind, ...fields } = command.properties ?? {};
  const required = new Set(command.required ?? []);
  const rows = Object.entries(fields).map(
    ([name, field]) =>
      `| \`${name}\` | ${typeOf(field)} | ${required.has(name) ? 'yes' : 'no'} | ${meaningOf(field)} |`,
  );
  const table =
    rows.length === 0
      ? ['No fields.']
      : ['| field | type | required | meaning |', '| --- | --- | --- | --- |', ...rows];
  return [`## ${kind?.const ?? ''}`, '', command.description ?? '', '', ...table, ''];
}

function typeOf(field: Field): string {
  if (field.const !== undefined) return `\`${field.const}\``;
  if (field.enum !== undefined) return field.enum.map((value) => `\`${value}\``).join(', ');
  const choices = field.anyOf ?? field.oneOf;
  if (choices !== undefined) return choices.length > 6 ? 'command' : choices.map(typeOf).join(' or ');
  if (field.type === 'array') return `list of ${field.items === undefined ? 'values' : typeOf(field.items)}`;
  if (field.type === 'object') return `{ ${Object.keys(field.properties ?? {}).join(', ')} }`;
  if (field.type === 'string') return 'text';
  return String(field.type ?? 'value');
}

function meaningOf(field: Field): string {
  const meaning = field.description ?? (field.type === 'array' ? field.items?.description : undefined) ?? '';
  return meaning === 'integer' ? '' : meaning;
}
