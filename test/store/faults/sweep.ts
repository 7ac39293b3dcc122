/**
 * Many runs with faults, some at a time, and what they showed together. Callers: the test of disk faults, the long sweep.
 */
import { rmSync } from 'node:fs';
import { allFaults, type Fault } from './fault.ts';
import { prepareFaults, runWithFault, type FaultVerdict } from './fault-run.ts';

/** Sums over the runs of one kind. */
export interface KindReport {
  points: number;
  acknowledged: number;
  lost: number;
  twice: number;
  /** Commands without a certain answer at the end, and what the disk said of them when it worked again. */
  foundSaved: number;
  foundNotSaved: number;
  /** How often each word was told. */
  readonly words: Map<string, number>;
  readonly wrong: string[];
}

/** How many runs go on at a time. */
const atATime = 2;

/**
 * Runs the faults of every kind, at most `most` of each, evenly chosen from the first to the last. `tell` hears of each
 * kind when it is through.
 */
export async function sweepFaults(
  most: number,
  tell: (kind: string, report: KindReport) => void = () => undefined,
): Promise<ReadonlyMap<string, KindReport>> {
  const { template, operations } = prepareFaults();
  const reports = new Map<string, KindReport>();
  for (const [kind, faults] of allFaults(operations)) {
    const report: KindReport = {
      points: 0,
      acknowledged: 0,
      lost: 0,
      twice: 0,
      foundSaved: 0,
      foundNotSaved: 0,
      words: new Map(),
      wrong: [],
    };
    const waiting = [...evenly(faults, most)];
    const work = async (): Promise<void> => {
      for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift())
        addTo(report, fault, await runWithFault(template, operations, fault));
    };
    await Promise.all(Array.from({ length: atATime }, work));
    reports.set(kind, report);
    tell(kind, report);
  }
  rmSync(template, { recursive: true, force: true });
  return reports;
}

/** At most `most` of a list: the first, the last, and the others at equal distances. */
export function evenly<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  const step = (items.length - 1) / Math.max(1, most - 1);
  return Array.from({ length: most }, (_, index) => Math.round(index * step)).flatMap((place) => items[place] ?? []);
}

function addTo(report: KindReport, { kind, at }: Fault, verdict: FaultVerdict): void {
  report.points += 1;
  report.acknowledged += verdict.acknowledged;
  report.lost += verdict.lost;
  report.twice += verdict.twice;
  report.foundSaved += verdict.unknown.saved;
  report.foundNotSaved += verdict.unknown.notSaved;
  for (const word of verdict.words) report.words.set(word, (report.words.get(word) ?? 0) + 1);
  for (const wrong of verdict.wrong) report.wrong.push(`${kind} at ${at.call} ${at.nth} (${at.path}): ${wrong}`);
}
