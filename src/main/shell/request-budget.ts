/**
 * How often a window may ask: a burst, then a steady rate, so that a page gone wild cannot keep the shell busy.
 * Callers: validated-ipc.
 */
export interface RequestBudget {
  /** Takes one request from the budget; false when nothing is left. */
  readonly take: () => boolean;
}

/** A budget of `burst` requests that grows again by `perSecond`; `now` in milliseconds. */
export function makeRequestBudget(burst: number, perSecond: number, now: () => number): RequestBudget {
  let left = burst;
  let last = now();
  return {
    take: () => {
      const moment = now();
      left = Math.min(burst, left + ((moment - last) / 1000) * perSecond);
      last = moment;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
