/** The door for messages from the page: wrong senders, wrong shapes, too large, too many. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openValidatedIpc } from '#main/shell/validated-ipc.ts';
import { fileKindSchema, nonceSchema, saveRequestSchema, titleSchema } from '#main/shell/host-requests.ts';

type Handler = (event: unknown, ...parts: unknown[]) => unknown;

const doors = vi.hoisted(() => new Map<string, Handler>());
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, handler: Handler) => void doors.set(channel, handler),
    on: (channel: string, handler: Handler) => void doors.set(channel, handler),
  },
}));

const contents = { id: 1 };
const ownFrame = { url: 'app://main/index.html', parent: null };
const ownEvent = { sender: contents, senderFrame: ownFrame };

function openDoor<Request>(schema: z.ZodType<Request>, maximumBytes?: number) {
  const received: Request[] = [];
  const ipc = openValidatedIpc(
    () => contents as never,
    () => undefined,
  );
  ipc.handle({ channel: 'door', schema, ...(maximumBytes === undefined ? {} : { maximumBytes }) }, (request) => {
    received.push(request);
    return { ok: true, value: 'let in' };
  });
  const knock = (event: unknown, ...parts: unknown[]): Promise<{ ok: boolean }> =>
    Promise.resolve(doors.get('door')?.(event, ...parts) as { ok: boolean });
  return { received, knock };
}

beforeEach(() => {
  doors.clear();
  vi.useFakeTimers({ toFake: ['performance'] });
});

describe('the door for messages from the page', () => {
  it('lets a well-formed request of the own page in', async () => {
    const { received, knock } = openDoor(z.string());
    expect(await knock(ownEvent, 'hello')).toEqual({ ok: true, value: 'let in' });
    expect(received).toEqual(['hello']);
  });

  it.each([
    ['another window', { sender: { id: 2 }, senderFrame: ownFrame }],
    ['a frame inside the page', { sender: contents, senderFrame: { ...ownFrame, parent: ownFrame } }],
    ['a frame that is gone', { sender: contents, senderFrame: null }],
    ['a page of the network', { sender: contents, senderFrame: { url: 'https://main/index.html', parent: null } }],
    ['another host', { sender: contents, senderFrame: { url: 'app://other/index.html', parent: null } }],
    ['a file', { sender: contents, senderFrame: { url: 'file:///index.html', parent: null } }],
    ['a host that only begins alike', { sender: contents, senderFrame: { url: 'app://main.evil/x', parent: null } }],
  ])('turns away %s', async (_name, event) => {
    const { received, knock } = openDoor(z.string());
    expect((await knock(event, 'hello')).ok).toBe(false);
    expect(received).toEqual([]);
  });

  it('turns away what is too large, wherever the bytes stand', async () => {
    const { received, knock } = openDoor(z.unknown(), 1000);
    expect((await knock(ownEvent, 'x'.repeat(501))).ok).toBe(false);
    expect((await knock(ownEvent, { deep: [{ bytes: new Uint8Array(1001) }] })).ok).toBe(false);
    expect((await knock(ownEvent, { ['k'.repeat(501)]: 1 })).ok).toBe(false);
    expect((await knock(ownEvent, new Map([['a', new ArrayBuffer(1001)]]))).ok).toBe(false);
    expect((await knock(ownEvent, 'x'.repeat(400))).ok).toBe(true);
    expect(received).toHaveLength(1);
  });

  it('turns away more parts than one', async () => {
    const { received, knock } = openDoor(z.string());
    expect((await knock(ownEvent, 'hello', 'again')).ok).toBe(false);
    expect(received).toEqual([]);
  });

  it('slows a page that asks without end, and hears it again later', async () => {
    const { received, knock } = openDoor(z.string());
    for (let count = 0; count < 500; count += 1) await knock(ownEvent, 'hello');
    expect(received).toHaveLength(60);
    vi.advanceTimersByTime(1000);
    for (let count = 0; count < 500; count += 1) await knock(ownEvent, 'hello');
    expect(received).toHaveLength(90);
  });

  it('lets nothing in that has the wrong shape, whatever it is', async () => {
    const schemas = { fileKindSchema, nonceSchema, saveRequestSchema };
    for (const schema of Object.values(schemas)) {
      await fc.assert(
        fc.asyncProperty(
          fc.anything({ withTypedArray: true, withMap: true, withNullPrototype: true }),
          async (part) => {
            const { received, knock } = openDoor(schema as z.ZodType<unknown>);
            expect((await knock(ownEvent, part)).ok).toBe(false);
            expect(received).toEqual([]);
          },
        ),
        { seed: 20_261_122, numRuns: 2_000 },
      );
    }
  });
});

describe('the shapes of requests', () => {
  it.each(['../plan', 'a/b', 'a\\b', 'C:plan', '.hidden', '', 'a\u0000b', 'plan\u202efdp', 'x'.repeat(121), 'a|b'])(
    'refuse the file name %j',
    (suggestedName) => {
      expect(saveRequestSchema.safeParse({ kind: 'plan', suggestedName, bytes: new Uint8Array() }).success).toBe(false);
    },
  );

  it('take an ordinary save and refuse one with a path of its own', () => {
    const request = { kind: 'plan', suggestedName: 'Año 2027.parley', bytes: new Uint8Array(3) };
    expect(saveRequestSchema.safeParse(request).success).toBe(true);
    expect(saveRequestSchema.safeParse({ ...request, path: '/etc/passwd' }).success).toBe(false);
  });

  it('take a nonce of 32 hexadecimal digits and no other text', () => {
    expect(nonceSchema.safeParse('0123456789abcdef0123456789abcdef').success).toBe(true);
    expect(nonceSchema.safeParse('0123456789ABCDEF0123456789abcdef').success).toBe(false);
    expect(nonceSchema.safeParse('0123').success).toBe(false);
    expect(titleSchema.safeParse('x'.repeat(301)).success).toBe(false);
  });
});
