/**
 * Where everything lies: the program's own files, and the data of this user on this computer's own disk.
 *
 * Portable: beside the program stands a folder `data` (or Windows' portable launcher says where it was started); then
 * everything goes there and nothing into the user's profile. Callers: index.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { localDataFolder } from '#main/host/data-folder.ts';

export interface Folders {
  /** Plans, backups, journals. */
  readonly data: string;
  /** What the browser engine keeps; nothing of a plan. */
  readonly browser: string;
  readonly logs: string;
  readonly portable: boolean;
}

/** What the choice of folders depends on. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** The running program. */
  readonly executable: string;
}

/** Decides the folders; creates none. */
export function chooseFolders(surroundings: Surroundings, isFolder: (path: string) => boolean = existsSync): Folders {
  const portable = portableFolder(surroundings, isFolder);
  const root = portable ?? localDataFolder(surroundings.platform, surroundings.environment, surroundings.home);
  return {
    data: join(root, 'plans'),
    browser: join(root, 'window'),
    logs: join(root, 'logs'),
    portable: portable !== undefined,
  };
}

function portableFolder(surroundings: Surroundings, isFolder: (path: string) => boolean): string | undefined {
  const launchedFrom = surroundings.environment['PORTABLE_EXECUTABLE_DIR'];
  if (surroundings.platform === 'win32' && launchedFrom !== undefined) return join(launchedFrom, 'Parley data');
  const beside = join(dirname(surroundings.executable), 'data');
  return isFolder(beside) ? beside : undefined;
}

/** The built files, given the folder of the running main module (`out/main`). */
export function programFiles(mainFolder: string) {
  return {
    preload: join(mainFolder, '../preload/index.cjs'),
    renderer: join(mainFolder, '../renderer'),
    storeEntry: join(mainFolder, 'utility-entry.js'),
    parserEntry: join(mainFolder, 'parse-entry.js'),
  };
}
