/**
 * One packet brought in: its new entries as entries of the plan, then one entry that notes what came back.
 *
 * What the packet's owner took back does not come; what was brought in earlier and taken back since is undone here. A copy
 * that was chosen over another first takes that one's entries back. Callers: collect.
 */
import type { Json } from '../../base/canonical-json.ts';
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import { Step } from '../bargain/step.ts';
import { invertChanges, type Change } from '../changes/change.ts';
import { changesFit, undoneEntries } from '../journal/undo.ts';
import type { PacketAnswer } from '../plan/packet-records.ts';
import { goesAnotherWay } from './choose-copies.ts';
import type { HomePlan, PacketCopy, ReturnedEntry, ReturnedPacket } from './home.ts';
import { allLines, answeredLines, refusedReport, type PacketReport } from './report.ts';
import { lastEntry, packetName } from './returned.ts';
import { unitsNamed } from './rules.ts';
import { standing } from './standing.ts';
import { takeAnswer } from './take-answer.ts';

/** Takes one copy in and reports on it. */
export function takePacket(home: HomePlan, copy: PacketCopy): PacketReport {
  const { record, returned } = copy;
  const before = home.length;
  const replaced = replaceOther(home, copy);
  if (!replaced.ok) {
    home.cutBackTo(before);
    return refusedReport(copy.files, returned, replaced.refusal);
  }
  const answers = new Answers(home, record.id);
  const known = new Set(returned.entries.filter(({ id }) => home.sequenceOf(id) !== undefined).map(({ id }) => id));
  const undone = undoneEntries(returned.entries);
  for (const entry of returned.entries) {
    if (entry.sequence === 1 || known.has(entry.id)) continue;
    if (entry.undoes !== null || entry.redoes !== null) takeBackOrAgain(home, copy, entry, known, answers);
    else if (!undone.has(entry.sequence)) takeEntry(home, returned, entry, answers);
  }
  const isNew = record.returned?.head !== lastEntry(returned).hash && !isOlder(copy);
  if (isNew) noteReturn(home, copy, answers.list());
  const last = lastEntry(returned);
  const answered = answeredLines(returned);
  return {
    files: copy.files,
    packet: record.id,
    unit: record.unit,
    unitName: packetName(returned),
    state: home.length === before ? 'again' : answers.list().length === 0 ? 'unanswered' : 'answered',
    refusal: null,
    head: last.hash,
    by: last.actor,
    at: last.at,
    answered,
    lines: allLines(returned),
    answers: answers.list(),
  };
}

/** An older state of what was taken in already says nothing new. */
function isOlder(copy: PacketCopy): boolean {
  const { record, returned } = copy;
  return record.returned !== null && returned.entries.length < record.returned.length;
}

function takeEntry(home: HomePlan, { begun }: ReturnedPacket, entry: ReturnedEntry, answers: Answers): void {
  if (entry.body === null) return;
  const context = { sequence: home.length + 1, actor: entry.actor };
  const taken = takeAnswer(home.model, begun, entry.body, context);
  const { body } = taken;
  if (body !== null && taken.changes !== null) {
    const { id, actor, at } = entry;
    const command = body as unknown as Json;
    home.add({ id, actor, at, command, undoes: null, redoes: null, changes: taken.changes }, body);
  }
  for (const answer of taken.answers) answers.add(answer);
}

/** An undo in the packet of something that came in earlier is an undo here; of anything else there is nothing to do. */
function takeBackOrAgain(
  home: HomePlan,
  { returned }: PacketCopy,
  entry: ReturnedEntry,
  known: ReadonlySet<string>,
  answers: Answers,
): void {
  const target = returned.entries[(entry.undoes ?? entry.redoes ?? 0) - 1];
  const sequence = target === undefined || !known.has(target.id) ? undefined : home.sequenceOf(target.id);
  if (target === undefined || sequence === undefined) return;
  const back = entry.undoes !== null;
  if (home.isUndone(sequence) === back) return;
  const original = home.changesOf(sequence);
  const changes = back ? invertChanges(original) : original;
  const units = target.body === null ? [] : unitsNamed(returned.now, target.body);
  if (!changesFit(home.model, changes)) {
    answers.mark(units, 'refused', 'undo-blocked', { sequence });
    return;
  }
  addTurn(home, entry, sequence, back, changes);
  answers.mark(units, back ? 'takenBack' : 'taken', '', {});
}

function addTurn(
  home: HomePlan,
  { id, actor, at }: Pick<ReturnedEntry, 'id' | 'actor' | 'at'>,
  sequence: number,
  back: boolean,
  changes: readonly Change[],
): void {
  const command = { kind: back ? 'undo' : 'redo', entry: sequence };
  home.add({ id, actor, at, command, undoes: back ? sequence : null, redoes: back ? null : sequence, changes }, null);
}

