/**
 * Puts the window's model together with what this page has: the desktop program's host or the browser, its way to the
 * store, its memory. Callers: main.tsx.
 */
import { windowHostName, type WindowHost } from '#shared/contract/host-service.ts';
import { WindowModel } from '#renderer/model/window-model.ts';
import { transportOpener } from './connect.ts';
import { browserHost } from './host-browser.ts';
import { localPreferences } from './preferences.ts';
import { windowTimers } from './timers.ts';

/** The model of this window, not started yet. */
export function makeWindowModel(): WindowModel {
  const desktop = (window as { readonly [windowHostName]?: WindowHost })[windowHostName];
  return new WindowModel({
    host: desktop ?? browserHost(localPreferences),
    openTransport: transportOpener(desktop),
    timers: windowTimers,
    preferences: localPreferences,
    makeId: () => crypto.randomUUID(),
    // Faults of the program reach the page's own error events, where the desktop program logs them.
    reportFault: (where, error) => window.reportError(new Error(where, { cause: error })),
  });
}
