/** A proved plan file as a packet that came back: its commands checked again at the gate, its states rebuilt. Callers: packet service. */
import { done, type Outcome } from '#shared/base/outcome.ts';
import { commandBodySchema } from '#shared/contract/commands.ts';
import type { JournalEntry } from '#shared/domain/journal/entry.ts';
import type { ReturnedEntry, ReturnedPacket } from '#shared/domain/packet/home.ts';
import { PlanModel } from '#shared/domain/plan/plan-model.ts';
import { altered } from './container/altered.ts';
import { headerOf } from './container/manifest.ts';
import type { PlanDocument } from './container/plan-document.ts';

/** Refused when the file is no plan that can be held in memory. */
export function returnedPacket(document: PlanDocument): Outcome<ReturnedPacket> {
  const header = headerOf(document);
  if (header === null) return altered({ place: 'no-header', file: 'plan.ndjson' });
  const changes = [...document.changes].sort(
    (left, right) => left.sequence - right.sequence || left.index - right.index,
  );
  const first = changes.filter(({ sequence }) => sequence === 1).map(({ change }) => change);
  const rest = changes.filter(({ sequence }) => sequence > 1).map(({ change }) => change);
  const [begun, now] = [new PlanModel(noFacts), new PlanModel(noFacts)];
  try {
    begun.apply(first);
    now.apply(first);
    now.apply(rest);
  } catch {
    return altered({ place: 'changes-no-plan', file: 'changes.ndjson' });
  }
  const journal = [...document.journal].sort((left, right) => left.sequence - right.sequence);
  return done({ header, begun, now, entries: journal.map(returnedEntry) });
}

/** Taking an answer in needs the numbers of the packet, not its history. */
const noFacts = { rows: () => [], mentions: () => false };

function returnedEntry({ id, sequence, actor, at, hash, undoes, redoes, command }: JournalEntry): ReturnedEntry {
  const parsed = commandBodySchema.safeParse(command);
  const body = parsed.success && parsed.data.kind !== 'undo' && parsed.data.kind !== 'redo' ? parsed.data : null;
  return { id, sequence, actor, at, hash, undoes, redoes, body };
}
