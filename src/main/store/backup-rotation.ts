/**
 * Which copies are kept: fine steps for the last hours, coarse ones for the past, and those before something dangerous.
 *
 * Walked from the newest entry to the oldest; times only sort copies into slots. A clock that jumped makes a slot more,
 * never a copy less than the newest ones. Callers: backup.
 */

export interface BackupNote {
  /** The number of entries inside. */
  readonly sequence: number;
  readonly reason: string;
  /** When the last entry inside was accepted, ISO 8601. */
  readonly at: string;
}

/** How much of `at` names a slot, and how many slots of that width are kept. */
const slotWidths = [
  { characters: '2026-11-22T06:4'.length, slots: 12 },
  { characters: '2026-11-22T06'.length, slots: 24 },
  { characters: '2026-11-22'.length, slots: 30 },
  { characters: '2026-11'.length, slots: 12 },
] as const;

/** The newest copies that stay whatever their times say. */
const newestKept = 12;
/** Copies taken before an import or a migration, by number because a clock cannot be trusted with ninety days. */
const beforeDangerKept = 30;

/** The copies to keep, out of a list ordered from the newest entry to the oldest. */
export function chooseKept<Note extends BackupNote>(newestFirst: readonly Note[]): ReadonlySet<Note> {
  const kept = new Set<Note>(newestFirst.slice(0, newestKept));
  for (const { characters, slots } of slotWidths) {
    const taken = new Set<string>();
    for (const note of newestFirst) {
      const slot = note.at.slice(0, characters);
      if (taken.has(slot)) continue;
      if (taken.size === slots) break;
      taken.add(slot);
      kept.add(note);
    }
  }
  const beforeDanger = newestFirst.filter(({ reason }) => reason !== 'regular');
  for (const note of beforeDanger.slice(0, beforeDangerKept)) kept.add(note);
  return kept;
}
