/**
 * What the calling end does when the other end misbehaves: it settles nothing by mistake, and it does not break.
 */
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callService } from '#shared/rpc/caller.ts';
import type { Client } from '#shared/rpc/caller.ts';
import { createMemoryPair } from '#shared/rpc/memory-pair.ts';
import { defineService } from '#shared/rpc/service.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { fuzzedMessages } from './rpc/fuzzed-messages.ts';
import { probeService } from './rpc/probe-service.ts';

interface Misbehaving {
  readonly client: Client<typeof probeService>;
  /** The other end, in the hand of the test. */
  readonly far: Transport;
}

function callNobody(): Misbehaving {
  const [near, far] = createMemoryPair({ defer: queueMicrotask, clone: structuredClone });
  const connection = { transport: near, greeting: { wireVersion: 1, generation: 0 }, reportFault: () => undefined };
  return { client: callService(probeService, connection, { after: () => () => undefined }), far };
}

describe('a caller whose other end misbehaves', () => {
  it('answers a call only by its own answer, after 2,000 fuzzed messages (seed 22)', async () => {
    const { client, far } = callNobody();
    const numbers: number[] = [];
    client.on('counted', ({ number }) => numbers.push(number));
    let settled = 0;
    const call = client.call.add({ left: 1, right: 2 }).finally(() => (settled += 1));
    far.post({ kind: 'hello', wireVersion: 1, generation: 3 });
    const foreign = fuzzedMessages.filter((message) => (message as { call?: unknown } | null)?.call !== 1);
    for (const message of fc.sample(foreign, { seed: 22, numRuns: 2000 })) far.post(message);
    far.post({ kind: 'event', name: 'counted', value: { number: 4 } });
    await setImmediate();
    expect([settled, numbers]).toEqual([0, [4]]);
    far.post({ kind: 'reply', call: 1, value: { sum: 3 } });
    expect(await call).toEqual({ ok: true, value: { sum: 3 } });
  });

  it.each([
    ['an unknown code', { code: 'toString', details: {} }],
    ['details that are no facts', { code: 'line-held', details: { unit: {} } }],
  ])('does not take a refusal with %s', async (_what, refusal) => {
    const { client, far } = callNobody();
    const call = client.call.add({ left: 1, right: 2 });
    far.post({ kind: 'hello', wireVersion: 1, generation: 3 });
    far.post({ kind: 'refusal', call: 1, refusal });
    far.post({ kind: 'fault', call: 1, code: 'fault', text: 'the true answer' });
    await expect(call).rejects.toMatchObject({ message: 'the true answer' });
  });

  it('hangs up on an end that speaks before it greets', async () => {
    const { client, far } = callNobody();
    const call = client.call.add({ left: 1, right: 2 });
    const closed = new Promise<void>((resolve) => {
      far.onClose(resolve);
    });
    far.post({ kind: 'reply', call: 1, value: { sum: 3 } });
    await expect(call).rejects.toMatchObject({ code: 'wrong-version' });
    await expect(client.ready).rejects.toMatchObject({ code: 'wrong-version' });
    await closed;
  });

  it('is refused a table with a method that would wait for ever', () => {
    const forever = { ...probeService.methods.add, seconds: 0 };
    expect(() => defineService({ methods: { forever }, events: {} })).toThrow('time limit');
  });
});
