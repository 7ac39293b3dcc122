/**
 * A plan session without the store around it, and the full proof of a plan. Callers: tests that kill, starve or race
 * processes, which must start fast.
 */
import { invariant } from '#shared/base/assert.ts';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import { PlanTotals } from '#shared/domain/cube/plan-totals.ts';
import { totalSeries } from '#shared/domain/cube/leaf-numbers.ts';
import { measureIds } from '#shared/domain/plan/entities.ts';
import { contentFault } from '#main/store/container/integrity.ts';
import { sortLines } from '#main/store/container/line-file.ts';
import { documentOf } from '#main/store/plan-document.ts';
import { planFolder } from '#main/store/plan-folder.ts';
import { createPlanFiles, openPlanFiles } from '#main/store/plan-opening.ts';
import type { OpenedFiles } from '#main/store/plan-files.ts';
import { PlanSession } from '#main/store/plan-session.ts';
import { RefusedFault } from '#main/store/storage-fault.ts';
import { totalsList } from '../fixtures/snapshot-totals.ts';

const now = (): string => new Date().toISOString();

/** Opens a plan in this process, with or without a reserve for a full disk; throws `RefusedFault`. */
export function openSession(dataFolder: string, plan: string, reserve = false): PlanSession {
  return beginSession(dataFolder, plan, () => reopen(dataFolder, plan, false), reserve);
}

/** Makes the plan that the tests work on: three units, two lines, one offer. */
export function createSession(dataFolder: string, plan: string): PlanSession {
  const session = beginSession(dataFolder, plan, () => createPlanFiles(planFolder(dataFolder, plan), now));
  const bodies: readonly CommandBody[] = [
    {
      kind: 'create-plan',
      plan,
      name: 'Plan',
      year: 2027,
      currency: 'EUR',
      scale: 2,
      startMonth: 1,
      weekPattern: 'calendar',
    },
    {
      kind: 'together',
      label: 'trees',
      commands: [
        {
          kind: 'add-units',
          units: ['company', 'a', 'b', 'c'].map((id) => ({
            id,
            parent: id === 'company' ? null : 'company',
            name: id,
          })),
        },
        {
          kind: 'add-lines',
          lines: ['all', 'x', 'y'].map((id) => ({ id, parent: id === 'all' ? null : 'all', name: id })),
        },
      ],
    },
    { kind: 'propose', unit: 'company', measure: 'revenue', value: 1_000_000 },
  ];
  for (const [index, body] of bodies.entries()) {
    const outcome = session.submit({ id: `start-${index}`, actor: 'Ana', body });
    invariant(outcome.ok, 'the plan of the test can be made');
  }
  return session;
}

function beginSession(dataFolder: string, plan: string, open: () => OpenedFiles, withReserve = false): PlanSession {
  let reserve = withReserve;
  return new PlanSession(open(), {
    folder: planFolder(dataFolder, plan),
    now,
    reopen: (thoroughly) => reopen(dataFolder, plan, thoroughly),
    freeReserve: () => {
      const freed = reserve;
      reserve = false;
      return freed;
    },
    lost: () => undefined,
    warn: () => undefined,
  });
}

function reopen(dataFolder: string, plan: string, thoroughly: boolean): OpenedFiles {
  const opened = openPlanFiles(planFolder(dataFolder, plan), now, thoroughly);
  if (!opened.ok) throw new RefusedFault(opened.refusal);
  return opened.value.files;
}

/** The ids of all entries, in order. */
export function entryIds(session: PlanSession): readonly string[] {
  return [...session.database.journal.after(0)].map(({ id }) => id);
}

/**
 * Throws unless chain, changes, state and trees agree with each other (the state is what replaying the journal gives) and
 * every total is what adding up from scratch gives.
 */
export function provePlan(session: PlanSession): void {
  const document = documentOf(session);
  const fault = contentFault({
    ...document,
    records: sortLines('plan.ndjson', document.records),
    cells: sortLines('cells.ndjson', document.cells),
    facts: sortLines('facts.ndjson', document.facts),
  });
  invariant(fault === null, `the plan proves: ${JSON.stringify(fault)}`);
  const fresh = new PlanTotals(session.model);
  const nodes = session.model.units.nodes.length;
  for (const series of totalSeries) {
    for (const measure of measureIds) {
      const left = totalsList(session.totals.series(series, measure), nodes);
      const right = totalsList(fresh.series(series, measure), nodes);
      invariant(JSON.stringify(left) === JSON.stringify(right), `${series} of ${measure} adds up`);
    }
  }
}

/** What an editing process does, command after command, from a seed. */
export function* randomBodies(seed: number): Generator<CommandBody> {
  let state = seed >>> 0;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const units = ['company', 'a', 'b', 'c'] as const;
  for (;;) {
    const unit = units[next(units.length)] ?? 'a';
    const value = next(5_000_000);
    const kind = next(6);
    if (kind === 0) yield { kind: 'undo' };
    else if (kind === 1) yield { kind: 'redo' };
    else if (kind === 2) yield { kind: 'ask', unit, measure: 'revenue', value };
    else yield { kind: 'propose', unit, measure: kind === 3 ? 'units' : 'revenue', value };
  }
}
