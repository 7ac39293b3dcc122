/**
 * What the serving end does with handlers at work, and with callers that do not keep to the rules.
 */
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { done } from '#shared/base/outcome.ts';
import type { Outcome } from '#shared/base/outcome.ts';
import { callService } from '#shared/rpc/caller.ts';
import { createMemoryPair } from '#shared/rpc/memory-pair.ts';
import type { CancelSignal } from '#shared/rpc/ports.ts';
import { serveService } from '#shared/rpc/server.ts';
import type { Server } from '#shared/rpc/server.ts';
import { defineService } from '#shared/rpc/service.ts';
import type { HandlerContext } from '#shared/rpc/service.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { z } from 'zod';

const nothing = z.strictObject({});
const service = defineService({
  methods: { work: { request: nothing, reply: nothing, seconds: 10 } },
  events: { changed: z.int() },
});
const greeting = { wireVersion: 1, generation: 0 };

/** A served method whose every run waits for the test: it hands out the context and how to finish. */
class Workshop {
  readonly contexts: HandlerContext[] = [];
  readonly finish: (() => void)[] = [];
  readonly reported: [string, unknown][] = [];
  readonly received: unknown[] = [];
  readonly near: Transport;
  readonly server: Server<typeof service>;

  constructor() {
    const [near, far] = createMemoryPair({ defer: queueMicrotask, clone: structuredClone });
    this.near = near;
    const reportFault = (where: string, error: unknown): void => void this.reported.push([where, error]);
    const work = (_request: object, context: HandlerContext): Promise<Outcome<Record<string, never>>> => {
      this.contexts.push(context);
      return new Promise((resolve) => {
        this.finish.push(() => resolve(done({})));
      });
    };
    this.server = serveService(service, { work }, { transport: far, greeting, reportFault });
  }

  /** Posts as a bare caller that greets properly, and lets everything arrive. */
  async post(...messages: unknown[]): Promise<void> {
    this.near.onMessage((message) => this.received.push(message));
    for (const message of messages) this.near.post(message);
    await setImmediate();
  }
}

const hello = { kind: 'hello', ...greeting };
const request = { kind: 'request', call: 1, method: 'work', request: {} };

describe('the serving end', () => {
  it('tells every running handler once when the connection ends', async () => {
    const workshop = new Workshop();
    await workshop.post(hello, request, { ...request, call: 2 });
    const told: number[] = [];
    workshop.contexts.forEach((context, index) => context.onCancel(() => told.push(index)));
    expect(workshop.contexts.map((context) => context.cancelled())).toEqual([false, false]);
    workshop.near.close();
    await setImmediate();
    expect(told).toEqual([0, 1]);
    expect(workshop.contexts.map((context) => context.cancelled())).toEqual([true, true]);
  });

  it('tells a handler at once that asks only after it was cancelled', async () => {
    const workshop = new Workshop();
    await workshop.post(hello, request, { kind: 'cancel', call: 1 }, { kind: 'cancel', call: 1 });
    let told = 0;
    workshop.contexts[0]?.onCancel(() => (told += 1));
    expect(told).toBe(1);
  });

  it('reports a cancel listener that fails, and tells the others', async () => {
    const workshop = new Workshop();
    await workshop.post(hello, request);
    let told = 0;
    workshop.contexts[0]?.onCancel(() => {
      throw new Error('The listener broke.');
    });
    workshop.contexts[0]?.onCancel(() => (told += 1));
    await workshop.post({ kind: 'cancel', call: 1 });
    expect(told).toBe(1);
    expect(workshop.reported).toEqual([['work', new Error('The listener broke.')]]);
  });

  it('sends no progress after the answer', async () => {
    const workshop = new Workshop();
    await workshop.post(hello, request);
    workshop.finish[0]?.();
    await setImmediate();
    workshop.contexts[0]?.progress(1, 'too late');
    await setImmediate();
    expect(workshop.received).toEqual([hello, { kind: 'reply', call: 1, value: {} }]);
  });

  it('answers a call number once, even when it is used twice', async () => {
    const workshop = new Workshop();
    await workshop.post(hello, request, request);
    workshop.finish[0]?.();
    await setImmediate();
    expect(workshop.contexts.length).toBe(1);
    expect(workshop.received).toMatchObject([{}, { kind: 'fault', code: 'malformed' }, { kind: 'reply', call: 1 }]);
  });

  it('sends no events to a stranger', async () => {
    const workshop = new Workshop();
    await workshop.post({ ...hello, wireVersion: 2 });
    workshop.server.emit('changed', 1);
    await setImmediate();
    expect(workshop.received).toEqual([hello]);
    expect(workshop.reported).toMatchObject([['greeting', { code: 'wrong-version' }]]);
  });

  it('reports an event that cannot be carried instead of failing its sender', () => {
    const workshop = new Workshop();
    workshop.server.emit('changed', (() => 1) as unknown as number);
    expect(workshop.reported).toMatchObject([['event changed', {}]]);
  });
});

describe('the calling end', () => {
  it('lets go of the cancel signal when a call is over', async () => {
    const [near, far] = createMemoryPair({ defer: queueMicrotask, clone: structuredClone });
    const reportFault = (): void => undefined;
    serveService(service, { work: () => done({}) }, { transport: far, greeting, reportFault });
    const { call } = callService(service, { transport: near, greeting, reportFault }, { after: () => () => undefined });
    const listeners = new Set<() => void>();
    const signal: CancelSignal = {
      aborted: false,
      addEventListener: (_type, listener) => listeners.add(listener),
      removeEventListener: (_type, listener) => listeners.delete(listener),
    };
    const outcome = call.work({}, { signal });
    expect(listeners.size).toBe(1);
    await outcome;
    expect(listeners.size).toBe(0);
  });
});
