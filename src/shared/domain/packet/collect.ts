/**
 * Collecting: the answers of many packets brought into the plan, in an order that does not depend on how they arrived.
 *
 * Packets come in the order of their units in the tree, each packet's entries in their own order. An entry whose id is in
 * the journal is not taken again. Works on a copy of the plan and answers the entries to be written; what is refused is a
 * value in the report. Callers: packet service (to look first, and to commit).
 */
import { compareCodeUnits } from '../../base/canonical-json.ts';
import { chooseCopies } from './choose-copies.ts';
import type { CollectedFile, HomePlan, PacketCopy } from './home.ts';
import { refusedReport, type PacketReport } from './report.ts';
import { ownPacket } from './returned.ts';
import { takePacket } from './take-packet.ts';

/** Brings the answers in. `chosen`: for a packet that was answered twice, the head of the copy that counts. */
export function collect(
  home: HomePlan,
  files: readonly CollectedFile[],
  chosen: ReadonlyMap<string, string>,
): readonly PacketReport[] {
  const reports: PacketReport[] = [];
  const copies: PacketCopy[] = [];
  for (const { place, read } of files) {
    const record = read.ok ? ownPacket(home, read.value) : read;
    if (read.ok && record.ok) copies.push({ files: [place], record: record.value, returned: read.value });
    else if (!record.ok) reports.push(refusedReport([place], read.ok ? read.value : null, record.refusal));
  }
  const order = (unit: string): number => home.model.units.indexOf.get(unit) ?? -1;
  const groups = [...Map.groupBy(copies, ({ record }) => record.id).values()].sort(
    ([left], [right]) =>
      order(left?.record.unit ?? '') - order(right?.record.unit ?? '') ||
      (left?.record.sequence ?? 0) - (right?.record.sequence ?? 0) ||
      compareCodeUnits(left?.record.id ?? '', right?.record.id ?? ''),
  );
  for (const group of groups) {
    for (const { copy, refusal } of chooseCopies(home, group, chosen)) {
      const report = refusal === null ? takePacket(home, copy) : refusedReport(copy.files, copy.returned, refusal);
      // Whoever has to choose sees what each copy would do.
      reports.push(report.state === 'twice' ? { ...report, answers: tryPacket(home, copy) } : report);
    }
  }
  return reports;
}

/** What a copy would do, without doing it. */
function tryPacket(home: HomePlan, copy: PacketCopy): PacketReport['answers'] {
  const before = home.length;
  const { answers } = takePacket(home, copy);
  home.cutBackTo(before);
  return answers;
}
