/**
 * The store: the only owner of plans. Everything it can do is the contract's table of methods; this puts them together.
 *
 * It knows no process and no transport: hosts serve it (`store-server`), the command line and tests call it directly.
 * Callers: store server, command line, tests.
 */
import { randomUUID } from 'node:crypto';
import type { Outcome } from '#shared/base/outcome.ts';
import type { MakeId, Now } from '#shared/base/ports.ts';
import type { ParseHost } from '#shared/contract/parse-host.ts';
import type { storeService } from '#shared/contract/store-service.ts';
import type { Handler, Handlers } from '#shared/rpc/service.ts';
import { DiskReserve } from './disk-reserve.ts';
import { bargainHandlers } from './bargain-service.ts';
import { exchangeHandlers } from './exchange-service.ts';
import { historyHandlers } from './history-service.ts';
import { OpenPlans } from './open-plans.ts';
import { pastHandlers } from './past-service.ts';
import { makeFolder } from './plan-folder.ts';
import { packetHandlers } from './packet-service.ts';
import { planHandlers } from './plan-service.ts';
import { suggestHandlers } from './suggest-service.ts';
import { findSampleFile } from './sample-file.ts';
import { storageRefusal } from './storage-fault.ts';
import { StoreEvents } from './store-events.ts';
import { Uploads } from './uploads.ts';

export interface OpenStoreOptions {
  /** The folder that holds every plan; made when it is missing. */
  readonly dataFolder: string;
  readonly parse: ParseHost;
  readonly now?: Now;
  readonly makeId?: MakeId;
  /** The sample plan; found beside the program when not given, null for none. */
  readonly sampleFile?: string | null;
  /** Bytes kept free for a full disk. */
  readonly reserveBytes?: number;
  /** The version of Parley that stands in the files it writes. */
  readonly version?: string;
}

/** A running store as plain functions. */
export interface Store {
  readonly handlers: Handlers<typeof storeService>;
  readonly events: StoreEvents;
  /** Copies what has changed; hosts let it run now and then by themselves. */
  readonly backUp: () => Promise<void>;
  /** Copies, saves and closes every plan. */
  readonly close: () => void;
}

const usualReserve = 32 * 2 ** 20;
/** Milliseconds between copies of plans that change. */
const backupInterval = 10 * 60 * 1000;
const usualVersion = '0.1.0';

/** Starts a store on a folder. Throws when the folder cannot be used. */
export function openStore(options: OpenStoreOptions): Store {
  const { dataFolder, parse, now = () => new Date().toISOString(), makeId = randomUUID } = options;
  makeFolder(dataFolder);
  const reserve = new DiskReserve(dataFolder, options.reserveBytes ?? usualReserve);
  reserve.restore();
  const events = new StoreEvents();
  const plans = new OpenPlans({ dataFolder, now, makeId, reserve, events });
  const uploads = new Uploads(dataFolder, makeId);
  const sampleFile = options.sampleFile === undefined ? findSampleFile() : options.sampleFile;
  const version = options.version ?? usualVersion;
  const handlers: Handlers<typeof storeService> = {
    ...planHandlers(plans),
    ...suggestHandlers(plans),
    ...pastHandlers(plans),
    ...bargainHandlers(plans),
    ...exchangeHandlers({ plans, uploads, parse, version, sampleFile }),
    ...packetHandlers({ plans, uploads, parse, version }),
    ...historyHandlers({ plans, uploads, parse, dataFolder }),
  };
  const timer = setInterval(() => void plans.backUpAll(), backupInterval);
  timer.unref();
  return {
    handlers: guarded(handlers),
    events,
    backUp: () => plans.backUpAll(),
    close: () => {
      clearInterval(timer);
      plans.closeAll();
    },
  };
}

/** A fault of the disk anywhere is a refusal with a sentence; faults of the program stay faults. */
function guarded(handlers: Handlers<typeof storeService>): Handlers<typeof storeService> {
  const entries = Object.entries(handlers as Readonly<Record<string, Handler<unknown, unknown>>>);
  const wrapped = entries.map(([name, handle]): [string, Handler<unknown, unknown>] => [
    name,
    async (request, context) => {
      try {
        return await handle(request, context);
      } catch (fault) {
        return refusalOf(fault);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as unknown as Handlers<typeof storeService>;
}

function refusalOf(fault: unknown): Outcome<never> {
  const refusal = storageRefusal(fault);
  if (refusal === null) throw fault;
  return { ok: false, refusal };
}
