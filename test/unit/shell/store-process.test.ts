/** The supervisor of the store's process, driven with a stand-in for the process and a clock of its own. */
import type { MessagePortMain } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShellToStore, StoreToShell } from '#main/host/host-control.ts';
import { StoreProcess, storeTimes, vainStartLimit, type StoreChild } from '#main/shell/store-process.ts';

interface FakeChild extends StoreChild {
  readonly posted: ShellToStore[];
  readonly say: (message: StoreToShell) => void;
  readonly die: (code: number) => void;
  readonly wasKilled: () => boolean;
}

function makeChild(): FakeChild {
  const posted: ShellToStore[] = [];
  let receive: (message: StoreToShell) => void = () => undefined;
  let gone: (code: number) => void = () => undefined;
  let killed = false;
  return {
    posted,
    say: (message) => receive(message),
    die: (code) => gone(code),
    wasKilled: () => killed,
    post: (message) => void posted.push(message),
    onMessage: (listener) => (receive = listener),
    onExit: (listener) => (gone = listener),
    kill: () => {
      killed = true;
      gone(-1);
    },
  };
}

const port = {} as MessagePortMain;

function makeStore() {
  const children: FakeChild[] = [];
  const told: string[] = [];
  const asked: StoreToShell[] = [];
  const store = new StoreProcess(
    {
      launch: () => {
        const child = makeChild();
        children.push(child);
        return child;
      },
      dataFolder: '/data',
      log: () => undefined,
      onParserMessage: (message) => void asked.push(message),
    },
    { onReady: () => void told.push('ready'), onFailed: (reason) => void told.push(reason) },
  );
  const last = (): FakeChild => children.at(-1) ?? makeChild();
  return { store, children, told, asked, last };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the supervisor of the store', () => {
  it('tells the process its folder and becomes ready at its word', () => {
    const { store, told, last } = makeStore();
    store.start();
    expect(store.state).toBe('starting');
    expect(last().posted).toEqual([{ kind: 'start', dataFolder: '/data' }]);
    last().say({ kind: 'ready' });
    expect(store.state).toBe('ready');
    expect(told).toEqual(['ready']);
  });

  it('hands over ports only to a store that is ready', () => {
    const { store, last } = makeStore();
    store.start();
    expect(store.serve(1, port)).toBe(false);
    last().say({ kind: 'ready' });
    expect(store.serve(1, port)).toBe(true);
    expect(last().posted.at(-1)).toEqual({ kind: 'serve', generation: 1 });
  });

  it('starts a process that died while it was ready again, and says when it is ready again', () => {
    const { store, children, told, last } = makeStore();
    store.start();
    last().say({ kind: 'ready' });
    last().die(139);
    expect(store.state).toBe('waiting');
    vi.advanceTimersByTime(storeTimes.longestPause);
    expect(children).toHaveLength(2);
    last().say({ kind: 'ready' });
    expect(told).toEqual(['ready', 'ready']);
  });

  it('waits longer after each vain start and then gives up with the reason it heard', () => {
    const { store, children, told, last } = makeStore();
    store.start();
    for (let start = 1; start <= vainStartLimit; start += 1) {
      expect(children).toHaveLength(start);
      last().say({ kind: 'failed', code: 'start-failed', reason: 'no such folder' });
      last().die(1);
      vi.advanceTimersByTime(storeTimes.firstPause * 2 ** start - 1);
      expect(children).toHaveLength(start);
      vi.advanceTimersByTime(1);
    }
    expect(store.state).toBe('failed');
    expect(told).toEqual(['no such folder']);
    vi.advanceTimersByTime(600_000);
    expect(children).toHaveLength(vainStartLimit);
  });

  it('names the exit code when a process ends without a word', () => {
    const { store, told, last } = makeStore();
    store.start();
    for (let start = 1; start <= vainStartLimit; start += 1) {
      last().die(11);
      vi.advanceTimersByTime(storeTimes.longestPause);
    }
    expect(store.state).toBe('failed');
    expect(told).toEqual(['the store ended with code 11']);
  });

  it('gives up on a store that dies each time soon after it was ready', () => {
    const { store, children, told, last } = makeStore();
    store.start();
    for (let start = 1; start <= vainStartLimit; start += 1) {
      last().say({ kind: 'ready' });
      vi.advanceTimersByTime(storeTimes.steadyAfter - 1);
      last().die(11);
      vi.advanceTimersByTime(storeTimes.longestPause);
    }
    expect(store.state).toBe('failed');
    expect(children).toHaveLength(vainStartLimit);
    expect(told.at(-1)).toBe('the store ended with code 11');
  });

  it('goes on starting a store that dies now and then', () => {
    const { store, children, last } = makeStore();
    store.start();
    for (let start = 1; start <= 10; start += 1) {
      last().say({ kind: 'ready' });
      vi.advanceTimersByTime(storeTimes.steadyAfter);
      last().die(11);
      vi.advanceTimersByTime(storeTimes.longestPause);
    }
    expect(store.state).toBe('starting');
    expect(children).toHaveLength(11);
  });

  it('can be started again after it gave up', () => {
    const { store, told, last } = makeStore();
    store.start();
    for (let start = 1; start <= vainStartLimit; start += 1) {
      last().die(1);
      vi.advanceTimersByTime(storeTimes.longestPause);
    }
    store.start();
    last().say({ kind: 'ready' });
    expect(store.state).toBe('ready');
    expect(told.at(-1)).toBe('ready');
  });

  it('ends a process that is not ready in time', () => {
    const { store, last } = makeStore();
    store.start();
    const child = last();
    vi.advanceTimersByTime(storeTimes.readyLimit - 1);
    expect(child.wasKilled()).toBe(false);
    vi.advanceTimersByTime(1);
    expect(child.wasKilled()).toBe(true);
    expect(store.state).toBe('waiting');
  });

  it('lets the store finish when it stops, and does not start it again', async () => {
    const { store, children, last } = makeStore();
    store.start();
    last().say({ kind: 'ready' });
    const stopped = store.stop();
    expect(last().posted.at(-1)).toEqual({ kind: 'stop' });
    expect(store.state).toBe('stopping');
    last().die(0);
    await stopped;
    expect(store.state).toBe('stopped');
    expect(last().wasKilled()).toBe(false);
    vi.advanceTimersByTime(600_000);
    expect(children).toHaveLength(1);
  });

  it('ends a store that does not finish by force', async () => {
    const { store, last } = makeStore();
    store.start();
    last().say({ kind: 'ready' });
    const stopped = store.stop();
    vi.advanceTimersByTime(storeTimes.drainLimit);
    await stopped;
    expect(last().wasKilled()).toBe(true);
  });

  it('stops while it waits for the next start, too', async () => {
    const { store, children, last } = makeStore();
    store.start();
    last().die(1);
    await store.stop();
    vi.advanceTimersByTime(600_000);
    expect(children).toHaveLength(1);
  });

  it('passes on what the store asks about parsers, and ignores a process that was replaced', () => {
    const { store, children, asked, told, last } = makeStore();
    store.start();
    last().say({ kind: 'ready' });
    last().say({ kind: 'open-parser', parser: 7 });
    expect(asked).toEqual([{ kind: 'open-parser', parser: 7 }]);
    last().die(1);
    vi.advanceTimersByTime(storeTimes.longestPause);
    children[0]?.say({ kind: 'ready' });
    expect(told).toEqual(['ready']);
    expect(store.state).toBe('starting');
  });
});
