/**
 * Commands as a script writes them: one JSON object a line, the command's fields and optionally `id` and `actor`.
 *
 * A command without an id gets one from its content and place, so that the same script applied to the same file gives
 * the same commands. Callers: apply.
 */
import { createHash } from 'node:crypto';
import { refuse } from '#shared/base/outcome.ts';
import { commandSchema } from '#shared/contract/commands.ts';
import type { Command } from '#shared/domain/bargain/command.ts';
import { need } from './failure.ts';

/** A command and the line it stands on, from 1. */
export interface NumberedCommand {
  readonly line: number;
  readonly command: Command;
}

/** Reads every line before anything happens; the first malformed one ends the command with its place. */
export function readCommands(text: string, source: string, actor = 'Command line'): readonly NumberedCommand[] {
  const commands: NumberedCommand[] = [];
  for (const [index, content] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    const trimmed = content.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    commands.push({ line: index + 1, command: readCommand(trimmed, index + 1, source, actor) });
  }
  return commands;
}

function readCommand(text: string, line: number, source: string, actor: string): Command {
  const malformed = (reason: string): never =>
    need(refuse('command-malformed', { reason }), `${source}, line ${line}: `);
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch (fault) {
    return malformed(fault instanceof Error ? fault.message : 'not JSON');
  }
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return malformed('not a JSON object');
  const {
    id = idFrom(`${line} ${text}`),
    actor: author = actor,
    ...body
  } = fields as Readonly<Record<string, unknown>>;
  const command = commandSchema.safeParse({ id, actor: author, body });
  if (command.success) return command.data;
  const [issue] = command.error.issues;
  const place = issue?.path.filter((step) => step !== 'body').join('.') ?? '';
  return malformed(`${place} ${issue?.message ?? 'unknown kind'}`.trim());
}

/** A UUID (version 8, from content) of a text. */
function idFrom(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}
