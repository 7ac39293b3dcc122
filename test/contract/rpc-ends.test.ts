/**
 * One suite over every transport: how connections end, what they refuse, what they survive.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connections } from './rpc/connections.ts';
import { fuzzedMessages } from './rpc/fuzzed-messages.ts';
import { probeWireVersion } from './rpc/probe-service.ts';
import { callsOver, collect, faultOf, handTimers } from './rpc/calls-over.ts';

describe.each(Object.entries(connections))('the ends of %s', (_kind, open) => {
  const { connect, connectBoth, callOver } = callsOver(open);

  it('rejects what is in flight, and whatever comes after, when this end closes', async () => {
    const timers = handTimers();
    const { call, close } = callOver(await connect(), timers);
    const waiting = [faultOf(call.wait({})), faultOf(call.wait({}))];
    close();
    expect(await Promise.all(waiting)).toEqual(['closed', 'closed']);
    expect(await faultOf(call.add({ left: 1, right: 1 }))).toBe('closed');
    expect(timers.running.size).toBe(0);
  });

  it('rejects what is in flight when the other end closes', async () => {
    const transport = await connect();
    const { call } = callOver(transport);
    let closings = 0;
    transport.onClose(() => (closings += 1));
    const waiting = faultOf(call.wait({}));
    expect(await faultOf(call.hangUp({}))).toBe('closed');
    expect(await waiting).toBe('closed');
    transport.close();
    expect(closings).toBe(1);
  });

  it('tells the serving end that the caller is gone', async () => {
    const { transport, farEnd } = await connectBoth();
    const { ready, close } = callOver(transport);
    await ready;
    close();
    await farEnd;
  });

  it('is closed at once for whoever listens late, and carries nothing more', async () => {
    const transport = await connect();
    transport.close();
    let closings = 0;
    transport.onClose(() => (closings += 1));
    expect(closings).toBe(1);
    transport.post({ kind: 'hello' });
    transport.close();
    expect(closings).toBe(1);
  });

  it('carries eight megabytes of numbers there and back, equal to the bit', async () => {
    const { call } = callOver(await connect());
    const values = Float64Array.from({ length: 2 ** 20 }, (_, index) => Math.sin(index) * 10 ** (index % 300));
    values.set([Number.NaN, -0, Number.NEGATIVE_INFINITY, Number.MAX_SAFE_INTEGER]);
    const outcome = await call.echo({ values });
    const back = outcome.ok ? outcome.value.values : new Float64Array();
    expect(Buffer.compare(Buffer.from(back.buffer), Buffer.from(values.buffer))).toBe(0);
  });

  it('stops at a caller of another wire version', async () => {
    const { call, ready } = callOver(await connect(), handTimers(), probeWireVersion + 1);
    const early = faultOf(call.add({ left: 1, right: 1 }));
    expect(await faultOf(ready)).toBe('wrong-version');
    expect(await early).toBe('wrong-version');
    expect(await faultOf(call.add({ left: 1, right: 1 }))).toBe('wrong-version');
  });

  it.each([
    ['greets in another wire version', [{ kind: 'hello', wireVersion: 99, generation: 0 }]],
    ['does not greet', []],
    [
      'greets too late',
      [
        { kind: 'cancel', call: 1 },
        { kind: 'hello', wireVersion: 1, generation: 0 },
      ],
    ],
  ])('serves nobody who %s', async (_manner, opening) => {
    const transport = await connect();
    const received = collect(transport);
    for (const message of opening) transport.post(message);
    transport.post({ kind: 'request', call: 1, method: 'count', request: { upTo: 2 } });
    transport.post({ kind: 'request', call: 2, method: 'add', request: { left: 1, right: 1 } });
    expect(await received.untilCall(2)).toMatchObject({ kind: 'fault', code: 'wrong-version' });
    expect(received.messages).toMatchObject([
      { kind: 'hello' },
      { kind: 'fault', call: 1, code: 'wrong-version' },
      { kind: 'fault', call: 2, code: 'wrong-version' },
    ]);
  });

  it('survives 2,000 fuzzed messages without running a handler (seed 20)', async () => {
    const transport = await connect();
    const received = collect(transport);
    transport.post({ kind: 'hello', wireVersion: probeWireVersion, generation: 0 });
    for (const message of fc.sample(fuzzedMessages, { seed: 20, numRuns: 2000 })) transport.post(message);
    transport.post({ kind: 'request', call: 1e9, method: 'tally', request: {} });
    expect(await received.untilCall(1e9)).toMatchObject({ kind: 'reply', value: { runs: 0, cancelled: 0 } });
    const kinds = new Set(received.messages.map((message) => (message as { kind: string }).kind));
    expect([...kinds].sort()).toEqual(['fault', 'hello', 'reply']);
  });
});
