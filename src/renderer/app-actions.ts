/** Finding an action by a few letters of its name. Pure. Callers: palette. */
import type { PaletteEntry } from './ui/index.ts';

/** Something that can be done or opened from anywhere. */
export interface WindowAction extends PaletteEntry {
  readonly run: () => void;
}

/** The actions whose name or place holds every typed word, those whose name begins with the text first. */
export function matchActions(actions: readonly WindowAction[], text: string): readonly WindowAction[] {
  const words = plain(text).split(' ').filter(Boolean);
  if (words.length === 0) return actions;
  const matches = actions
    .map((action) => ({ action, name: plain(action.label), whole: plain(`${action.label} ${action.detail ?? ''}`) }))
    .filter(({ whole }) => words.every((word) => whole.includes(word)));
  const begins = (name: string): number => (name.startsWith(words[0] as string) ? 0 : 1);
  return matches.toSorted((left, right) => begins(left.name) - begins(right.name)).map(({ action }) => action);
}

/** Without accents, case and doubled blanks. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
