/**
 * A small service with one method for each thing that can happen to a call, and its handlers, which count their runs.
 * The contract suite serves it over every transport. Callers: calls, probe-child.
 */
import { setImmediate } from 'node:timers/promises';
import { done, refuse } from '#shared/base/outcome.ts';
import { serveService } from '#shared/rpc/server.ts';
import { defineService } from '#shared/rpc/service.ts';
import type { Handlers } from '#shared/rpc/service.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { z } from 'zod';

const nothing = z.strictObject({});
const sum = z.strictObject({ sum: z.int() });

export const probeService = defineService({
  methods: {
    add: { request: z.strictObject({ left: z.int(), right: z.int() }), reply: sum, seconds: 10 },
    refuseLine: { request: z.strictObject({ unit: z.string() }), reply: nothing, seconds: 10 },
    fail: { request: nothing, reply: nothing, seconds: 10 },
    mislead: { request: nothing, reply: sum, seconds: 10 },
    answerFunction: { request: nothing, reply: z.unknown(), seconds: 10 },
    wait: { request: nothing, reply: nothing, seconds: 5 },
    work: { request: z.strictObject({ steps: z.int() }), reply: nothing, seconds: 10 },
    count: { request: z.strictObject({ upTo: z.int() }), reply: nothing, seconds: 10 },
    countWrongly: { request: nothing, reply: nothing, seconds: 10 },
    answerLater: {
      request: z.strictObject({ turns: z.int() }),
      reply: z.strictObject({ turns: z.int() }),
      seconds: 10,
    },
    echo: {
      request: z.strictObject({ values: z.instanceof(Float64Array) }),
      reply: z.strictObject({ values: z.instanceof(Float64Array) }),
      seconds: 60,
    },
    tally: { request: nothing, reply: z.strictObject({ runs: z.int(), cancelled: z.int() }), seconds: 10 },
    hangUp: { request: nothing, reply: nothing, seconds: 10 },
  },
  events: { counted: z.strictObject({ number: z.int() }) },
});

export const probeWireVersion = 1;
export const probeGeneration = 7;

/** Serves the probe over a transport. `runs` counts the handlers that ran (without `tally`), `cancelled` the told ones. */
export function serveProbe(transport: Transport): void {
  const tally = { runs: 0, cancelled: 0 };
  const server = serveService(probeService, counted(handlers(), tally), {
    transport,
    greeting: { wireVersion: probeWireVersion, generation: probeGeneration },
    reportFault: () => undefined,
  });

  function handlers(): Handlers<typeof probeService> {
    return {
      add: ({ left, right }) => done({ sum: left + right }),
      refuseLine: ({ unit }) => refuse('line-held', { unit, owner: 'Ana', reason: 'contract' }),
      fail: () => {
        throw new Error('The probe broke.');
      },
      mislead: () => done({ sum: 'many' as unknown as number }),
      answerFunction: () => done(() => undefined),
      wait: (_request, context) =>
        new Promise((resolve) => {
          context.onCancel(() => {
            tally.cancelled += 1;
            resolve(refuse('cancelled', { what: 'wait' }));
          });
          context.progress(0, 'waiting');
        }),
      work: ({ steps }, context) => {
        for (let step = 1; step <= steps; step += 1) context.progress(step / steps, `step ${step}`);
        return done({});
      },
      count: ({ upTo }) => {
        for (let number = 1; number <= upTo; number += 1) server.emit('counted', { number });
        return done({});
      },
      countWrongly: () => {
        server.emit('counted', { number: 'one' as unknown as number });
        server.emit('counted', { number: 2 });
        return done({});
      },
      answerLater: async ({ turns }) => {
        for (let turn = 0; turn < turns; turn += 1) await setImmediate();
        return done({ turns });
      },
      echo: ({ values }) => done({ values }),
      tally: () => done({ ...tally }),
      hangUp: () => {
        server.close();
        return done({});
      },
    };
  }
}

function counted(handlers: Handlers<typeof probeService>, tally: { runs: number }): Handlers<typeof probeService> {
  const counting = Object.entries(handlers).map(([name, handler]) => [
    name,
    (request: never, context: never) => {
      if (name !== 'tally') tally.runs += 1;
      return handler(request, context);
    },
  ]);
  return Object.fromEntries(counting) as Handlers<typeof probeService>;
}
