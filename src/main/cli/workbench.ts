/**
 * The store in this very process, on a folder that lives as long as the command: how the command line works on files.
 *
 * A plan file goes in through the same door as in the window (read by a disposable process, checked again by the store),
 * and comes out through the same door. Callers: the commands.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Outcome } from '#shared/base/outcome.ts';
import type { MakeId, Now } from '#shared/base/ports.ts';
import { fileByteLimits } from '#shared/contract/host-service.ts';
import type { storeService } from '#shared/contract/store-service.ts';
import type { HandlerContext, Handlers } from '#shared/rpc/service.ts';
import { openParserChild } from '#main/host/parse-child.ts';
import { makeParseHost } from '#main/host/parse-host.ts';
import { readRegularFile } from '#main/host/regular-file.ts';
import { writeFileAtomically } from '#main/host/atomic-write.ts';
import { openStore, type Store } from '#main/store/store.ts';
import { fail, need } from './failure.ts';

type Table = Handlers<typeof storeService>;

/** What was said on the command line about who acts. */
export const commandLineActor = 'Command line';

/** The store of one command, and the plan it works on. */
export class Workbench {
  readonly #store: Store;

  private constructor(store: Store) {
    this.#store = store;
  }

  /** Runs some work on a fresh store; the folder is gone afterwards, whatever happened. */
  static async during<Answer>(
    work: (bench: Workbench) => Promise<Answer>,
    ports: { readonly makeId?: MakeId; readonly now?: Now } = {},
  ): Promise<Answer> {
    const folder = mkdtempSync(join(tmpdir(), 'parley-'));
    try {
      const store = openStore({ dataFolder: folder, parse: parseHost(), reserveBytes: 0, ...ports });
      try {
        return await work(new Workbench(store));
      } finally {
        store.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Calls a method of the store; a refusal ends the command with its sentence. */
  async call<Name extends keyof Table>(
    name: Name,
    request: Parameters<Table[Name]>[0],
  ): Promise<Extract<Awaited<ReturnType<Table[Name]>>, { ok: true }>['value']> {
    const handle = this.#store.handlers[name] as (request: unknown, context: HandlerContext) => unknown;
    const outcome = (await handle(request, quietContext)) as Outcome<never>;
    return need(outcome);
  }

  /** Brings a plan file in and opens it; answers the plan's key here. */
  async open(file: string): Promise<string> {
    const upload = await this.upload(file, fileByteLimits.plan);
    const { plan } = await this.call('importPlanFile', { upload, asCopy: false });
    await this.call('dropUpload', { upload });
    await this.call('openPlan', { plan });
    return plan;
  }

  /** Brings the bytes of a file in; answers the upload's key. */
  async upload(file: string, limit: number): Promise<string> {
    const bytes = need(await readRegularFile(file, limit));
    const { upload } = await this.call('beginUpload', { name: basename(file), size: bytes.length });
    const piece = 8 * 2 ** 20;
    for (let start = 0; start < bytes.length; start += piece) {
      await this.call('addToUpload', { upload, bytes: bytes.slice(start, start + piece) });
    }
    return upload;
  }

  /** Writes the plan to a file, completely or not at all; answers its fingerprint and how many entries it has. */
  async save(plan: string, file: string): Promise<{ readonly fingerprint: string; readonly entries: number }> {
    const { bytes, fingerprint, entries } = await this.call('exportPlan', { plan });
    await writeOut(file, bytes);
    return { fingerprint, entries };
  }
}

/** Files are parsed in processes of their own, as everywhere. */
export function parseHost(): ReturnType<typeof makeParseHost> {
  return makeParseHost(() => openParserChild());
}

/** Writes a file atomically; a refusal ends the command. */
export async function writeOut(file: string, bytes: Uint8Array): Promise<void> {
  need(await writeFileAtomically(file, bytes));
}

/** Nobody watches a command's progress, and it is cancelled by ending it. */
const quietContext: HandlerContext = { cancelled: () => false, onCancel: () => undefined, progress: () => undefined };

/** A file named on the command line, which must have been named. */
export function needed(value: string | undefined, what: string): string {
  return value === undefined || value === ''
    ? fail(`${what} is missing. “parley help” shows how each command is written.`)
    : value;
}
