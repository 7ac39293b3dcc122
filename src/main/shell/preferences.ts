/**
 * What the shell itself remembers from one start to the next: look, language, and where the window stood. No plan data.
 * A file that cannot be read counts as none. Callers: index, host-service, windows.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { languages, themes, type Language, type Theme } from '#shared/contract/host-service.ts';
import { z } from '#shared/contract/schema-library.ts';

export interface Preferences {
  readonly theme: Theme;
  readonly language: Language;
  readonly bounds?: WindowBounds | undefined;
}

/** In device-independent pixels. */
export interface WindowBounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PreferenceStore {
  readonly read: () => Preferences;
  readonly change: (change: Partial<Preferences>) => void;
}

const bounds = z.object({ x: z.int(), y: z.int(), width: z.int().min(400), height: z.int().min(300) });
const schema = z.object({ theme: z.enum(themes), language: z.enum(languages), bounds: bounds.optional() });

/** The preferences in a file; `systemLanguage` is the system's locale ("es-MX") and decides the first language. */
export function openPreferences(path: string, systemLanguage: string): PreferenceStore {
  let current = load(path) ?? { theme: 'system', language: systemLanguage.startsWith('es') ? 'es' : 'en' };
  return {
    read: () => current,
    change: (change) => {
      current = { ...current, ...change };
      save(path, current);
    },
  };
}

function load(path: string): Preferences | undefined {
  try {
    return schema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Losing a preference is not worth a message, so a disk that refuses is passed over. */
function save(path: string, preferences: Preferences): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.tmp`, JSON.stringify(preferences));
    renameSync(`${path}.tmp`, path);
  } catch {
    return;
  }
}
