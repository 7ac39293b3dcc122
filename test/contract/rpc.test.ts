/**
 * One suite over every transport: what a caller may rely on, however the store is reached.
 */
import { describe, expect, it } from 'vitest';
import type { RpcFault, RpcFaultCode } from '#shared/rpc/fault.ts';
import { connections } from './rpc/connections.ts';
import { probeGeneration, probeService, probeWireVersion } from './rpc/probe-service.ts';
import { askRaw, callsOver, faultOf, handTimers } from './rpc/calls-over.ts';

describe.each(Object.entries(connections))('calls over %s', (_kind, open) => {
  const { connect, callOver, reported } = callsOver(open);

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
});
