/**
 * Files on their way into the store: bytes arrive in pieces and lie in a temporary file until they are read or dropped.
 * Nothing is parsed here. Callers: exchange service, history service.
 */
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import type { MakeId } from '#shared/base/ports.ts';
import type { Mapping } from '#shared/contract/history-views.ts';
import { makeFolder, writeAll } from './plan-folder.ts';

/** The most bytes of a file, by the end of its name. */
const planLimit = 100 * 2 ** 20;
const tableLimit = 1024 * 2 ** 20;
/** Uploads that may be under way at once. */
const uploadLimit = 16;

export interface Upload {
  readonly name: string;
  readonly size: number;
  readonly path: string;
  received: number;
  /** For which plan and how a table was read last, so that its rejected rows can be asked for. */
  lastRead: { readonly plan: string; readonly mapping: Mapping } | null;
}

export class Uploads {
  readonly #folder: string;
  readonly #makeId: MakeId;
  readonly #uploads = new Map<string, Upload>();

  /** Starts empty: what an earlier process left behind is removed. */
  constructor(dataFolder: string, makeId: MakeId) {
    this.#folder = join(dataFolder, 'uploads');
    this.#makeId = makeId;
    rmSync(this.#folder, { recursive: true, force: true });
    makeFolder(this.#folder);
  }

  begin(name: string, size: number): Outcome<string> {
    const limit = name.toLowerCase().endsWith('.parley') ? planLimit : tableLimit;
    if (size > limit) return refuse('file-too-large', { limit: `${limit / 2 ** 20} MB` });
    if (size < 0) return refuse('file-not-readable', { reason: 'no-size' });
    if (this.#uploads.size >= uploadLimit) this.drop([...this.#uploads.keys()][0] ?? '');
    const key = this.#makeId();
    this.#uploads.set(key, { name, size, path: join(this.#folder, key), received: 0, lastRead: null });
    return done(key);
  }

  /** Adds the next bytes; answers how many are there. More than announced are refused. */
  add(key: string, bytes: Uint8Array): Outcome<number> {
    const upload = this.#uploads.get(key);
    if (upload === undefined) return refuse('import-unknown');
    if (upload.received + bytes.length > upload.size) {
      return refuse('file-not-readable', { reason: 'longer-than-said' });
    }
    const handle = openSync(upload.path, 'a', 0o600);
    try {
      writeAll(handle, bytes);
    } finally {
      closeSync(handle);
    }
    upload.received += bytes.length;
    return done(upload.received);
  }

  drop(key: string): void {
    const upload = this.#uploads.get(key);
    if (upload !== undefined) rmSync(upload.path, { force: true });
    this.#uploads.delete(key);
  }

  find(key: string): Outcome<Upload> {
    const upload = this.#uploads.get(key);
    return upload === undefined ? refuse('import-unknown') : done(upload);
  }

  /** All bytes of a complete upload. */
  read(key: string): Outcome<Uint8Array> {
    const upload = this.find(key);
    if (!upload.ok) return upload;
    if (upload.value.received !== upload.value.size) {
      return refuse('file-not-readable', { reason: 'partly-arrived' });
    }
    return done(upload.value.size === 0 ? new Uint8Array(0) : readFileSync(upload.value.path));
  }
}
