/**
 * Packages: several numbers that are agreed together or not at all (“+200k on Bikes if −150k on Accessories”).
 *
 * Offering one changes no number; accepting it writes every number on both sides in one step, or, where a single line
 * cannot take its number, none. Callers: expand.
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import type { Side } from '../plan/entities.ts';
import type { Package, PackageLine } from '../plan/agreement-records.ts';
import { layers } from '../plan/entities.ts';
import { wholeYear } from '../plan/periods.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { isWithin, leafRange } from '../plan/tree.ts';
import { writeAmount } from '../quantity/write-amount.ts';
import { unitOf } from './answers.ts';
import type { MoveCommand } from './command.ts';
import { setState, stateConditions } from './conditions.ts';
import { enterNumber, nameOf, sumLeaves } from './enter-number.ts';
import { lineScope, wholeOffering, type LineScope } from './reach.ts';
import { recordMove } from './record-move.ts';
import { roundIsClosed } from './rounds.ts';
import type { Step } from './step.ts';

/** Lays a package on the table: a condition move on each of its lines, and its conditions. */
export function offerPackage(step: Step, command: Extract<MoveCommand, { kind: 'offer-package' }>): Outcome<null> {
  const { model } = step;
  const { package: id, side, name, lines, conditions = [], reason = '' } = command;
  const closed = roundIsClosed(model);
  if (!closed.ok) return closed;
  if (model.packages.has(id)) return refuse('duplicate-id', { id });
  const refused = linesRefusal(model, name, lines);
  if (!refused.ok) return refused;
  const { round } = model.header;
  step.put('package', id, { id, side, name, lines, state: 'open', round, reason } satisfies Package);
  const first = lines[0] as PackageLine;
  for (const line of lines) {
    const move = recordMove(step, { kind: 'condition', side, ...moveOn(line), package: id, reason });
    if (line !== first) continue;
    const of = { move, side, unit: line.unit, measure: line.measure, package: id };
    const stated = stateConditions(step, of, conditions);
    if (!stated.ok) return stated;
  }
  return done(null);
}

/** The other side's answer to a package, or its withdrawal by the side that offered it. */
export function answerPackage(step: Step, command: Extract<MoveCommand, { kind: 'answer-package' }>): Outcome<null> {
  const { model } = step;
  const { answer, reason = '' } = command;
  const offered = model.packages.get(command.package);
  if (offered === undefined) return refuse('unknown-package', { package: command.package });
  if (offered.state !== 'open') return refuse('package-not-open', { name: offered.name });
  const closed = roundIsClosed(model);
  if (!closed.ok) return closed;
  if (answer === 'withdraw') return endPackage(step, offered, 'withdrawn');
  const side: Side = offered.side === 'company' ? 'unit' : 'company';
  if (answer === 'reject') {
    if (reason.trim() === '') return refuse('rejection-needs-reason', { unit: offered.name });
    for (const line of offered.lines)
      recordMove(step, { kind: 'reject', side, ...moveOn(line), package: offered.id, reason });
    return endPackage(step, offered, 'rejected');
  }
  for (const line of offered.lines) {
    const move = recordMove(step, { kind: 'accept', side, ...moveOn(line), package: offered.id, reason });
    const taken = takeLine(step, line, side, move);
    if (!taken.ok) return taken;
  }
  const fits = everyLineStands(step.model, offered);
  return fits.ok ? endPackage(step, offered, 'accepted') : fits;
}

/** A package ends with its conditions: promised when it was accepted, withdrawn otherwise. */
function endPackage(step: Step, offered: Package, state: Exclude<Package['state'], 'open'>): Outcome<null> {
  step.patch('package', offered.id, offered, { ...offered, state });
  for (const condition of step.model.conditionsOf(offered.id)) {
    if (condition.state === 'stated') setState(step, condition, state === 'accepted' ? 'promised' : 'withdrawn');
  }
  return done(null);
}

/** Writes one number of a package on both sides. Where that makes the sides equal, the line is agreed. */
function takeLine(step: Step, line: PackageLine, side: Side, move: string): Outcome<null> {
  const { measure, value } = line;
  const node = step.model.units.indexOf.get(line.unit) ?? 0;
  const lines = scopeOf(step.model, line) ?? wholeOffering(step.model);
  for (const layer of layers) {
    const entry = { layer, measure, node, value, periods: wholeYear, lines, method: 'current', move } as const;
    const entered = enterNumber(step, entry);
    if (!entered.ok) return entered;
  }
  const { from, to } = leafRange(step.model.units, node);
  for (let leaf = from; leaf < to; leaf += 1) {
    const { model } = step;
    const quota = model.quota(measure, unitOf(model, leaf));
    if (quota === undefined || quota.offerMove !== move || quota.askMove !== move) continue;
    const [offer, ask] = layers.map((layer) => sumLeaves(model, layer, measure, leaf, leaf + 1, wholeYear));
    step.setQuota({ ...quota, lastSide: side, accepted: offer === ask });
  }
  return done(null);
}

/** A held total above may have moved a line that was written before: then the package does not fit together. */
function everyLineStands(model: PlanModel, { name, lines }: Package): Outcome<null> {
  for (const line of lines) {
    const node = model.units.indexOf.get(line.unit) ?? 0;
    const { from, to } = leafRange(model.units, node);
    const scope = scopeOf(model, line) ?? wholeOffering(model);
    const stands = sumLeaves(model, 'offer', line.measure, from, to, wholeYear, scope);
    if (stands !== line.value) {
      const short = writeAmount(Math.abs(stands - line.value), line.measure, model.header);
      return refuse('package-does-not-fit', { name, unit: nameOf(model, node), short });
    }
  }
  return done(null);
}

/** Units and lines must exist, and no number of the package may contain another. */
function linesRefusal(model: PlanModel, name: string, lines: readonly PackageLine[]): Outcome<null> {
  for (const [place, line] of lines.entries()) {
    const node = model.units.indexOf.get(line.unit);
    if (node === undefined) return refuse('unknown-unit', { unit: line.unit });
    const scope = scopeOf(model, line);
    if (scope === null) return refuse('unknown-line', { line: line.line ?? '' });
    for (const other of lines.slice(0, place)) {
      const otherNode = model.units.indexOf.get(other.unit) ?? -1;
      const nested = isWithin(model.units, node, otherNode) || isWithin(model.units, otherNode, node);
      const otherScope = scopeOf(model, other) ?? wholeOffering(model);
      const overlap = scope.from < otherScope.to && otherScope.from < scope.to;
      if (nested && overlap && line.measure === other.measure) {
        return refuse('package-overlaps', { name, unit: nameOf(model, node), other: nameOf(model, otherNode) });
      }
    }
  }
  return done(null);
}

function scopeOf(model: PlanModel, { line }: PackageLine): LineScope | null {
  return line === null ? wholeOffering(model) : lineScope(model, line);
}

function moveOn({ unit, measure, line, value }: PackageLine) {
  return { unit, measure, value, ...(line === null ? {} : { line }) };
}
