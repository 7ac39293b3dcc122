/**
 * A plan with history, a target and a long random negotiation, and a picture of everything it says. Callers: past tests.
 */
import { invariant } from '#shared/base/assert.ts';
import type { CommandBody, MoveCommand } from '#shared/domain/bargain/command.ts';
import { readTargets } from '#shared/domain/impact/read-targets.ts';
import { measureIds, type FactRow } from '#shared/domain/plan/entities.ts';
import { allRecords } from '#shared/domain/plan/records.ts';
import { sortedFactDigest } from '#main/store/container/fact-digest.ts';
import { sortLines } from '#main/store/container/line-file.ts';
import { stateHash } from '#main/store/container/state-hash.ts';
import type { PlanSession } from '#main/store/plan-session.ts';
import { allNodes, rowBlock, type PlanNumbers } from '#main/store/row-blocks.ts';
import { packFacts } from '#main/store/tables/fact-table.ts';
import { snapshotTotals } from '../fixtures/snapshot-totals.ts';

/** Everything a plan says, its numbers as they are shown, and the hash of its state. */
export function pictureOf(numbers: PlanNumbers): object {
  const { model, totals } = numbers;
  return {
    hash: stateHash(sortLines('plan.ndjson', [...allRecords(model)]), sortLines('cells.ndjson', [...model.cellRows()])),
    rows: measureIds.map((measure) => rowBlock(numbers, measure, allNodes(model))),
    totals: snapshotTotals(totals, model),
    targets: model.created ? readTargets(model, totals) : [],
  };
}

/** Takes in last year's history of three measures as a batch and sets a target that needs them. */
export function addHistory(session: PlanSession): void {
  const rows: FactRow[] = ['a', 'b'].flatMap((unit, place) =>
    ['x', 'y'].flatMap((line) =>
      measureIds.map((measure, counted) => ({
        kind: 'actual' as const,
        year: 2026,
        unit,
        line,
        measure,
        months: Array.from({ length: 12 }, (_, month) => (place + 1) * (month + 3) * 101 + counted * 7),
      })),
    ),
  );
  const sorted = rows.sort((left, right) => {
    const key = (row: FactRow): string => `${row.unit} ${row.line} ${measureIds.indexOf(row.measure)}`;
    return key(left) < key(right) ? -1 : 1;
  });
  const batch = { digest: sortedFactDigest(sorted), rowCount: sorted.length, blocks: packFacts(sorted) };
  const body: CommandBody = {
    kind: 'import-facts',
    digest: batch.digest,
    mode: 'overlay',
    factKind: 'actual',
    years: [2026],
    measures: [...measureIds],
    rows: batch.rowCount,
    source: 'history.csv',
  };
  const imported = session.submit({ id: 'history', actor: 'Ana', body }, batch);
  invariant(imported.ok, 'history is taken in');
  const target: CommandBody = {
    kind: 'set-target',
    target: 'margin',
    name: 'Margin',
    unit: 'company',
    metric: 'margin',
    goal: 500_000,
    direction: 'higher',
    anchors: { worst: 0, red: 100_000, green: 400_000, best: 900_000 },
  };
  invariant(session.submit({ id: 'target', actor: 'Ana', body: target }).ok, 'the target is set');
}

/** What people do in a long workshop, from a seed: moves of every kind, pastes, undo, a tree that changes under way. */
export function* negotiation(seed: number): Generator<CommandBody> {
  let state = seed >>> 0;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const one = <Value>(...values: readonly Value[]): Value => values[next(values.length)] as Value;
  const move = (): MoveCommand => {
    const line = {
      unit: one('company', 'a', 'b', 'c', 'team'),
      measure: one('revenue', 'revenue', 'units', 'cost'),
    } as const;
    const value = next(5_000_000);
    return one<MoveCommand>(
      { kind: 'propose', ...line, value, reason: 'because' },
      { kind: 'propose', ...line, value, periods: { first: 3, last: 5 } },
      { kind: 'ask', ...line, value },
      { kind: 'ask', ...line, value, line: 'x', conditions: [{ kind: 'headcount', amount: 1, text: 'one more' }] },
      { kind: 'counter', side: one('company', 'unit'), ...line, value },
      { kind: 'accept', side: one('company', 'unit'), ...line },
      { kind: 'settle', ...line },
      { kind: 'hold', ...line },
      { kind: 'release', ...line },
      { kind: 'reopen', ...line, reason: 'again' },
      { kind: 'open-round' },
    );
  };
  for (let step = 0; ; step += 1) {
    if (step === 40) yield { kind: 'add-units', units: [{ id: 'team', parent: 'company', name: 'Team' }] };
    if (step === 90) yield { kind: 'change-unit', unit: 'c', parent: 'team' };
    const kind = next(12);
    if (kind === 0) yield { kind: 'undo' };
    else if (kind === 1) yield { kind: 'redo' };
    else if (kind === 2) yield { kind: 'change-plan', workingBasis: one('offer', 'ask', 'midpoint') };
    else if (kind === 3) yield { kind: 'together', label: 'paste', commands: [move(), move()] };
    else yield move();
  }
}

/** Negotiates until the journal has so many entries; refusals are part of life. Calls `look` after each entry. */
export function negotiate(
  session: PlanSession,
  seed: number,
  entries: number,
  look: () => void = () => undefined,
): void {
  let attempt = 0;
  for (const body of negotiation(seed)) {
    if (session.revision >= entries) return;
    attempt += 1;
    if (session.submit({ id: `step-${attempt}`, actor: attempt % 2 === 0 ? 'Ana' : 'Ben', body }).ok) look();
  }
}
