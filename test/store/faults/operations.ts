/**
 * What a process does to the files of a plan, as the system saw it: read from a protocol of system calls.
 * Callers: the faults that are put at one of these operations, the run that checks where a fault went in.
 */

/** Calls that change what is on the disk, or promise that it is there. */
const changingCalls = ['write', 'pwrite64', 'fsync', 'fdatasync', 'ftruncate', 'rename', 'unlink', 'mkdir'] as const;
/** Calls that only look. `openat` may be either. */
const lookingCalls = ['read', 'pread64', 'access', 'statx', 'newfstatat', 'getdents64'] as const;
export const tracedCalls: readonly string[] = ['openat', ...changingCalls, ...lookingCalls];

export interface Operation {
  readonly call: string;
  /** The file, from the data folder on. */
  readonly path: string;
  /** Whether it changes the disk; an opening does when it is for writing. */
  readonly changes: boolean;
  /** Bytes that a write was asked for, and where in the file; null for other calls, `offset` null for the end. */
  readonly write: { readonly size: number; readonly offset: number | null } | null;
  /** How many operations with the same call came before, this one included: what the fault is aimed with. */
  readonly nth: number;
}

/** The operations on files of a data folder, in order. */
export function readOperations(protocol: string, dataFolder: string): readonly Operation[] {
  const counts = new Map<string, number>();
  return protocol.split('\n').flatMap((line) => {
    const place = placeOf(line, dataFolder);
    if (place === null) return [];
    const nth = (counts.get(place.call) ?? 0) + 1;
    counts.set(place.call, nth);
    const changes = place.call === 'openat' ? /O_WRONLY|O_RDWR/.test(line) : isChanging(place.call);
    return [{ ...place, changes, write: writeOf(place.call, line), nth }];
  });
}

/** The call of a line and the file it was about; null when that is none of the data folder. */
export function placeOf(line: string, dataFolder: string): { readonly call: string; readonly path: string } | null {
  const call = /^(\w+)\(/.exec(line)?.[1];
  const start = line.indexOf(dataFolder);
  if (call === undefined || !tracedCalls.includes(call) || start < 0) return null;
  const path = /^[^>"]*/.exec(line.slice(start + dataFolder.length))?.[0] ?? '';
  return { call, path };
}

function isChanging(call: string): boolean {
  return (changingCalls as readonly string[]).includes(call);
}

function writeOf(call: string, line: string): Operation['write'] {
  if (call === 'pwrite64') {
    const [, size, offset] = /, (\d+), (\d+)\)\s+= /.exec(line) ?? [];
    return { size: Number(size), offset: Number(offset) };
  }
  if (call !== 'write') return null;
  const [, size] = /, (\d+)\)\s+= /.exec(line) ?? [];
  return { size: Number(size), offset: null };
}