/**
 * Takes back what came in from another copy than this one, the last first, and brings back what had come from this one
 * before the other was chosen.
 */
function replaceOther(home: HomePlan, copy: PacketCopy): Outcome<null> {
  if (!goesAnotherWay(home, copy)) return done(null);
  const { record, returned } = copy;
  const own = returned.entries.map(({ id }) => id);
  const others = [...new Set(home.takenFrom(record.id).flat())].filter((id) => !own.includes(id));
  const undone = undoneEntries(returned.entries);
  const kept = returned.entries.filter(({ sequence, undoes, redoes }) => {
    return sequence > 1 && undoes === null && redoes === null && !undone.has(sequence);
  });
  const places = (ids: readonly string[]): number[] => ids.flatMap((id) => home.sequenceOf(id) ?? []);
  const turns = [
    ...places(others)
      .sort((left, right) => right - left)
      .map((sequence) => ({ sequence, back: true })),
    ...places(kept.map(({ id }) => id)).map((sequence) => ({ sequence, back: false })),
  ];
  for (const { sequence, back } of turns) {
    const original = home.changesOf(sequence);
    if (home.isUndone(sequence) === back || home.isTurn(sequence)) continue;
    const changes = back ? invertChanges(original) : original;
    if (!changesFit(home.model, changes)) return refuse('packet-choice-blocked', { unit: packetName(returned) });
    const last = lastEntry(returned);
    // An id of its own that the same choice always has.
    const id = `replace-${last.hash}-${home.length}`;
    addTurn(home, { id, actor: last.actor, at: last.at }, sequence, back, changes);
  }
  return done(null);
}

/** The entry that says what came back, so that the table of packets is part of the plan. */
function noteReturn(home: HomePlan, { record, returned }: PacketCopy, answers: readonly PacketAnswer[]): void {
  const last = lastEntry(returned);
  const present = home.model.packets.get(record.id);
  const step = new Step(home.model, { sequence: home.length + 1, actor: last.actor });
  const note = { length: returned.entries.length, head: last.hash, by: last.actor, at: last.at };
  const counts = { answered: answeredLines(returned), lines: allLines(returned) };
  const noted = { ...(present ?? record), returned: { ...note, ...counts } };
  if (present === undefined) step.put('packet', record.id, noted);
  else step.patch('packet', record.id, present, noted);
  for (const answer of answers) {
    const before = step.model.packetAnswers.get(answer.id);
    if (before === undefined) step.put('packetAnswer', answer.id, answer);
    else step.patch('packetAnswer', answer.id, before, answer);
  }
  const times = home.takenFrom(record.id).length;
  const entries = returned.entries.slice(1).map(({ id }) => id);
  const command = { kind: 'receive-packet', packet: record.id, unit: record.unit, head: last.hash, entries };
  const id = `receive-${last.hash}-${times}`;
  const changes = step.finish();
  home.add({ id, actor: last.actor, at: last.at, command, undoes: null, redoes: null, changes }, null);
}

/** The answers of a packet by line: a later word on a line joins the earlier one. */
class Answers {
  readonly #home: HomePlan;
  readonly #packet: string;
  readonly #byLine = new Map<string, Omit<PacketAnswer, 'after'>>();

  constructor(home: HomePlan, packet: string) {
    this.#home = home;
    this.#packet = packet;
  }

  add(answer: Omit<PacketAnswer, 'id' | 'packet' | 'after'>): void {
    const id = `${this.#packet}:${answer.measure}:${answer.unit}`;
    const earlier = this.#byLine.get(id) ?? this.#home.model.packetAnswers.get(id);
    const fresh = { ...answer, id, packet: this.#packet };
    if (earlier === undefined) this.#byLine.set(id, fresh);
    else {
      const { kind, asked } = answer.asked === null ? earlier : answer;
      this.#byLine.set(id, { ...fresh, kind, asked, before: earlier.before });
    }
  }

  /** Changes what became of the answers on some units. */
  mark(
    units: readonly string[],
    outcome: PacketAnswer['outcome'],
    code: string,
    details: PacketAnswer['details'],
  ): void {
    for (const [id, answer] of [...this.#home.model.packetAnswers, ...this.#byLine]) {
      if (answer.packet === this.#packet && units.includes(answer.unit)) {
        this.#byLine.set(id, { ...answer, outcome, code, details });
      }
    }
  }

  /** With the unit's number as it stands now. */
  list(): readonly PacketAnswer[] {
    return [...this.#byLine.values()].map((answer) => ({
      ...answer,
      after: standing(this.#home.model, 'ask', answer.measure, answer.unit),
    }));
  }
}
