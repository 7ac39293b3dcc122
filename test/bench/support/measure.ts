/**
 * Measures work in a way that survives a shared machine.
 *
 * `compare` alternates subject and baseline in one run and tells their ratio; `measure` tells the time of one piece of
 * work where only an absolute budget makes sense. Both warm up first and tell medians. Callers: the benches.
 */
import { pairedRatios, percentile, readable, type Spread } from './statistics.ts';

/** One thing that is timed. `prepare` makes the input of a run and is not timed; `work` may answer something to check. */
export interface Contender<Input> {
  readonly name: string;
  readonly prepare?: () => Input | Promise<Input>;
  readonly work: (input: Input) => unknown;
}

/** What every measurement is asked for. */
interface Request {
  /** What is done, with its size: `100 k leaves × 36, from scratch`. */
  readonly work: string;
  /** Timed runs of each contender; 9 unless told. */
  readonly runs?: number;
  /** How many pieces of work one call does; times are told for one piece. */
  readonly batch?: number;
}

export interface Comparison<Subject, Baseline> extends Request {
  readonly subject: Contender<Subject>;
  /** What it is compared with; nothing when a peer is not installed, then the row says how to install it. */
  readonly baseline: Contender<Baseline> | undefined;
  /** The ratio DESIGN §8 allows. */
  readonly budget?: number;
  /** Says whether both did the same work; a difference stops the bench, because its ratio would mean nothing. */
  readonly same?: (subject: unknown, baseline: unknown) => boolean;
}

export interface Measurement<Subject> extends Request {
  readonly subject: Contender<Subject>;
  readonly budget?: Budget;
}

/** Milliseconds DESIGN §8 allows at the median and at the 95th or the 99th percentile. */
export interface Budget {
  readonly median?: number;
  readonly p95?: number;
  readonly p99?: number;
}

/** One line of a bench's table. Times are milliseconds for one piece of work. */
export interface Row {
  readonly work: string;
  readonly subject: string;
  readonly subjectMedian: number;
  readonly against: string;
  readonly againstMedian: number | undefined;
  readonly ratio: Spread | undefined;
  readonly budget: string;
  /** Whether the budget was kept; nothing when there is none or nothing to compare with. */
  readonly kept: boolean | undefined;
}

const usualRuns = 9;
const warmUps = 3;

/** Times subject and baseline in turns, each going first as often as the other, and answers their ratio. */
export async function compare<Subject, Baseline>(asked: Comparison<Subject, Baseline>): Promise<Row> {
  const { subject, baseline, batch = 1, runs = usualRuns } = asked;
  const subjectTimes: number[] = [];
  const baselineTimes: number[] = [];
  for (let run = -warmUps; run < runs; run += 1) {
    const first = run % 2 === 0;
    const early = first || baseline === undefined ? undefined : await time(baseline);
    const own = await time(subject);
    const other = early ?? (baseline === undefined ? undefined : await time(baseline));
    if (other !== undefined && asked.same?.(own.answer, other.answer) === false) {
      throw new Error(`${asked.work}: ${subject.name} and ${baseline?.name} do not give the same answer.`);
    }
    if (run < 0) continue;
    subjectTimes.push(own.milliseconds / batch);
    if (other !== undefined) baselineTimes.push(other.milliseconds / batch);
  }
  const ratio = baseline === undefined ? undefined : pairedRatios(subjectTimes, baselineTimes);
  return {
    work: asked.work,
    subject: subject.name,
    subjectMedian: percentile(subjectTimes, 0.5),
    against: baseline?.name ?? 'a peer that is not installed',
    againstMedian: baseline === undefined ? undefined : percentile(baselineTimes, 0.5),
    ratio,
    budget: asked.budget === undefined ? '' : `≤ ${asked.budget} ×`,
    kept: asked.budget === undefined || ratio === undefined ? undefined : ratio.median <= asked.budget,
  };
}

/** Times one piece of work many times and answers its median and 99th percentile. */
export async function measure<Subject>(asked: Measurement<Subject>): Promise<Row> {
  const { work, subject, batch = 1, runs = usualRuns, budget = {} } = asked;
  const times: number[] = [];
  for (let run = -warmUps; run < runs; run += 1) {
    const { milliseconds } = await time(subject);
    if (run >= 0) times.push(milliseconds / batch);
  }
  return measured({ work, subject: subject.name, times, budget });
}

/** The row of times that were taken elsewhere (in a window, say), in milliseconds. */
export function measured(taken: {
  readonly work: string;
  readonly subject: string;
  readonly times: readonly number[];
  readonly budget: Budget;
}): Row {
  const { work, subject, times, budget } = taken;
  const far = budget.p95 === undefined ? 99 : 95;
  const median = percentile(times, 0.5);
  const late = percentile(times, far / 100);
  const promised = [
    ...(budget.median === undefined ? [] : [`median ≤ ${budget.median} ms`]),
    ...(budget.p95 === undefined ? [] : [`p95 ≤ ${budget.p95} ms`]),
    ...(budget.p99 === undefined ? [] : [`p99 ≤ ${budget.p99} ms`]),
  ];
  return {
    work,
    subject,
    subjectMedian: median,
    against: `p${far} of ${times.length} runs; the least ${readable(percentile(times, 0))}`,
    againstMedian: late,
    ratio: undefined,
    budget: promised.join(', '),
    kept:
      promised.length === 0
        ? undefined
        : median <= (budget.median ?? Infinity) && late <= (budget.p95 ?? budget.p99 ?? Infinity),
  };
}

/**
 * Times one call. Garbage is collected only after long calls: before short ones it would leave the caches cold and slow
 * down what is measured.
 */
async function time<Input>(contender: Contender<Input>): Promise<{ milliseconds: number; answer: unknown }> {
  const input = (await contender.prepare?.()) as Input;
  const begin = performance.now();
  const made = contender.work(input);
  const answer = made instanceof Promise ? ((await made) as unknown) : made;
  const milliseconds = performance.now() - begin;
  if (milliseconds > 50) globalThis.gc?.();
  return { milliseconds, answer };
}
