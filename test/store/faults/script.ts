/**
 * The short script that a failing disk is put under: an opening that proves every row, five commands of every weight, a
 * copy, a closing that leaves a note of the files, and an opening at its word.
 * Callers: the process that carries it out, and the check that puts the same commands to the plan on a sound disk.
 */
import { factBatchDigest } from '#main/store/container/fact-digest.ts';
import type { FactBatchRows } from '#main/store/plan-database.ts';
import type { CommittedStep, PlanSession } from '#main/store/plan-session.ts';
import { packFacts } from '#main/store/tables/fact-table.ts';
import type { Outcome } from '#shared/base/outcome.ts';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import type { FactRow } from '#shared/domain/plan/entities.ts';

export const scriptPlan = 'faulty';

const history: readonly FactRow[] = ['a', 'b', 'c'].map((unit, index) => ({
  kind: 'actual',
  year: 2026,
  unit,
  line: 'x',
  measure: 'revenue',
  months: Array.from({ length: 12 }, (_, month) => 1000 * (index + 1) + month),
}));
const batch: FactBatchRows = {
  digest: factBatchDigest(history),
  rowCount: history.length,
  blocks: packFacts(history),
};

/** The commands in order; the third takes in a batch of history, which is a file of its own. */
const bodies: readonly CommandBody[] = [
  { kind: 'propose', unit: 'a', measure: 'revenue', value: 123_457 },
  { kind: 'ask', unit: 'b', measure: 'revenue', value: 77_777 },
  {
    kind: 'import-facts',
    digest: batch.digest,
    mode: 'replace',
    factKind: 'actual',
    years: [2026],
    measures: ['revenue'],
    rows: batch.rowCount,
    source: 'history.csv',
  },
  { kind: 'undo' },
  { kind: 'propose', unit: 'company', measure: 'revenue', value: 2_000_001 },
];

/** The ids of the commands, in order: the same in every process, so that a second attempt is known as one. */
export const scriptIds: readonly string[] = bodies.map((_, index) => `fault-${index}`);

/** Puts one command of the script to a plan. */
export function submitFromScript(session: PlanSession, index: number): Outcome<CommittedStep> {
  const body = bodies[index];
  const id = scriptIds[index];
  if (body === undefined || id === undefined) throw new RangeError(`The script has no command ${index}`);
  return session.submit({ id, actor: 'Ana', body }, body.kind === 'import-facts' ? batch : null);
}
