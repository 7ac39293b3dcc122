/**
 * Brings a file to the store piece by piece, so that neither side holds more than it must and progress can be seen.
 * Callers: history import, plan file arrival.
 */
import { refuse, type Outcome } from '#shared/base/outcome.ts';
import type { ChosenFile } from '#shared/contract/host-service.ts';
import type { CancelSignal } from '#shared/rpc/ports.ts';
import type { StoreCaller } from './plan-session.ts';

/** A file as the window holds it: a name without any folder, and bytes that are read when they are needed. */
export interface FileSource {
  readonly name: string;
  readonly size: number;
  /** The bytes from `start` up to, not including, `end`. Rejects when the file cannot be read any more. */
  readonly read: (start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>;
}

/** A file whose bytes are here already. */
export function fileInMemory({ name, bytes }: ChosenFile): FileSource {
  return { name, size: bytes.length, read: (start, end) => Promise.resolve(bytes.slice(start, end)) };
}

/** Bytes sent at a time. */
export const bytesPerPiece = 2 * 2 ** 20;

/** The key of the upload, or why the file could not be brought over. What was begun and not finished is dropped. */
export async function uploadFile(
  store: StoreCaller,
  file: FileSource,
  signal: CancelSignal,
  onProgress: (fraction: number) => void,
): Promise<Outcome<string>> {
  const begun = await store.beginUpload({ name: file.name.slice(-255), size: file.size });
  if (!begun.ok) return begun;
  const { upload } = begun.value;
  for (let start = 0; start < file.size; start += bytesPerPiece) {
    const end = Math.min(file.size, start + bytesPerPiece);
    const sent = signal.aborted
      ? refuse('cancelled', { what: file.name })
      : await sendPiece(store, upload, file, start, end);
    if (!sent.ok) {
      await store.dropUpload({ upload });
      return sent;
    }
    onProgress(end / file.size);
  }
  return { ok: true, value: upload };
}

async function sendPiece(
  store: StoreCaller,
  upload: string,
  file: FileSource,
  start: number,
  end: number,
): Promise<Outcome<unknown>> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await file.read(start, end);
  } catch {
    return refuse('file-not-readable', { reason: file.name });
  }
  return store.addToUpload({ upload, bytes });
}
