/**
 * How files of each shape were mapped last time, for the whole data folder: a small file, replaced whole.
 * Callers: history service.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mappingSchema, type Mapping } from '#shared/contract/history-views.ts';
import { replaceFile } from './plan-folder.ts';

/** Shapes kept; the oldest is forgotten first. */
const keptShapes = 200;

/** The mapping of a file shape, or null when none is known or the file cannot be read. */
export function rememberedMapping(dataFolder: string, fingerprint: string): Mapping | null {
  const read = mappingSchema.safeParse(readAll(dataFolder)[fingerprint]);
  return read.success ? read.data : null;
}

export function rememberMapping(dataFolder: string, fingerprint: string, mapping: Mapping): void {
  const { [fingerprint]: _before, ...others } = readAll(dataFolder);
  const kept = [...Object.entries(others), [fingerprint, mapping] as const].slice(-keptShapes);
  replaceFile(pathOf(dataFolder), JSON.stringify(Object.fromEntries(kept)));
}

function readAll(dataFolder: string): Readonly<Record<string, unknown>> {
  try {
    if (!existsSync(pathOf(dataFolder))) return {};
    const read: unknown = JSON.parse(readFileSync(pathOf(dataFolder), 'utf8'));
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function pathOf(dataFolder: string): string {
  return join(dataFolder, 'mappings.json');
}
