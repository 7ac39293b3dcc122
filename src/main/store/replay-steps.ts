/**
 * Which steps of a journal a replay shows: those in which somebody bargained, and where the rounds began.
 * Callers: past service.
 */
import type { Json } from '#shared/base/canonical-json.ts';
import type { Replay } from '#shared/contract/past-views.ts';
import type { MoveCommand } from '#shared/domain/bargain/command.ts';
import { kindOf } from './command-kind.ts';
import type { PlanSession } from './plan-session.ts';

/** A record, so that the compiler misses no new kind. */
const bargaining: Readonly<Record<MoveCommand['kind'], true>> = {
  propose: true,
  ask: true,
  counter: true,
  condition: true,
  accept: true,
  reject: true,
  settle: true,
  sign: true,
  hold: true,
  release: true,
  escalate: true,
  reopen: true,
  'mark-condition': true,
  'offer-package': true,
  'answer-package': true,
  'open-offers': true,
  'open-round': true,
  'close-round': true,
  spread: true,
};

/** The way a replay can go. Several commands in one step bargain when one of them does; an undo as what it takes back. */
export function replayOf(session: PlanSession): Replay {
  const moves = new Set<number>();
  const rounds: number[] = [];
  const { undone } = session.index;
  const kinds = session.database.journal.kinds();
  for (const { sequence, undoes, redoes } of session.steps) {
    const kind = kinds[sequence - 1] ?? '';
    const refersTo = undoes ?? redoes;
    const bargains =
      refersTo === null
        ? kind in bargaining || (kind === 'together' && anyBargains(session, sequence))
        : moves.has(refersTo);
    if (bargains) moves.add(sequence);
    if (kind === 'open-round' && !undone.has(sequence)) rounds.push(sequence);
  }
  return { revision: session.revision, moves: Int32Array.from(moves), rounds: Int32Array.from(rounds) };
}

function anyBargains(session: PlanSession, sequence: number): boolean {
  const command = session.database.journal.entry(sequence)?.command;
  const parts = typeof command === 'object' && command !== null && 'commands' in command ? command['commands'] : null;
  return Array.isArray(parts) && (parts as readonly Json[]).some((part) => kindOf(part) in bargaining);
}
