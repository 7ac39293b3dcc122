/** The browser's timer, as calling needs it. Callers: boot. */
import type { Timers } from '#shared/rpc/ports.ts';

export const windowTimers: Timers = {
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
