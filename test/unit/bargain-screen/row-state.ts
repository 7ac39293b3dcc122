/** A row's state and facts for tests of the bargaining screen: a leaf with both numbers, unless told otherwise. */
import type { RowState } from '#shared/contract/views.ts';
import type { RowFacts } from '#renderer/features/bargain/row-facts.ts';

export function stateOf(given: Partial<RowState> = {}): RowState {
  return {
    status: 'answered',
    turn: 'company',
    leaves: 1,
    offered: 1,
    answered: 1,
    settled: 0,
    held: 0,
    escalated: 0,
    escalatedTo: null,
    hold: null,
    lastReason: '',
    lastSide: 'unit',
    lastRound: 1,
    ...given,
  };
}

export function factsOf(given: Partial<RowFacts> = {}): RowFacts {
  return {
    unit: 'linda',
    name: 'Linda',
    measure: 'revenue',
    leaf: true,
    above: true,
    unitOnly: false,
    state: stateOf(),
    offer: 440_000,
    ask: 415_000,
    working: 440_000,
    gap: 25_000,
    lastYear: 412_200,
    yearBefore: 341_000,
    ...given,
  };
}
