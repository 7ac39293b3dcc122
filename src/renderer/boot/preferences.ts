/**
 * Small memories of this computer: the author's name, how the window looks. A page that may keep nothing forgets them.
 * Callers: boot.
 */
import type { Preferences } from '#renderer/model/window-ports.ts';

const prefix = 'parley.';

export const localPreferences: Preferences = {
  read(name) {
    try {
      return window.localStorage.getItem(prefix + name);
    } catch {
      return null;
    }
  },
  write(name, text) {
    try {
      window.localStorage.setItem(prefix + name, text);
    } catch {
      // Nothing may be kept here; the window works without.
    }
  },
};
