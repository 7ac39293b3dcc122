/**
 * The store behind transports: one serving end for each window, every event to all of them, an orderly stop.
 * Callers: every host (through `host/store-program`).
 */
import type { ParseHost } from '#shared/contract/parse-host.ts';
import { storeService, wireVersion } from '#shared/contract/store-service.ts';
import { serveService, type Server } from '#shared/rpc/server.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { openStore } from './store.ts';

/** Starts the store on a folder that is this process's alone. */
export function startStore(options: { readonly dataFolder: string; readonly parse: ParseHost }) {
  const store = openStore(options);
  const generation = Date.now();
  const servers = new Set<Server<typeof storeService>>();
  store.events.listen((event) => {
    for (const server of servers) server.emit(event.name, event.value);
  });
  return {
    /** Serves one window until its transport closes. */
    serve: (transport: Transport): void => {
      const reportFault = (where: string, fault: unknown): void => {
        process.stderr.write(
          `store: ${where}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`,
        );
      };
      const server = serveService(storeService, store.handlers, {
        transport: leaving(transport, () => servers.delete(server)),
        greeting: { wireVersion, generation },
        reportFault,
      });
      servers.add(server);
    },
    /** Saves and closes everything; nothing is served afterwards. */
    stop: (): Promise<void> => {
      for (const server of servers) server.close();
      servers.clear();
      store.close();
      return Promise.resolve();
    },
  };
}

/** The same transport, which also says to us when it has closed. */
function leaving(transport: Transport, left: () => void): Transport {
  return {
    ...transport,
    onClose: (closed) =>
      transport.onClose(() => {
        left();
        closed();
      }),
  };
}
