/** Where a packet comes from: a field of the header of a plan that is a packet. Callers: entities. */

/** Where a packet comes from: the plan, the unit whose subtree it is, and the journal entry it was cut behind. */
export interface PacketOrigin {
  readonly plan: string;
  readonly unit: string;
  readonly sequence: number;
  /** The hash of that entry. */
  readonly head: string;
  readonly cutBy: string;
}
