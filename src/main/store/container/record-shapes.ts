/**
 * What a record of each table looks like in a plan file, and the id it must stand under.
 *
 * These are the nouns of `domain/plan/entities.ts` as checks on untrusted data. Whether the records fit together is
 * checked elsewhere (replay, trees); this is about one record alone. Callers: line schemas.
 */
import { headerId, quotaLineId, type RecordTable } from '#shared/domain/changes/change.ts';
import {
  directions,
  factKinds,
  holdKinds,
  measureIds,
  metricIds,
  moveKinds,
  sides,
  weekPatterns,
  workingBases,
  workshopItemStates,
  workshopLists,
  type MeasureId,
} from '#shared/domain/plan/entities.ts';
import { conditionKinds, conditionStates, packageStates } from '#shared/domain/plan/agreement-records.ts';
import { mostMinutes } from '#shared/domain/workshop/command.ts';
import { answerOutcomes } from '#shared/domain/plan/packet-records.ts';
import type { JsonObject } from './json-profile.ts';
import {
  isAbsentOr,
  isBetween,
  isBoolean,
  isHash,
  isListOf,
  isName,
  isNullOr,
  isObject,
  isOneOf,
  isRemark,
  isShaped,
  isWhole,
  type Check,
  type Shape,
} from './shapes.ts';

const isMeasure = isOneOf(measureIds);
const isSequence = isBetween(1, Number.MAX_SAFE_INTEGER);
const isMonth = isBetween(1, 12);
export const isYear = isBetween(1, 9999);
const isCurrency: Check = (value) => typeof value === 'string' && /^[A-Z]{3}$/.test(value);
const isPeriods: Check = (value) =>
  isObject(value) &&
  isMonth(value['first']) &&
  isMonth(value['last']) &&
  Number(value['first']) <= Number(value['last']);

const treeNode: Shape = {
  id: isName,
  parent: isNullOr(isName),
  name: isName,
  order: isWhole,
  owner: isAbsentOr(isName),
};
const isDay: Check = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

/** The known fields of each table's records. */
export const recordShapes: Readonly<Record<RecordTable, Shape>> = {
  plan: {
    id: isName,
    name: isName,
    year: isYear,
    startMonth: isMonth,
    weekPattern: isOneOf(weekPatterns),
    currency: isCurrency,
    scale: isBetween(0, 6),
    workingBasis: isOneOf(workingBases),
    round: isSequence,
    maximumRounds: isAbsentOr(isSequence),
    roundClosed: isAbsentOr((value) => value === true),
    packet: isAbsentOr(isShaped({ plan: isName, unit: isName, sequence: isSequence, head: isHash, cutBy: isRemark })),
  },
  unit: treeNode,
  line: treeNode,
  target: {
    id: isName,
    name: isName,
    unit: isName,
    metric: isOneOf(metricIds),
    goal: isWhole,
    direction: isOneOf(directions),
    anchors: isShaped({ worst: isWhole, red: isWhole, green: isWhole, best: isWhole }),
    order: isWhole,
  },
  move: {
    id: isName,
    sequence: isSequence,
    index: isBetween(0, Number.MAX_SAFE_INTEGER),
    kind: isOneOf(moveKinds),
    side: isOneOf(sides),
    unit: isName,
    measure: isMeasure,
    periods: isPeriods,
    value: isNullOr(isWhole),
    round: isSequence,
    actor: isRemark,
    reason: isRemark,
    reasonCode: isAbsentOr(isName),
    evidence: isAbsentOr(isRemark),
    visibleTo: isAbsentOr(isName),
    line: isAbsentOr(isName),
    package: isAbsentOr(isName),
    fromAbove: isAbsentOr((value) => value === true),
  },
  hold: {
    unit: isName,
    measure: isMeasure,
    kind: isOneOf(holdKinds),
    owner: isRemark,
    reason: isRemark,
    move: isName,
    untilRound: isAbsentOr(isSequence),
    companySigned: isAbsentOr(isName),
    unitSigned: isAbsentOr(isName),
  },
  quota: {
    unit: isName,
    measure: isMeasure,
    offerMove: isNullOr(isName),
    askMove: isNullOr(isName),
    lastSide: isOneOf(sides),
    accepted: isBoolean,
    opening: isAbsentOr(isShaped({ offer: isWhole, ask: isWhole, round: isSequence })),
    escalatedTo: isAbsentOr(isName),
  },
  factBatch: {
    digest: isHash,
    sequence: isSequence,
    mode: isOneOf(['overlay', 'replace']),
    kind: isOneOf(factKinds),
    years: isListOf(isYear),
    measures: isListOf(isMeasure),
    rows: isBetween(0, Number.MAX_SAFE_INTEGER),
    source: isRemark,
  },
  condition: {
    id: isName,
    move: isName,
    side: isOneOf(sides),
    unit: isName,
    measure: isMeasure,
    kind: isOneOf(conditionKinds),
    amount: isNullOr(isWhole),
    date: isNullOr(isDay),
    text: isRemark,
    about: isNullOr(isName),
    state: isOneOf(conditionStates),
    package: isNullOr(isName),
  },
  package: {
    id: isName,
    side: isOneOf(sides),
    name: isName,
    lines: isListOf(isShaped({ unit: isName, measure: isMeasure, line: isNullOr(isName), value: isWhole })),
    state: isOneOf(packageStates),
    round: isSequence,
    reason: isRemark,
  },
  reasonCode: { id: isName, name: isName, order: isWhole },
  potential: { unit: isName, measure: isMeasure, value: isBetween(0, Number.MAX_SAFE_INTEGER) },
  bound: { unit: isName, measure: isMeasure, minimum: isNullOr(isWhole), maximum: isNullOr(isWhole) },
  workshopItem: {
    id: isName,
    list: isOneOf(workshopLists),
    text: isRemark,
    minutes: isNullOr(isBetween(1, mostMinutes)),
    unit: isNullOr(isName),
    state: isOneOf(workshopItemStates),
    order: isWhole,
  },
  packet: {
    id: isName,
    unit: isName,
    sequence: isSequence,
    head: isHash,
    seal: isHash,
    cutBy: isRemark,
    returned: isNullOr(
      isShaped({ length: isSequence, head: isHash, by: isRemark, at: isRemark, answered: isWhole, lines: isWhole }),
    ),
  },
  packetAnswer: {
    id: isRemark,
    packet: isName,
    unit: isName,
    measure: isMeasure,
    kind: isOneOf(moveKinds),
    asked: isNullOr(isWhole),
    before: isNullOr(isWhole),
    after: isNullOr(isWhole),
    offerThen: isNullOr(isWhole),
    offerNow: isNullOr(isWhole),
    outcome: isOneOf(answerOutcomes),
    code: isRemark,
    details: (value) => isObject(value) && Object.values(value).every((detail) => isRemark(detail) || isWhole(detail)),
  },
};

/** The id a record of the right shape must stand under; null where the table does not derive it from the record. */
export function derivedId(table: RecordTable, value: JsonObject): string | null {
  switch (table) {
    case 'plan':
      return headerId;
    case 'hold':
    case 'quota':
    case 'potential':
    case 'bound':
      return quotaLineId(value['measure'] as MeasureId, value['unit'] as string);
    case 'unit':
    case 'line':
    case 'target':
    case 'move':
    case 'condition':
    case 'package':
    case 'reasonCode':
    case 'workshopItem':
    case 'packet':
    case 'packetAnswer':
      return value['id'] as string;
    case 'factBatch':
      return null;
  }
}
