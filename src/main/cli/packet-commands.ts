/** Packets on the command line: cut one, list them, collect the answers. Callers: index. */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { refusalSentence } from '#shared/base/refusal-sentence.ts';
import { fileByteLimits } from '#shared/contract/host-service.ts';
import type { PacketReportView, PacketRow } from '#shared/contract/packets.ts';
import type { Answer, Options } from './commands.ts';
import { exitCodes } from './failure.ts';
import { commandLineActor, needed, Workbench, writeOut } from './workbench.ts';

/** Options with any number of values. */
export interface Lists {
  readonly packets: readonly string[];
  readonly choose: readonly string[];
}

/** Cuts a packet. With --keep, the plan in which it is noted that the packet was cut goes to a file of its own. */
export async function packet(file: string, options: Options): Promise<Answer> {
  const unit = needed(options['unit'], '--unit');
  const out = needed(options['out'], '--out');
  const { keep } = options;
  return Workbench.during(async (bench) => {
    const plan = await bench.open(file);
    const actor = options['actor'] ?? commandLineActor;
    const cut = await bench.call('cutPacket', { plan, unit, command: randomUUID(), actor });
    await writeOut(out, cut.bytes);
    const facts = { out, packet: cut.packet, unit };
    const sentence = `Cut the packet of ${unit} to ${out}.`;
    if (keep === undefined) return { facts, sentence };
    const saved = await bench.save(plan, keep);
    return {
      facts: { ...facts, keep, ...saved },
      sentence: `${sentence} ${keep} is the plan that knows of it (${saved.fingerprint}).`,
    };
  });
}

/** Every packet that was cut, and what came back. */
export async function packets(file: string): Promise<Answer> {
  return Workbench.during(async (bench) => {
    const plan = await bench.open(file);
    const { packets: rows } = await bench.call('getPackets', { plan });
    const sentence = rows.length === 0 ? 'No packet was cut from this plan.' : rows.map(rowSentence).join('\n');
    return { facts: { packets: rows }, sentence };
  });
}

function rowSentence({ unitName, returned, answers }: PacketRow): string {
  if (returned === null) return `${unitName}: not returned.`;
  const { answered, lines, by } = returned;
  const changed = answers.map(
    ({ unit, measure, before, after }) => `${unit} ${measure} ${number(before)} → ${number(after)}`,
  );
  const details = changed.length === 0 ? '' : `: ${changed.join('; ')}`;
  return `${unitName}: ${by} answered ${answered} of ${lines} lines${details}.`;
}

/** No number is not zero. */
function number(value: number | null): string {
  return value === null ? 'no answer' : String(value);
}

/**
 * Brings answers in. Packets that are not taken are named, the others come in all the same; the exit code is 1 when one
 * was not taken, so that a script notices.
 */
export async function collect(file: string, options: Options, lists: Lists): Promise<Answer> {
  needed(lists.packets[0], '--packets');
  const out = needed(options['out'], '--out');
  return Workbench.during(async (bench) => {
    const plan = await bench.open(file);
    const uploads: string[] = [];
    for (const name of lists.packets) uploads.push(await bench.upload(name, fileByteLimits.plan));
    const look = async (commit: boolean, chosen: { packet: string; head: string }[]) =>
      (await bench.call('collectPackets', { plan, uploads, chosen, commit })).reports;
    const seen = lists.choose.length === 0 ? [] : await look(false, []);
    const chosen = seen
      .filter(({ head }) => lists.choose.some((start) => start !== '' && head.startsWith(start)))
      .map(({ packet: id, head }) => ({ packet: id, head }));
    const reports = await look(true, chosen);
    const saved = await bench.save(plan, out);
    const sentences = reports.map((report) => reportSentence(report, lists.packets));
    const isWhole = reports.every(({ refusal }) => refusal === null || refusal.code === 'packet-not-chosen');
    const facts = {
      out,
      packets: reports.map((report) => ({
        ...report,
        files: report.files.map((place) => lists.packets[place] ?? ''),
        reason: report.refusal === null ? '' : refusalSentence(report.refusal),
      })),
      ...saved,
    };
    const sentence = [...sentences, `Wrote ${out} (${saved.fingerprint}).`].join('\n');
    return { facts, sentence, exitCode: isWhole ? 0 : exitCodes.refused };
  });
}

function reportSentence(
  { files, unitName, refusal, state, answered, lines, answers, head }: PacketReportView,
  names: readonly string[],
) {
  const where = files.map((place) => basename(names[place] ?? '')).join(', ');
  if (refusal !== null) {
    const copy = state === 'twice' ? ` This copy is ${head.slice(0, 12)}.` : '';
    return `${where}: ${refusalSentence(refusal)}${copy}`;
  }
  if (state === 'again') return `${where}: ${unitName}, nothing new.`;
  const rows = answers.map(
    ({ unit, measure, before, after, outcome }) =>
      `  ${unit} ${measure}: ${number(before)} → ${number(after)}${outcome === 'taken' ? '' : ` (${outcome})`}`,
  );
  return [`${where}: ${unitName} answered ${answered} of ${lines} lines.`, ...rows].join('\n');
}
