/** What every suite over a transport works with: connections that are ended after each test, clients, bare messages. Callers: contract tests of calls. */
import { afterEach } from 'vitest';
import { callService } from '#shared/rpc/caller.ts';
import type { Client } from '#shared/rpc/caller.ts';
import { RpcFault } from '#shared/rpc/fault.ts';
import type { RpcFaultCode } from '#shared/rpc/fault.ts';
import type { Timers } from '#shared/rpc/ports.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import type { OpenConnection } from './connections.ts';
import { probeService, probeWireVersion } from './probe-service.ts';

type Probe = typeof probeService;

/** Timers that ring when the test says so. */
export function handTimers(): Timers & { readonly running: Map<() => void, number> } {
  const running = new Map<() => void, number>();
  return {
    running,
    after(milliseconds, run) {
      running.set(run, milliseconds);
      return () => running.delete(run);
    },
  };
}

export function faultOf(call: Promise<unknown>): Promise<RpcFaultCode> {
  return call.then(
    () => Promise.reject(new Error('The call was answered.')),
    (fault: unknown) => (fault instanceof RpcFault ? fault.code : Promise.reject(fault as Error)),
  );
}

/** The connections and clients of one suite; what was reported by its clients is in `reported`. */
export function callsOver(open: () => Promise<OpenConnection>) {
  const disposals: (() => Promise<void>)[] = [];
  const reported: unknown[] = [];

  afterEach(async () => {
    for (const dispose of disposals.splice(0)) await dispose();
    reported.length = 0;
  });

  async function connect(): Promise<Transport> {
    return (await connectBoth()).transport;
  }

  async function connectBoth(): Promise<OpenConnection> {
    const connection = await open();
    const { transport, dispose } = connection;
    disposals.push(async () => {
      transport.close();
      await dispose();
    });
    return connection;
  }

  function callOver(
    transport: Transport,
    timers: Timers = handTimers(),
    wireVersion = probeWireVersion,
  ): Client<Probe> {
    return callService(
      probeService,
      { transport, greeting: { wireVersion, generation: 0 }, reportFault: (_where, error) => reported.push(error) },
      timers,
    );
  }

  return { connect, connectBoth, callOver, reported };
}

/** Greets once on a bare transport and answers what comes back for one more request. */
export async function askRaw(transport: Transport, request: { method: string; request: unknown }): Promise<unknown> {
  const received = collect(transport);
  transport.post({ kind: 'hello', wireVersion: probeWireVersion, generation: 0 });
  transport.post({ kind: 'request', call: 1, ...request });
  return received.untilCall(1);
}

/** Everything a bare transport receives; `untilCall` answers the first message about a call. */
export function collect(transport: Transport): { messages: unknown[]; untilCall(call: number): Promise<unknown> } {
  const messages: unknown[] = [];
  const waiting = new Map<number, (message: unknown) => void>();
  transport.onMessage((message) => {
    messages.push(message);
    waiting.get((message as { call?: number }).call ?? -1)?.(message);
  });
  return {
    messages,
    untilCall: (call) =>
      new Promise((resolve) => {
        waiting.set(call, resolve);
      }),
  };
}
