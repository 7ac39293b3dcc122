/**
 * Cutting a plan to a unit's subtree: everything the owner of the unit may see, and nothing else, as the first changes of
 * a plan of its own.
 *
 * Nothing is copied that is not named here: a new table or field stays at home until somebody decides. A number that came
 * from a spread above keeps its value, while the move that brought it loses its total, its reason and its author.
 * Callers: packet service.
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import { headerId, recordTables, type Change, type RecordTable, type RecordValue } from '../changes/change.ts';
import type { FactSource } from '../cube/facts.ts';
import type { FactRow, PlanHeader, TreeNode } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { isWithin } from '../plan/tree.ts';
import { cutAgreements } from './cut-agreements.ts';
import { cutHistory, type CutFacts } from './cut-history.ts';
import { cutLines } from './cut-lines.ts';
import { cutMoves } from './cut-moves.ts';
import type { Scope } from './scope.ts';

/** What is cut, and behind which entry of the journal. */
export interface Cut {
  /** The id of the packet: it becomes the id of the plan that the packet is. */
  readonly packet: string;
  readonly unit: string;
  readonly sequence: number;
  readonly head: string;
  readonly cutBy: string;
}

/** The first step of a packet, and the rows of the history that its batches name. */
export interface PacketContent {
  readonly changes: readonly Change[];
  readonly facts: readonly CutFacts[];
}

/** Records of one table by id. */
export type CutRecords = ReadonlyMap<string, object>;

/**
 * The content of a packet. Refused for a unit that does not exist, and in a plan that is a packet itself: only the plan
 * knows who may see what. `digestOf` names a batch of history by its rows.
 */
export function cutPacket(
  model: PlanModel,
  source: FactSource,
  cut: Cut,
  digestOf: (rows: readonly FactRow[]) => string,
): Outcome<PacketContent> {
  const root = model.units.indexOf.get(cut.unit);
  if (root === undefined) return refuse('unknown-unit', { unit: cut.unit });
  if (model.header.packet !== undefined) return refuse('packet-of-packet', {});
  const scope: Scope = {
    model,
    root,
    has: (unit) => {
      const node = model.units.indexOf.get(unit);
      return node !== undefined && isWithin(model.units, root, node);
    },
  };
  const history = cutHistory(scope, source, digestOf);
  const moves = cutMoves(scope);
  const lines = cutLines(scope, moves);
  // Every table has to be decided about: what is missing here does not compile.
  const tables: Readonly<Record<RecordTable, CutRecords>> = {
    plan: new Map([[headerId, packetHeader(model.header, cut)]]),
    unit: cutUnits(scope),
    line: new Map(model.lines.nodes.map(({ id, parent, name, order }) => [id, { id, parent, name, order }])),
    target: cutTargets(scope),
    move: moves.records,
    hold: lines.holds,
    quota: lines.quotas,
    factBatch: history.batches,
    reasonCode: new Map([...model.reasonCodes].map(([id, { name, order }]) => [id, { id, name, order }])),
    ...cutAgreements(scope, moves),
    // What was cut from the plan and came back is the planner's business.
    packet: new Map(),
    packetAnswer: new Map(),
    // The limits of the unit's own rows are known to it; what it could reach is the company's estimate.
    bound: new Map([...model.bounds].filter(([, { unit }]) => scope.has(unit))),
    potential: new Map(),
    // The agenda is the room's.
    workshopItem: new Map(),
  };
  return done({ changes: [...puts(tables), ...cutCells(scope)], facts: history.facts });
}

function* puts(tables: Readonly<Record<RecordTable, CutRecords>>): Generator<Change> {
  for (const table of recordTables) {
    for (const [id, value] of tables[table]) yield { op: 'put', table, id, value: value as RecordValue };
  }
}

/** A packet is always open: whether its answer still comes in time is seen where it is taken in. */
function packetHeader(header: PlanHeader, { packet, unit, sequence, head, cutBy }: Cut): PlanHeader {
  const { id: plan, name, year, startMonth, weekPattern, currency, scale, workingBasis, round, maximumRounds } = header;
  return {
    id: packet,
    name,
    year,
    startMonth,
    weekPattern,
    currency,
    scale,
    workingBasis,
    round,
    ...(maximumRounds === undefined ? {} : { maximumRounds }),
    packet: { plan, unit, sequence, head, cutBy },
  };
}

/** The subtree, its top without a parent; numbered anew, so that the order does not tell how many others there are. */
function cutUnits({ model, root }: Scope): CutRecords {
  const nodes = model.units.nodes.slice(root, model.units.end[root]);
  return new Map(
    nodes.map(({ id, parent, name, owner }, place): [string, TreeNode] => {
      const node = { id, parent: place === 0 ? null : parent, name, order: place };
      return [id, owner === undefined ? node : { ...node, owner }];
    }),
  );
}

function cutTargets({ model, has }: Scope): CutRecords {
  const inside = [...model.targets.values()].filter(({ unit }) => has(unit));
  inside.sort((left, right) => left.order - right.order || (left.id < right.id ? -1 : 1));
  return new Map(
    inside.map(({ id, name, unit, metric, goal, direction, anchors }, place) => [
      id,
      { id, name, unit, metric, goal, direction, anchors, order: place + 1 },
    ]),
  );
}

function* cutCells({ model, has }: Scope): Generator<Change> {
  for (const { layer, measure, unit, line, months } of model.cellRows()) {
    if (has(unit)) yield { op: 'cells', layer, measure, unit, line, from: null, to: months };
  }
}
