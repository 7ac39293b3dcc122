/**
 * The records of a plan in memory, one map a table, and how a stored record becomes one and is patched.
 * Callers: plan model.
 */
import { invariant } from '../../base/assert.ts';
import { canonicalJson, type Json } from '../../base/canonical-json.ts';
import type { CellChange, Change, RecordValue } from '../changes/change.ts';
import { patchRecord } from '../changes/squash.ts';
import type { Condition, Package, ReasonCode } from './agreement-records.ts';
import type {
  Bound,
  CorporateTarget,
  FactBatch,
  Hold,
  Move,
  Potential,
  Quota,
  WorkshopItem,
  Line,
  Unit,
} from './entities.ts';
import type { Packet, PacketAnswer } from './packet-records.ts';

export type RecordChange = Exclude<Change, CellChange>;

/** Every table of a plan but its header, keyed by the id records are stored under. */
export class PlanRecords {
  readonly targets = new Map<string, CorporateTarget>();
  readonly moves = new Map<string, Move>();
  readonly holds = new Map<string, Hold>();
  readonly quotas = new Map<string, Quota>();
  readonly factBatches = new Map<string, FactBatch>();
  readonly conditions = new Map<string, Condition>();
  readonly packages = new Map<string, Package>();
  readonly reasonCodes = new Map<string, ReasonCode>();
  readonly potentials = new Map<string, Potential>();
  readonly bounds = new Map<string, Bound>();
  readonly workshopItems = new Map<string, WorkshopItem>();
  readonly packets = new Map<string, Packet>();
  readonly packetAnswers = new Map<string, PacketAnswer>();
  protected readonly unitRecords = new Map<string, Unit>();
  protected readonly lineRecords = new Map<string, Line>();

  readonly #tables = {
    unit: this.unitRecords,
    line: this.lineRecords,
    target: this.targets,
    move: this.moves,
    hold: this.holds,
    quota: this.quotas,
    factBatch: this.factBatches,
    condition: this.conditions,
    package: this.packages,
    reasonCode: this.reasonCodes,
    potential: this.potentials,
    bound: this.bounds,
    workshopItem: this.workshopItems,
    packet: this.packets,
    packetAnswer: this.packetAnswers,
  };

  protected table(table: RecordChange['table']): Map<string, never> {
    invariant(table !== 'plan', 'the header is not a table of many');
    return this.#tables[table] as unknown as Map<string, never>;
  }
}

/** A stored record as what it stands for: records are plain JSON by construction. */
export function entity<Entity>(value: RecordValue): Entity {
  return value as unknown as Entity;
}

/** A record after a patch. Throws when it does not say what the patch expects to find. */
export function patched<Entity extends object>(present: Entity, from: RecordValue, to: RecordValue): Entity {
  const fields = present as unknown as RecordValue;
  let goes = false;
  for (const field of Object.keys(from)) {
    invariant(sameField(fields[field], from[field]), `field ${field} is as expected`);
    if (!(field in to)) goes = true;
  }
  return goes ? entity(patchRecord(present as unknown as RecordValue, from, to)) : { ...present, ...to };
}

/** Fields of a record that came from a file stand in another order than those of one just made. */
function sameField(left: Json | undefined, right: Json | undefined): boolean {
  return left === right || (left !== undefined && right !== undefined && canonicalJson(left) === canonicalJson(right));
}
