/**
 * A plan at home and packets on other laptops, anew for each test of a file. Callers: tests of packets.
 *
 * `home` and `plan` are those of the test at hand: importers see the present ones.
 */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach } from 'vitest';
import type { PacketReportView } from '#shared/contract/packets.ts';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import { genesisHash, makeEntry, type JournalEntry } from '#shared/domain/journal/entry.ts';
import { hashText } from '#main/store/container/hash-text.ts';
import { readContainer } from '#main/store/container/read-container.ts';
import { writeContainer } from '#main/store/container/write-container.ts';
import type { Store } from '#main/store/store.ts';
import {
  actor,
  ask,
  makeDataFolder,
  openSmallPlan,
  removeDataFolder,
  startTestStore,
  submit,
  upload,
} from './store-support.ts';

export const measure = 'revenue';
const folders: string[] = [];
const stores: Store[] = [];
export let home: Store;
export let plan = '';

export function newStore(now?: () => string): Store {
  const folder = makeDataFolder();
  const store = startTestStore(folder, now === undefined ? {} : { now });
  folders.push(folder);
  stores.push(store);
  return store;
}

/** Begins each test of the calling file with a plan at home, and clears every store away after. */
export function beginEachAtHome(): void {
  beforeEach(async () => {
    home = newStore();
    plan = await openSmallPlan(home);
    await submit(home, plan, {
      kind: 'propose',
      unit: 'company',
      measure,
      value: 1_000_000,
      reason: 'the board’s goal',
    });
  });
  afterEach(() => {
    for (const store of stores.splice(0)) store.close();
    for (const folder of folders.splice(0)) removeDataFolder(folder);
  });
}

export interface Packet {
  readonly id: string;
  readonly bytes: Uint8Array;
}

export async function cut(unit: string): Promise<Packet> {
  const { bytes, packet } = await ask(home, 'cutPacket', { plan, unit, command: randomUUID(), actor });
  return { id: packet, bytes };
}

/** Answers a packet on another laptop and sends it back. */
export async function answer(bytes: Uint8Array, bodies: readonly CommandBody[], by = 'Ben', store = newStore()) {
  const key = await upload(store, 'packet.parley', bytes);
  const { plan: packet } = await ask(store, 'importPlanFile', { upload: key, asCopy: false });
  await ask(store, 'openPlan', { plan: packet });
  for (const body of bodies) {
    await ask(store, 'submit', { plan: packet, command: { id: randomUUID(), actor: by, body } });
  }
  return (await ask(store, 'exportPlan', { plan: packet })).bytes;
}

export async function collect(
  files: readonly Uint8Array[],
  options: { readonly commit?: boolean; readonly chosen?: { packet: string; head: string }[] } = {},
  at: { readonly store: Store; readonly plan: string } = { store: home, plan },
): Promise<PacketReportView[]> {
  const uploads = [];
  for (const bytes of files) uploads.push(await upload(at.store, 'answer.parley', bytes));
  const { commit = true, chosen = [] } = options;
  return (await ask(at.store, 'collectPackets', { plan: at.plan, uploads, chosen, commit })).reports;
}

export async function asksOf(units: readonly string[]): Promise<number[]> {
  const view = await ask(home, 'getPlanView', { plan });
  return units.map((unit) => view.rows.ask[view.units.findIndex(({ id }) => id === unit) * 13 + 12] ?? Number.NaN);
}

/** A file whose entries somebody changed with a program, chain and all. */
export function forge(bytes: Uint8Array, change: (entry: JournalEntry) => JournalEntry): Uint8Array {
  const read = readContainer(bytes);
  if (!read.ok) throw new Error(read.refusal.code);
  let previous = genesisHash;
  const journal = read.value.journal.map((entry) => {
    const { hash: _hash, previous: _previous, ...fields } = change(entry);
    const made = makeEntry(hashText, previous, fields);
    previous = made.hash;
    return made;
  });
  const written = writeContainer({ ...read.value, journal }, { version: '0.1.0' });
  if (!written.ok) throw new Error(written.refusal.code);
  return Uint8Array.from(written.value.bytes);
}

export const asking = (unit: string, value: number): CommandBody => ({
  kind: 'ask',
  unit,
  measure,
  value,
  reason: 'my view',
});
