/**
 * Commands that build the plan: its header, its two trees, its corporate targets, its history.
 *
 * A node that carries numbers stays a leaf and stays in the plan, so that no number ever loses its place.
 * Callers: expand.
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import { headerId, type Change, type RecordValue } from '../changes/change.ts';
import type { Anchors, CorporateTarget, Direction, FactBatch, PlanHeader, TreeNode } from '../plan/entities.ts';
import type { ReasonCode } from '../plan/agreement-records.ts';
import { cutFromPlan } from '../packet/record-cut.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { buildTree, isLeaf, type Tree } from '../plan/tree.ts';
import type { NodeInput, PlanCommand } from './command.ts';
import type { Step } from './step.ts';
import { forgetUnit } from '../workshop/change-workshop.ts';

/** Potentials and bounds have modules of their own. */
type StructureCommand = Exclude<PlanCommand, { kind: 'set-potential' | 'set-bound' }>;

/** Carries out one command on the plan itself. The step keeps whatever was done before a refusal: abandon it then. */
export function changeStructure(step: Step, command: StructureCommand): Outcome<null> {
  switch (command.kind) {
    case 'create-plan':
      return createPlan(step, command);
    case 'change-plan':
      return changePlan(step, command);
    case 'add-units':
      return addNodes(step, 'unit', command.units);
    case 'add-lines':
      return addNodes(step, 'line', command.lines);
    case 'change-unit':
      return changeNode(step, 'unit', command.unit, command);
    case 'change-line':
      return changeNode(step, 'line', command.line, command);
    case 'remove-unit':
      return removeNode(step, 'unit', command.unit);
    case 'remove-line':
      return removeNode(step, 'line', command.line);
    case 'set-target':
      return setTarget(step, command);
    case 'remove-target':
      return removeTarget(step, command.target);
    case 'set-reason-code':
      return setReasonCode(step, command);
    case 'remove-reason-code':
      return removeReasonCode(step, command.code);
    case 'cut-packet':
      return cutFromPlan(step, command);
    case 'import-facts':
      return importFacts(step, command);
  }
}

function createPlan(step: Step, command: Extract<PlanCommand, { kind: 'create-plan' }>): Outcome<null> {
  if (step.model.created) return refuse('command-malformed', { reason: 'the plan has been created already' });
  const { plan, name, year, currency, scale, startMonth, weekPattern } = command;
  const rest = { year, currency, scale, startMonth, weekPattern };
  step.put('plan', headerId, { id: plan, name, ...rest, workingBasis: 'offer', round: 1 } satisfies PlanHeader);
  return done(null);
}

function changePlan(step: Step, command: Extract<PlanCommand, { kind: 'change-plan' }>): Outcome<null> {
  const { header } = step.model;
  const { maximumRounds: before, ...rest } = header;
  const maximum = command.maximumRounds === undefined ? before : (command.maximumRounds ?? undefined);
  if (maximum !== undefined && maximum < header.round) {
    return refuse('rounds-gone-by', { maximum, round: header.round });
  }
  step.patch('plan', headerId, header, {
    ...rest,
    name: command.name ?? header.name,
    workingBasis: command.workingBasis ?? header.workingBasis,
    weekPattern: command.weekPattern ?? header.weekPattern,
    ...(maximum === undefined ? {} : { maximumRounds: maximum }),
  });
  return done(null);
}

type TreeTable = 'unit' | 'line';

function treeOf(model: PlanModel, table: TreeTable): Tree {
  return table === 'unit' ? model.units : model.lines;
}

function addNodes(step: Step, table: TreeTable, inputs: readonly NodeInput[]): Outcome<null> {
  const tree = treeOf(step.model, table);
  const last = tree.nodes.reduce((highest, node) => Math.max(highest, node.order), 0);
  const fresh = inputs.map((input, index): TreeNode => ({ ...input, order: last + index + 1 }));
  for (const { parent } of fresh) {
    const above = parent === null ? undefined : tree.indexOf.get(parent);
    if (parent !== null && above !== undefined && isLeaf(tree, above) && hasNumbers(step.model, table, parent)) {
      return refuse('node-has-numbers', { id: parent });
    }
  }
  const whole = buildTree([...tree.nodes, ...fresh], table);
  if (!whole.ok) return whole;
  const changes = fresh.map((node): Change => ({ op: 'put', table, id: node.id, value: { ...node } }));
  step.changeTogether(changes);
  return done(null);
}

/** Whether any cell or fact lies at the node itself. */
function hasNumbers(model: PlanModel, table: TreeTable, id: string): boolean {
  for (const row of model.cellRows()) if (row[table] === id) return true;
  return model.hasFacts(table, id);
}

function unknownNode(table: TreeTable, id: string): Outcome<never> {
  return table === 'unit' ? refuse('unknown-unit', { unit: id }) : refuse('unknown-line', { line: id });
}

