/**
 * How a row stands, as a chip: whose turn it is, what is settled. Pure. Callers: the table, the panel.
 */
import type { RowState } from '#shared/contract/views.ts';
import type { ChipTone } from '#renderer/ui/index.ts';

export type StatusCode =
  | 'unopened'
  | 'follows'
  | 'waiting'
  | 'unitTurn'
  | 'unitsTurn'
  | 'companyTurn'
  | 'accepted'
  | 'settled'
  | 'signed'
  | 'escalated'
  | 'someSettled'
  | 'someAnswered'
  | 'mixed';

export interface RowStatus {
  readonly code: StatusCode;
  readonly tone: ChipTone;
}

const tones: Readonly<Record<StatusCode, ChipTone>> = {
  unopened: 'plain',
  follows: 'plain',
  waiting: 'waiting',
  unitTurn: 'unit',
  unitsTurn: 'unit',
  companyTurn: 'company',
  accepted: 'good',
  settled: 'settled',
  signed: 'settled',
  escalated: 'warn',
  someSettled: 'plain',
  someAnswered: 'plain',
  mixed: 'plain',
};

/**
 * The one thing a facilitator needs to know about a row. `numbers`: whether it has any; a row that has some although
 * nobody moved on it follows the revenue.
 */
export function rowStatus(state: RowState, numbers: boolean): RowStatus {
  const code = state.status === 'unopened' && numbers ? 'follows' : statusCode(state);
  return { code, tone: tones[code] };
}

function statusCode(state: RowState): StatusCode {
  if (state.status === 'settled' || (state.leaves > 0 && state.settled === state.leaves)) {
    return state.hold?.companySigned === true && state.hold.unitSigned ? 'signed' : 'settled';
  }
  if (state.leaves > 0 && state.escalated === state.leaves) return 'escalated';
  if (state.settled > 0) return 'someSettled';
  switch (state.status) {
    case 'unopened':
      return 'unopened';
    case 'waiting':
      return 'waiting';
    case 'accepted':
      return 'accepted';
    case 'answered':
    case 'mixed':
      // Whose turn it is says little of a total while some of its units have not said a number at all.
      if (state.answered < state.leaves) return 'someAnswered';
      if (state.turn === 'company') return 'companyTurn';
      if (state.turn === 'unit') return state.leaves === 1 ? 'unitTurn' : 'unitsTurn';
      return 'mixed';
  }
}
