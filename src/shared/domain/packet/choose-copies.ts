/**
 * Which copy of a packet counts. Copies of which one is the beginning of the other are one answer; copies that went
 * different ways are two, and a person says which one counts. Callers: collect.
 */
import { compareCodeUnits } from '../../base/canonical-json.ts';
import { refuse, type Refusal } from '../../base/outcome.ts';
import type { HomePlan, PacketCopy } from './home.ts';
import { isBeginningOf, lastEntry, packetName } from './returned.ts';

/** A copy and why it is not taken; null when it is. */
export interface ChosenCopy {
  readonly copy: PacketCopy;
  readonly refusal: Refusal | null;
}

export function chooseCopies(
  home: HomePlan,
  group: readonly PacketCopy[],
  chosen: ReadonlyMap<string, string>,
): readonly ChosenCopy[] {
  const copies = joinBeginnings(group);
  const [first] = copies;
  if (first === undefined) return [];
  const strangers = copies.filter((copy) => goesAnotherWay(home, copy));
  if (copies.length === 1 && strangers.length === 0) return [{ copy: first, refusal: null }];
  const choice = chosen.get(first.record.id);
  const names = authors(first, copies);
  return copies.map((copy) => {
    const unit = packetName(copy.returned);
    const head = lastEntry(copy.returned).hash;
    if (choice === undefined) return { copy, refusal: refusalOf('packet-answered-twice', { unit, ...names }) };
    return { copy, refusal: choice === head ? null : refusalOf('packet-not-chosen', { unit }) };
  });
}

/** The same copy once, the longest of those that go on from each other; in an order that no file name decides. */
function joinBeginnings(group: readonly PacketCopy[]): readonly PacketCopy[] {
  const longestFirst = [...group].sort(
    (left, right) =>
      right.returned.entries.length - left.returned.entries.length ||
      compareCodeUnits(lastEntry(left.returned).hash, lastEntry(right.returned).hash),
  );
  const joined: PacketCopy[] = [];
  for (const copy of longestFirst) {
    const at = joined.findIndex(({ returned }) => isBeginningOf(copy.returned, returned));
    const longer = joined[at];
    if (longer === undefined) joined.push(copy);
    else joined[at] = { ...longer, files: [...longer.files, ...copy.files] };
  }
  return joined;
}

/** Whether a copy is neither the beginning of what was taken in earlier nor goes on from it. */
export function goesAnotherWay(home: HomePlan, { record, returned }: PacketCopy): boolean {
  if (record.returned === null) return false;
  const { length, head } = record.returned;
  if (returned.entries.length >= length) return returned.entries[length - 1]?.hash !== head;
  const taken = new Set(home.takenFrom(record.id).at(-1));
  return returned.entries.some(({ id, sequence }) => sequence > 1 && !taken.has(id));
}

/** Who gave the two answers, for the sentence. */
function authors(
  { record }: PacketCopy,
  copies: readonly PacketCopy[],
): { readonly one: string; readonly other: string } {
  const names = copies.map(({ returned }) => lastEntry(returned).actor);
  const [one = '', other = ''] = record.returned === null ? names : [record.returned.by, ...names];
  return { one, other };
}

function refusalOf(code: 'packet-answered-twice' | 'packet-not-chosen', details: Refusal['details']): Refusal {
  const outcome = refuse(code, details);
  return outcome.ok ? { code, details } : outcome.refusal;
}
