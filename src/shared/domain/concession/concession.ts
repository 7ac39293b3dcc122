/**
 * What the two sides of a line, or of a total, have given, at what pace, and where that leads (methods §2.1).
 *
 * The facts are the same for both sides: nobody is shown in a better light. Everything is measured from the opening, the
 * numbers with which both sides first stood, and from what stands now. Callers: line panel, table, gap map.
 */
import type { Side } from '../plan/entities.ts';
import { readConcession, type ConcessionColumn } from './columns.ts';

const million = 1_000_000;
/** They have met when no more than this part of the opening gap is left. */
const metPart = 0.01;
/** Nobody bargains longer; a pace that needs more rounds leads nowhere. */
const farthestRound = 99;

/** What one side gave. Amounts in the measure's integer unit, rates in parts per million. */
export interface SideConcession {
  readonly opening: number;
  readonly now: number;
  /** Towards the other side; negative when the side stands farther away than at its opening. */
  readonly conceded: number;
  /** Of the opening gap; null where there was none. */
  readonly share: number | null;
  /** Of the gap that is left, given in each round; null before a round has passed. */
  readonly pace: number | null;
  /** Leaves on which the side moved away from the other. */
  readonly retreats: number;
}

/** Why nobody can say where and when they meet. */
export const pacelessReasons = ['no-full-round', 'no-concession', 'retreat', 'too-slow'] as const;
export type PacelessReason = (typeof pacelessReasons)[number];

export type Meeting =
  { readonly kind: 'met' } | { readonly kind: 'at'; readonly value: number; readonly round: number } | Paceless;
interface Paceless {
  readonly kind: 'unknown';
  readonly reason: PacelessReason;
}

export interface Concession {
  /** Leaves with an opening: what stands here is the sum over them. */
  readonly leaves: number;
  readonly openingRound: number;
  readonly openingGap: number;
  readonly gap: number;
  /** Of the opening gap, in parts per million; null where there was none. Negative when they are farther apart. */
  readonly closed: number | null;
  readonly company: SideConcession;
  readonly unit: SideConcession;
  readonly lastSide: Side | null;
  /** The latest round in which somebody moved from an opening number; 0 while nobody has. */
  readonly movedRound: number;
  /** Rounds that count for the pace. */
  readonly rounds: number;
  readonly meeting: Meeting;
}

/** The numbered pass of the plan. */
export interface RoundNow {
  readonly round: number;
  /** True while the round is over and the next has not begun. */
  readonly closed: boolean;
}

/**
 * The facts of one node; null while no leaf below it has an opening.
 *
 * Pace: the gap shrinks by a constant share each round, the one that leads from the opening gap to the present one in the
 * rounds that passed; each side's pace is its part of it, as it gave its part of the way. The present round counts once
 * it is closed or somebody has moved in it. Meet: the first round in which at most 1 % of the opening gap is left, at the
 * point that splits what is left now as both sides have given so far, ask + gap × ρᵤ ÷ (ρ_d + ρᵤ). Not known before a full
 * round has passed, when nobody gave anything, when a side as a whole retreats, or when it would take past round 99.
 */
export function concessionAt(values: Float64Array, nodes: number, node: number, now: RoundNow): Concession | null {
  const read = (column: ConcessionColumn): number => readConcession(values, nodes, column, node);
  const leaves = read('opened');
  if (leaves === 0) return null;
  const openingGap = read('openingOffer') - read('openingAsk');
  const gap = read('offer') - read('ask');
  const openingRound = read('openingRound');
  const movedRound = read('movedRound');
  const rounds = Math.max(0, (now.closed || movedRound >= now.round ? now.round : now.round - 1) - openingRound);
  const given = { company: read('openingOffer') - read('offer'), unit: read('ask') - read('openingAsk') };
  const shrink = rounds === 0 || openingGap <= 0 || gap > openingGap ? null : paceOf(gap, openingGap, rounds);
  const side = (of: Side): SideConcession => ({
    opening: read(of === 'company' ? 'openingOffer' : 'openingAsk'),
    now: read(of === 'company' ? 'offer' : 'ask'),
    conceded: given[of],
    share: openingGap > 0 ? partsOf(given[of], openingGap) : null,
    pace: shrink === null ? null : partOfPace(shrink, given[of], given.company + given.unit),
    retreats: read(of === 'company' ? 'companyRetreats' : 'unitRetreats'),
  });
  const last = read('lastSide');
  return {
    leaves,
    openingRound,
    openingGap,
    gap,
    closed: openingGap > 0 ? partsOf(openingGap - gap, openingGap) : null,
    company: side('company'),
    unit: side('unit'),
    lastSide: last === 0 ? null : last === 1 ? 'company' : 'unit',
    movedRound,
    rounds,
    meeting: meetingOf({ openingGap, gap, ask: read('ask'), given, rounds, base: openingRound + rounds }),
  };
}

/** The share of the gap that goes each round: 1 − (now ÷ opening)^(1 ÷ rounds); all of it once they have met. */
function paceOf(gap: number, openingGap: number, rounds: number): number {
  return 1 - (Math.max(0, gap) / openingGap) ** (1 / rounds);
}

function partOfPace(pace: number, given: number, together: number): number {
  return together === 0 ? 0 : Math.round((pace * given * million) / together) + 0;
}

function partsOf(part: number, whole: number): number {
  return Math.round((part / whole) * million) + 0;
}

interface Way {
  readonly openingGap: number;
  readonly gap: number;
  readonly ask: number;
  readonly given: Readonly<Record<Side, number>>;
  readonly rounds: number;
  /** The last round that counts for the pace. */
  readonly base: number;
}

function meetingOf({ openingGap, gap, ask, given, rounds, base }: Way): Meeting {
  if (gap <= 0) return { kind: 'met' };
  if (given.company < 0 || given.unit < 0) return unknown('retreat');
  if (rounds === 0) return unknown('no-full-round');
  const together = given.company + given.unit;
  if (together === 0 || openingGap <= 0) return unknown('no-concession');
  const more = roundsToMeet(gap / openingGap, rounds);
  if (base + more > farthestRound) return unknown('too-slow');
  return { kind: 'at', value: ask + Math.round((gap * given.unit) / together), round: base + more };
}

/** How many rounds after those counted leave at most 1 % of the opening gap. */
function roundsToMeet(left: number, rounds: number): number {
  // A tiny allowance, so that a pace that leads exactly to 1 % is not put off by the last bit of a logarithm.
  return Math.max(0, Math.ceil((rounds * Math.log(metPart)) / Math.log(left) - rounds - 1e-9));
}

function unknown(reason: PacelessReason): Paceless {
  return { kind: 'unknown', reason };
}
