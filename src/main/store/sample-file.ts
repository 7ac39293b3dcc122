/**
 * Where the sample plan lies: in `resources/sample` beside the sources, or beside the program once it is packaged.
 * Callers: store.
 */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The first `.parley` file of the nearest `resources/sample` folder above this module; null when there is none. */
export function findSampleFile(from: string = dirname(fileURLToPath(import.meta.url))): string | null {
  for (const folder of [join(from, 'resources', 'sample'), join(from, 'sample')]) {
    if (!existsSync(folder)) continue;
    const file = readdirSync(folder)
      .sort()
      .find((name) => name.endsWith('.parley'));
    if (file !== undefined) return join(folder, file);
  }
  return dirname(from) === from ? null : findSampleFile(dirname(from));
}
