/** A file of the browser as the window model reads it: in pieces. Callers: app, screens. */
import type { FileSource } from '#renderer/model/uploads.ts';

export function fileSource(file: File): FileSource {
  return {
    name: file.name,
    size: file.size,
    read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
  };
}
