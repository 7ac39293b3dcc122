/**
 * What can be done on a row as it stands, and the commands for it. Pure. Callers: toolbar, menu, shortcuts, panel.
 */
import type { CommandBody, Grounds, SpreadMethod } from '#shared/domain/bargain/command.ts';
import type { Side } from '#shared/domain/plan/entities.ts';
import { middleOf } from '#shared/domain/settlement/two-sides.ts';
import type { RowFacts } from './row-facts.ts';

export interface LineMoves {
  /** Who would accept the other side's number: the side whose turn it is; null when there is nothing to accept. */
  readonly accept: Side | null;
  /** Whether the other side could accept instead. */
  readonly acceptOther: Side | null;
  readonly counter: boolean;
  /** The number halfway between offer and ask; null when they do not differ. */
  readonly meet: number | null;
  readonly hold: boolean;
  readonly release: boolean;
  readonly settle: boolean;
  /** Whether a side can stay with its number and say why. */
  readonly reject: boolean;
  /** Whether the row can be sent to the owner of the unit above. */
  readonly sendUp: boolean;
  /** The unit whose settlement locks this row: itself or one above it. */
  readonly reopen: string | null;
}

export const noMoves: LineMoves = {
  accept: null,
  acceptOther: null,
  counter: false,
  meet: null,
  hold: false,
  release: false,
  settle: false,
  reject: false,
  sendUp: false,
  reopen: null,
};

/** What can be done on a row. */
export function lineMoves(facts: RowFacts | null): LineMoves {
  if (facts === null) return noMoves;
  const moves = movesOf(facts);
  return facts.unitOnly ? unitMoves(moves) : moves;
}

/** What of it is the unit's to do: the rest is for the plan the packet was cut from. */
function unitMoves(moves: LineMoves): LineMoves {
  const { accept, acceptOther, counter, reject, sendUp } = moves;
  const own = accept === 'unit' || acceptOther === 'unit' ? 'unit' : null;
  return { ...noMoves, accept: own, counter, reject, sendUp };
}

function movesOf(facts: RowFacts): LineMoves {
  const { state, offer, ask } = facts;
  if (state.status === 'settled') return { ...noMoves, reopen: state.hold?.unit ?? facts.unit };
  // Numbers nobody said follow the revenue: one can be said, but there is none to accept or to hold.
  if (state.status === 'unopened') return { ...noMoves, counter: true, settle: offer !== null };
  const ownHold = state.hold?.unit === facts.unit && state.hold.kind !== 'settled';
  const open = state.settled < state.leaves;
  // A total whose units have not all spoken sets many offers against few asks: there is no middle of that.
  const comparable = state.offered === state.leaves && state.answered === state.leaves;
  const differ = offer !== null && ask !== null && (offer !== ask || state.status === 'answered');
  const company: Side | null = ask !== null && !ownHold && differ ? 'company' : null;
  const unit: Side | null = offer !== null && (ask === null || differ) ? 'unit' : null;
  const first = state.turn === 'unit' ? (unit ?? company) : (company ?? unit);
  return {
    accept: open ? first : null,
    acceptOther: !open || first === null ? null : first === 'company' ? unit : company,
    counter: open,
    meet:
      open && !ownHold && comparable && offer !== null && ask !== null && offer !== ask ? middleOf(offer, ask) : null,
    hold: open && !ownHold && offer !== null,
    release: ownHold,
    settle: open && (offer !== null || ask !== null),
    reject: open && offer !== null && ask !== null && differ,
    sendUp: open && facts.above && state.escalated === 0 && offer !== null && ask !== null && differ,
    reopen: null,
  };
}

export function acceptCommand({ unit, measure }: RowFacts, side: Side, grounds: Grounds): CommandBody {
  return { kind: 'accept', side, unit, measure, ...grounds };
}

export function holdCommand({ unit, measure }: RowFacts, grounds: Grounds): CommandBody {
  return { kind: 'hold', unit, measure, ...grounds };
}

export function releaseCommand({ unit, measure }: RowFacts, grounds: Grounds): CommandBody {
  return { kind: 'release', unit, measure, ...grounds };
}

export function settleCommand({ unit, measure }: RowFacts, value: number | null, grounds: Grounds): CommandBody {
  return { kind: 'settle', unit, measure, ...(value === null ? {} : { value }), ...grounds };
}

/** Halfway, agreed by both: the company goes there and the unit accepts, as one step. It is not locked yet. */
export function meetCommand(
  { unit, measure }: RowFacts,
  value: number,
  label: string,
  method: SpreadMethod,
  grounds: Grounds,
): CommandBody {
  return {
    kind: 'together',
    label: label.slice(0, 200),
    commands: [
      { kind: 'counter', side: 'company', unit, measure, value, method, ...grounds },
      { kind: 'accept', side: 'unit', unit, measure },
    ],
  };
}
