/**
 * The files of a built page as a fixed map, read once: what is not in the map does not exist, so no address can lead
 * out of the folder. Callers: shell/app-protocol, loopback-server.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { contentTypeOf } from '#shared/contract/window-policy.ts';

export interface KnownFile {
  readonly path: string;
  readonly contentType: string;
}

/** The page itself, which also answers at `/`. */
export const startPage = '/index.html';

/**
 * Every regular file below a folder whose ending Parley serves, by its address (`/assets/index.js`). Links are left
 * out. Throws when the folder cannot be read.
 */
export async function readKnownFiles(folder: string): Promise<ReadonlyMap<string, KnownFile>> {
  const files = new Map<string, KnownFile>();
  await collect(folder, '', files);
  return files;
}

async function collect(folder: string, address: string, files: Map<string, KnownFile>): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const contentType = contentTypeOf(entry.name);
    if (entry.isDirectory()) await collect(path, `${address}/${entry.name}`, files);
    else if (entry.isFile() && contentType !== undefined) files.set(`${address}/${entry.name}`, { path, contentType });
  }
}

/** The file at an address as it stands in the request (not decoded, without query), or undefined. */
export function findKnownFile(files: ReadonlyMap<string, KnownFile>, address: string): KnownFile | undefined {
  return files.get(address === '/' ? startPage : address);
}
