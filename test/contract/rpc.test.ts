/**
 * One suite over every transport: what a caller may rely on, however the store is reached.
 */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { callService } from '#shared/rpc/caller.ts';
import type { Client } from '#shared/rpc/caller.ts';
import { RpcFault } from '#shared/rpc/fault.ts';
import type { RpcFaultCode } from '#shared/rpc/fault.ts';
import type { Timers } from '#shared/rpc/ports.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import type { OpenConnection } from './rpc/connections.ts';
import { connections } from './rpc/connections.ts';
import { fuzzedMessages } from './rpc/fuzzed-messages.ts';
import { probeGeneration, probeService, probeWireVersion } from './rpc/probe-service.ts';

type Probe = typeof probeService;

/** Timers that ring when the test says so. */
function handTimers(): Timers & { readonly running: Map<() => void, number> } {
  const running = new Map<() => void, number>();
  return {
    running,
    after(milliseconds, run) {
      running.set(run, milliseconds);
      return () => running.delete(run);
    },
  };
}

function faultOf(call: Promise<unknown>): Promise<RpcFaultCode> {
  return call.then(
    () => Promise.reject(new Error('The call was answered.')),
    (fault: unknown) => (fault instanceof RpcFault ? fault.code : Promise.reject(fault as Error)),
  );
}

