/**
 * Where this user's plans lie: always on this computer's own disk, never in a folder that follows the user over a
 * network. Callers: shell/paths, loopback-entry, command line.
 */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder of Parley's data on a system, given its environment. It may not exist yet. */
export function localDataFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Parley');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Parley');
  return join(environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'parley');
}
