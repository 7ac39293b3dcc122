/**
 * Suggestions for a split, side by side: the numbers of each rule, how even they are, what they do to the corporate
 * targets. Nothing is applied: each column is looked at in a preview that leaves no trace. Callers: suggest service.
 */
import { compareCodeUnits } from '#shared/base/canonical-json.ts';
import { done, type Outcome } from '#shared/base/outcome.ts';
import type { ColumnId, SuggestionColumn, Suggestions } from '#shared/contract/suggest-views.ts';
import type { TargetImpact } from '#shared/contract/views.ts';
import type { MoveCommand } from '#shared/domain/bargain/command.ts';
import { attainmentOf } from '#shared/domain/fairness/attainment.ts';
import { fairnessOf } from '#shared/domain/fairness/fairness.ts';
import { currentReadings } from '#shared/domain/impact/read-targets.ts';
import type { MeasureId } from '#shared/domain/plan/entities.ts';
import { sumOf } from '#shared/domain/settlement/claims.ts';
import type { Flexibility } from '#shared/domain/settlement/rules.ts';
import { suggestSettlement } from '#shared/domain/settlement/settle.ts';
import { tableRows, type SplitChoice, type TableRow } from '#shared/domain/settlement/table-rows.ts';
import type { PlanSession } from './plan-session.ts';
import { impactOf } from './plan-views.ts';

export interface SuggestRequest extends SplitChoice {
  /** What the rows must add up to. */
  readonly target: number;
  readonly flexibility: Flexibility;
  /** Who would offer the numbers. */
  readonly actor: string;
}

/** What each rule suggests for a split. */
export function suggest(session: PlanSession, request: SuggestRequest): Outcome<Suggestions> {
  const read = tableRows(session.model, session.totals, request);
  if (!read.ok) return read;
  const rows = read.value;
  // Ties go by id and not by the place on the screen, so that two computers suggest the same.
  const order = [...rows.keys()].sort((left, right) => compareCodeUnits(unitOf(rows, left), unitOf(rows, right)));
  const { room, situation, needed, columns } = suggestSettlement({
    target: request.target,
    claims: order.flatMap((place) => rows[place]?.claim ?? []),
    flexibility: request.flexibility,
  });
  const onScreen = (values: Float64Array): readonly number[] => {
    const sorted = Array.from(rows, () => 0);
    for (const [at, place] of order.entries()) sorted[place] = values[at] ?? 0;
    return sorted;
  };
  const column = (id: ColumnId, values: readonly number[]): SuggestionColumn =>
    columnOf(session, request, rows, id, values);
  const [least, most] = [onScreen(room.asks), onScreen(room.highest)];
  const wanted = needed === null ? null : onScreen(needed);
  return done({
    revision: session.revision,
    rows: rows.map(({ node: _node, claim: _claim, ...row }, place) => ({
      ...row,
      least: least[place] ?? 0,
      most: most[place] ?? 0,
      needed: wanted?.[place] ?? null,
    })),
    situation: situation.kind,
    difference: situation.kind === 'cover' ? situation.surplus : situation.kind === 'short' ? situation.short : 0,
    asks: sumOf(room.asks),
    most: sumOf(room.highest),
    attainment: attainmentOf(rows.map(({ lastQuota, lastYear }) => ({ quota: lastQuota, actual: lastYear }))),
    columns: [
      column(
        'offers',
        rows.map(({ offer }) => offer),
      ),
      column('asks', least),
      ...columns.map(({ rule, values }) => column(rule, onScreen(values))),
    ],
  });
}

function unitOf(rows: readonly TableRow[], place: number): string {
  return rows[place]?.unit ?? '';
}

function columnOf(
  session: PlanSession,
  { measure, actor }: SuggestRequest,
  rows: readonly TableRow[],
  id: ColumnId,
  values: readonly number[],
): SuggestionColumn {
  const looked = impactAt(session, actor, offersOf(measure, rows, values));
  const burdens = rows.map(({ lastYear, bestYear, potential }, place) => ({
    number: values[place] ?? 0,
    lastYear,
    bestYear,
    potential,
  }));
  const fairness = fairnessOf(burdens);
  return {
    id,
    values: [...values],
    total: values.reduce((sum, value) => sum + value, 0),
    fairness: { ...fairness, units: [...fairness.units] },
    impact: looked.ok ? looked.value : [],
    refusal: looked.ok ? null : { ...looked.refusal, details: { ...looked.refusal.details } },
  };
}

/** The moves that would offer the numbers; rows that stay as they are need none. */
function offersOf(measure: MeasureId, rows: readonly TableRow[], values: readonly number[]): readonly MoveCommand[] {
  return rows.flatMap(({ unit, offer }, place): MoveCommand[] => {
    const value = values[place] ?? offer;
    return value === offer ? [] : [{ kind: 'propose', unit, measure, value, method: 'current' }];
  });
}

function impactAt(session: PlanSession, actor: string, commands: readonly MoveCommand[]): Outcome<TargetImpact[]> {
  const before = currentReadings(session.model, session.totals);
  if (commands.length === 0) return done(impactOf(session, before));
  return session.preview({ actor, body: { kind: 'together', label: '', commands } }, () => impactOf(session, before));
}
