/**
 * What can be done to the workshop's agenda and parking lot, as data. Callers: the command union, its schema, the domain.
 */
import type { WorkshopItemState, WorkshopList } from '../plan/entities.ts';

/** The longest a point may be planned for: a day. */
export const mostMinutes = 1440;

export type WorkshopCommand =
  | {
      readonly kind: 'set-workshop-item';
      readonly item: string;
      readonly list: WorkshopList;
      readonly text: string;
      readonly minutes: number | null;
      readonly unit: string | null;
      readonly state: WorkshopItemState;
      /** Absent: where it is, or at the end of its list when it is new there. */
      readonly order?: number;
    }
  | { readonly kind: 'remove-workshop-item'; readonly item: string };