describe.each(Object.entries(connections))('calls over %s', (_kind, open) => {
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

  it('answers with the value of the handler', async () => {
    const { call } = callOver(await connect());
    expect(await call.add({ left: 2, right: 3 })).toEqual({ ok: true, value: { sum: 5 } });
  });

  it('greets with the generation of the other end', async () => {
    const { ready } = callOver(await connect());
    expect(await ready).toEqual({ wireVersion: probeWireVersion, generation: probeGeneration });
  });

  it('hands a refusal over as a value, with its details', async () => {
    const { call } = callOver(await connect());
    expect(await call.refuseLine({ unit: 'North' })).toEqual({
      ok: false,
      refusal: { code: 'line-held', details: { unit: 'North', owner: 'Ana', reason: 'contract' } },
    });
  });

  it('rejects with the text of what a handler threw, and without its stack', async () => {
    const { call } = callOver(await connect());
    const fault = await call.fail({}).catch((thrown: unknown) => thrown);
    expect(fault).toMatchObject({ code: 'fault', message: 'The probe broke.' });
    expect((fault as RpcFault).stack).not.toContain('probe-service');
  });

  it('refuses a method the service does not have', async () => {
    const transport = await connect();
    for (const name of ['missing', '__proto__', 'constructor', 'toString']) {
      expect(await askRaw(transport, { method: name, request: {} })).toMatchObject({
        kind: 'fault',
        code: 'unknown-method',
      });
    }
  });

  it('refuses a malformed request before its handler runs', async () => {
    const { call } = callOver(await connect());
    expect(await faultOf(call.add({ left: 'two' as unknown as number, right: 3 }))).toBe('malformed');
    expect(await call.tally({})).toEqual({ ok: true, value: { runs: 0, cancelled: 0 } });
  });

  it('rejects a reply that does not keep the contract', async () => {
    const { call } = callOver(await connect());
    expect(await faultOf(call.mislead({}))).toBe('malformed');
  });

  it('rejects at once a request that cannot be carried, and stays usable', async () => {
    const { call } = callOver(await connect());
    const unsendable = { left: (() => 1) as unknown as number, right: 3 };
    expect(await faultOf(call.add(unsendable))).toBe('malformed');
    expect(await call.add({ left: 1, right: 1 })).toEqual({ ok: true, value: { sum: 2 } });
  });

  it('turns an answer that cannot be carried into a fault', async () => {
    const { call } = callOver(await connect());
    expect(await faultOf(call.answerFunction({}))).toBe('fault');
  });

  it('gives up when the time limit of the method is over, and stops the handler', async () => {
    const timers = handTimers();
    const { call } = callOver(await connect(), timers);
    let waiting: Promise<RpcFaultCode> | undefined;
    await new Promise<void>((started) => {
      waiting = faultOf(call.wait({}, { onProgress: () => started() }));
    });
    const [[ring, milliseconds] = []] = [...timers.running];
    expect(milliseconds).toBe(probeService.methods.wait.seconds * 1000);
    ring?.();
    expect(await waiting).toBe('time-limit');
    expect(await call.tally({})).toEqual({ ok: true, value: { runs: 1, cancelled: 1 } });
    expect(timers.running.size).toBe(0);
  });

  it('carries the wish to stop to the handler, whose answer counts', async () => {
    const { call } = callOver(await connect());
    const stop = new AbortController();
    const outcome = await call.wait({}, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(outcome).toEqual({ ok: false, refusal: { code: 'cancelled', details: { what: 'wait' } } });
    expect(await call.tally({})).toEqual({ ok: true, value: { runs: 1, cancelled: 1 } });
  });

  it('does not even send a call that was cancelled before', async () => {
    const { call } = callOver(await connect());
    const outcome = await call.add({ left: 1, right: 2 }, { signal: AbortSignal.abort() });
    expect(outcome).toEqual({ ok: false, refusal: { code: 'cancelled', details: { what: 'add' } } });
    expect(await call.tally({})).toEqual({ ok: true, value: { runs: 0, cancelled: 0 } });
  });

  it('tells the progress of a call to its caller only', async () => {
    const { call } = callOver(await connect());
    const heard: [number, string][] = [];
    const others: unknown[] = [];
    await Promise.all([
      call.work({ steps: 4 }, { onProgress: (fraction, text) => heard.push([fraction, text]) }),
      call.add({ left: 1, right: 1 }, { onProgress: (fraction) => others.push(fraction) }),
    ]);
    expect(heard).toEqual([
      [0.25, 'step 1'],
      [0.5, 'step 2'],
      [0.75, 'step 3'],
      [1, 'step 4'],
    ]);
    expect(others).toEqual([]);
  });

  it('delivers events in the order of sending, all before the answer that follows them', async () => {
    const { call, on } = callOver(await connect());
    const numbers: number[] = [];
    const stopListening = on('counted', ({ number }) => numbers.push(number));
    await call.count({ upTo: 200 });
    expect(numbers).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    stopListening();
    await call.count({ upTo: 3 });
    expect(numbers.length).toBe(200);
  });

  it('reports a malformed event and a failing listener, and delivers the rest', async () => {
    const { call, on } = callOver(await connect());
    const numbers: number[] = [];
    on('counted', () => {
      throw new Error('The listener broke.');
    });
    on('counted', ({ number }) => numbers.push(number));
    await call.countWrongly({});
    expect(numbers).toEqual([2]);
    expect(reported).toMatchObject([{ code: 'malformed' }, { message: 'The listener broke.' }]);
  });

  it('keeps 64 calls at once apart, whatever the order of their answers', async () => {
    const { call } = callOver(await connect());
    const finished: number[] = [];
    const asked = Array.from({ length: 64 }, (_, index) => 63 - index);
    const outcomes = await Promise.all(
      asked.map(async (turns) => {
        const outcome = await call.answerLater({ turns });
        finished.push(turns);
        return outcome;
      }),
    );
    expect(outcomes).toEqual(asked.map((turns) => ({ ok: true, value: { turns } })));
    expect(finished[0]).toBe(0);
  });

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

  /** Greets once on a bare transport and answers what comes back for one more request. */
  async function askRaw(transport: Transport, request: { method: string; request: unknown }): Promise<unknown> {
    const received = collect(transport);
    transport.post({ kind: 'hello', wireVersion: probeWireVersion, generation: 0 });
    transport.post({ kind: 'request', call: 1, ...request });
    return received.untilCall(1);
  }
});

/** Everything a bare transport receives; `untilCall` answers the first message about a call. */
function collect(transport: Transport): { messages: unknown[]; untilCall(call: number): Promise<unknown> } {
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
