/**
 * Reservation points: what a side would not go beyond, known to its owner alone.
 *
 * They lie in a small file of their own, outside the plan's folders, so that nothing that reads a plan (export, backup,
 * journal, checksums) can pick them up. A file that cannot be read is put aside, never written over. Callers: bargain
 * service.
 */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '#shared/contract/schema-library.ts';
import { reservationSchema, type Reservation } from '#shared/contract/concession-views.ts';
import { freeName, makeFolder, replaceFile, type PlanFolder } from './plan-folder.ts';

const fileSchema = z.object({ reservations: z.array(reservationSchema) });

function pathOf(folder: PlanFolder): string {
  return join(folder.personal, 'reservations.json');
}

/** All reservation points of a plan on this computer; none where nobody kept any. */
export function readReservations(folder: PlanFolder): readonly Reservation[] {
  const path = pathOf(folder);
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  const read = fileSchema.safeParse(parsed(text));
  if (read.success) return read.data.reservations;
  renameSync(path, freeName(`${path}.unreadable`));
  return [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Keeps a side's point on a line, or forgets it (null), and answers what is kept now. */
export function writeReservation(
  folder: PlanFolder,
  line: Pick<Reservation, 'side' | 'unit' | 'measure'>,
  value: number | null,
): readonly Reservation[] {
  const others = readReservations(folder).filter(
    ({ side, unit, measure }) => side !== line.side || unit !== line.unit || measure !== line.measure,
  );
  const reservations = value === null ? others : [...others, { ...line, value }];
  makeFolder(folder.personal);
  replaceFile(pathOf(folder), JSON.stringify({ reservations }));
  return reservations;
}
