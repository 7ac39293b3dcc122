/**
 * The faults a disk can have, each put at one operation: what is injected there, and for how long it stays.
 *
 * An error is answered instead of carrying the call out; once at that operation, or from it on at every call that the
 * fault concerns. `short`: a write that takes nothing. `torn`: the disk takes half of a write and then nothing beyond
 * that place, until the command is answered or for good. `kill`: the process dies before the operation; `torn kill`: after
 * half of it. Callers: fault-run, sweep.
 */
import type { Operation } from './operations.ts';

export interface Fault {
  readonly kind: string;
  readonly at: Operation;
  /** What strace is told besides what to watch. */
  readonly inject: readonly string[];
  /** Bytes beyond which no file may grow. */
  readonly limit: number | null;
  /** The limit is lifted when the first command has been answered. */
  readonly lifted: boolean;
  /** The process dies; `half`: in the middle of its write. */
  readonly kill: 'before' | 'half' | null;
  /** Some space is kept back, which is given up on a full disk. */
  readonly reserve: boolean;
}

/** Errors of calls that change the disk. */
const errors = ['EIO', 'ENOSPC', 'EFBIG', 'EROFS'] as const;

/** Every fault at every operation, sorted by kind; within a kind in the order of the operations. */
export function allFaults(operations: readonly Operation[]): ReadonlyMap<string, readonly Fault[]> {
  const faults = new Map<string, Fault[]>();
  const add = (kind: string, at: Operation, how: Partial<Fault>): void => {
    const fault: Fault = { kind, at, inject: [], limit: null, lifted: false, kill: null, reserve: false, ...how };
    const known = faults.get(kind);
    if (known === undefined) faults.set(kind, [fault]);
    else known.push(fault);
  };
  const limits = new Set<number>();
  for (const [index, at] of operations.entries()) {
    const from = operations.slice(0, index);
    if (!at.changes) {
      add('reading EIO once', at, { inject: [once(at, 'error=EIO')] });
      add('reading EIO on', at, { inject: onwards(from, operations, () => true, 'error=EIO') });
      continue;
    }
    for (const error of errors) {
      add(`${error} once`, at, { inject: [once(at, `error=${error}`)] });
      add(`${error} on`, at, { inject: onwards(from, operations, ({ changes }) => changes, `error=${error}`) });
    }
    add('kill', at, { inject: [once(at, 'signal=KILL')], kill: 'before' });
    if (at.write === null) continue;
    add('ENOSPC once, with a reserve', at, { inject: [once(at, 'error=ENOSPC')], reserve: true });
    add('short once', at, { inject: [once(at, 'retval=0')] });
    add('short on', at, { inject: onwards(from, operations, ({ write }) => write !== null, 'retval=0') });
    add('torn kill', at, { inject: [once(at, 'signal=KILL')], kill: 'half' });
    const { size, offset } = at.write;
    const limit = (offset ?? 0) + Math.ceil(size / 2);
    if (offset === null || limits.has(limit)) continue;
    limits.add(limit);
    add('torn for a command', at, { limit, lifted: true });
    add('torn on', at, { limit });
  }
  return faults;
}

function once({ call, nth }: Operation, what: string): string {
  return `inject=${call}:${what}:when=${nth}`;
}

/** From an operation on: for each call, from the next one that has not been made before it. */
function onwards(
  before: readonly Operation[],
  all: readonly Operation[],
  concerns: (operation: Operation) => boolean,
  what: string,
): readonly string[] {
  const calls = new Set(all.filter(concerns).map(({ call }) => call));
  return [...calls].map((call) => {
    const made = before.filter((operation) => operation.call === call).length;
    return `inject=${call}:${what}:when=${made + 1}+`;
  });
}