function changeNode(
  step: Step,
  table: TreeTable,
  id: string,
  { name, parent, owner }: { readonly name?: string; readonly parent?: string; readonly owner?: string | null },
): Outcome<null> {
  const tree = treeOf(step.model, table);
  const index = tree.indexOf.get(id);
  const node = index === undefined ? undefined : tree.nodes[index];
  if (index === undefined || node === undefined) return unknownNode(table, id);
  const { owner: before, ...rest } = node;
  const answers = owner === undefined ? before : (owner ?? undefined);
  const changed: TreeNode = {
    ...rest,
    name: name ?? node.name,
    parent: parent ?? node.parent,
    ...(answers === undefined ? {} : { owner: answers }),
  };
  if (parent !== undefined && parent !== node.parent) {
    const above = tree.indexOf.get(parent);
    if (above === undefined) return refuse('unknown-parent', { id, parent });
    if (above >= index && above < (tree.end[index] ?? 0)) return refuse('tree-has-cycle', { id });
    if (isLeaf(tree, above) && hasNumbers(step.model, table, parent)) return refuse('node-has-numbers', { id: parent });
  }
  step.patch(table, id, node, changed);
  return done(null);
}

function removeNode(step: Step, table: TreeTable, id: string): Outcome<null> {
  const tree = treeOf(step.model, table);
  const index = tree.indexOf.get(id);
  const node = index === undefined ? undefined : tree.nodes[index];
  if (index === undefined || node === undefined) return unknownNode(table, id);
  if (!isLeaf(tree, index)) return refuse('node-has-children', { id });
  if (hasNumbers(step.model, table, id) || (table === 'unit' && isBargained(step.model, id))) {
    return refuse('node-has-numbers', { id });
  }
  if (table === 'unit') forgetUnit(step, id);
  step.remove(table, id, node);
  return done(null);
}

/** Whether something of the negotiation or a corporate target names the unit. */
function isBargained(model: PlanModel, unit: string): boolean {
  const { moves, holds, quotas, targets, potentials, bounds, conditions, packages } = model;
  const named = [moves, holds, quotas, targets, potentials, bounds].flatMap((records) => [...records.values()]);
  return (
    named.some((record) => record.unit === unit) ||
    [...moves.values()].some(({ visibleTo }) => visibleTo === unit) ||
    [...conditions.values()].some((condition) => condition.unit === unit || condition.about === unit) ||
    [...packages.values()].some(({ lines }) => lines.some((line) => line.unit === unit))
  );
}

function setReasonCode(step: Step, { code, name }: Extract<PlanCommand, { kind: 'set-reason-code' }>): Outcome<null> {
  const { reasonCodes } = step.model;
  const before = reasonCodes.get(code);
  const last = [...reasonCodes.values()].reduce((highest, { order }) => Math.max(highest, order), 0);
  const value: ReasonCode = { id: code, name, order: before?.order ?? last + 1 };
  if (before === undefined) step.put('reasonCode', code, value);
  else step.patch('reasonCode', code, before, value);
  return done(null);
}

/** A code that moves carry stays: the record of why somebody moved is never changed. */
function removeReasonCode(step: Step, code: string): Outcome<null> {
  const present = step.model.reasonCodes.get(code);
  if (present === undefined) return refuse('unknown-reason-code', { code });
  const used = [...step.model.moves.values()].filter(({ reasonCode }) => reasonCode === code).length;
  if (used > 0) return refuse('reason-code-in-use', { name: present.name, count: used });
  step.remove('reasonCode', code, present);
  return done(null);
}

function setTarget(step: Step, command: Extract<PlanCommand, { kind: 'set-target' }>): Outcome<null> {
  const { model } = step;
  const { target, name, unit, metric, goal, direction, anchors } = command;
  if (!model.units.indexOf.has(unit)) return refuse('unknown-unit', { unit });
  if (!anchorsRun(anchors, direction)) return refuse('bad-anchors', { target: name });
  const before = model.targets.get(target);
  const last = [...model.targets.values()].reduce((highest, { order }) => Math.max(highest, order), 0);
  const order = before?.order ?? last + 1;
  const value: CorporateTarget = { id: target, name, unit, metric, goal, direction, anchors, order };
  if (before === undefined) step.put('target', target, value);
  else step.patch('target', target, before, value);
  return done(null);
}

/** Worst to best must rise for `higher` and fall for `lower`; equal neighbours would make a light jump. */
function anchorsRun({ worst, red, green, best }: Anchors, direction: Direction): boolean {
  const rising = direction === 'higher' ? [worst, red, green, best] : [best, green, red, worst];
  return rising.every((anchor, index) => index === 0 || anchor > (rising[index - 1] ?? anchor));
}

function removeTarget(step: Step, id: string): Outcome<null> {
  const target = step.model.targets.get(id);
  if (target === undefined) return refuse('unknown-target', { target: id });
  step.remove('target', id, target);
  return done(null);
}

function importFacts(step: Step, command: Extract<PlanCommand, { kind: 'import-facts' }>): Outcome<null> {
  const { digest, mode, factKind, years, measures, rows, source } = command;
  const { sequence } = step.context;
  const batch: FactBatch = { digest, sequence, mode, kind: factKind, years, measures, rows, source };
  // The same file may be imported twice, so the place in the journal is part of the id.
  step.put('factBatch', factBatchId(sequence, digest), { ...batch } satisfies RecordValue | FactBatch);
  return done(null);
}

/** The id of a batch record. */
export function factBatchId(sequence: number, digest: string): string {
  return `${String(sequence).padStart(9, '0')}:${digest}`;
}
