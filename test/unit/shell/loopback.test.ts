/** The loopback host: who may load the page, who may reach the store, and everybody else. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startLoopback, type Loopback } from '#main/host/loopback-server.ts';
import { contentSecurityPolicy } from '#shared/contract/window-policy.ts';
import type { Transport } from '#shared/rpc/transport.ts';

let folder = '';
let loopback: Loopback;
let served: Transport[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-loopback-'));
  mkdirSync(join(folder, 'renderer/assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.html'), 'secret');
  writeFileSync(join(folder, 'renderer/index.html'), '<p>page</p>');
  writeFileSync(join(folder, 'renderer/assets/a.js'), 'script');
  served = [];
  const serve = (transport: Transport): void => {
    served.push(transport);
    transport.onMessage((message) => transport.post({ echo: message }));
  };
  loopback = await startLoopback({ rendererFolder: join(folder, 'renderer'), port: 0, serve });
});
afterEach(async () => {
  await loopback.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const ownHost = (): string => `127.0.0.1:${loopback.port}`;
const ownOrigin = (): string => `http://${ownHost()}`;
const token = (): string => loopback.address.split('#token=')[1] ?? '';

function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = httpRequest(
      { host: '127.0.0.1', port: loopback.port, path, method, headers: { host: ownHost(), ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

const openSession = (offered: string, origin = ownOrigin()): Promise<Answer> =>
  ask('/session', { origin }, 'POST', offered);

async function sessionCookie(): Promise<string> {
  const { headers } = await openSession(token());
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

/** What became of a try to reach the store: the echo of a message, or the status of the refusal. */
function reachStore(headers: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://${ownHost()}/store`, { headers });
    socket.on('unexpected-response', (_request, response) => resolve(`refused ${response.statusCode ?? 0}`));
    socket.on('error', () => resolve('refused'));
    socket.on('open', () => socket.send(JSON.stringify({ hello: 1 })));
    socket.on('message', (data: Buffer) => {
      resolve(data.toString());
      socket.close();
    });
  });
}

describe('the loopback host', () => {
  it('serves the page and its files with the content security policy', async () => {
    const page = await ask('/');
    expect([page.status, page.body]).toEqual([200, '<p>page</p>']);
    expect(page.headers['content-security-policy']).toBe(contentSecurityPolicy);
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect((await ask('/assets/a.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    '/../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/assets/..%5c..%5csecret.html',
    '//secret.html',
    '/etc/passwd',
  ])('knows nothing at %s', async (path) => {
    const answer = await ask(path);
    expect([answer.status, answer.body]).toEqual([404, '']);
  });

  it('answers nobody who calls it by another name', async () => {
    for (const host of ['evil.example', `evil.example:${loopback.port}`, `localhost:${loopback.port}`, '127.0.0.1']) {
      expect((await ask('/', { host })).status, host).toBe(403);
    }
  });

  it('answers no other method', async () => {
    expect((await ask('/', {}, 'PUT')).status).toBe(405);
    expect((await ask('/', {}, 'OPTIONS')).status).toBe(405);
  });

  it('listens on this computer alone', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
    const address = outside ?? '127.0.0.2';
    const reached = await new Promise((resolve) => {
      const caller = connect(loopback.port, address, () => resolve(true));
      caller.on('error', () => resolve(false));
    });
    expect(reached).toBe(false);
  });

  it('opens a session for the token, once, from its own page', async () => {
    expect((await openSession('0'.repeat(64))).status).toBe(401);
    expect((await openSession('')).status).toBe(401);
    expect((await openSession('x'.repeat(10_000))).status).toBe(401);
    expect((await openSession(token(), 'https://evil.example')).status).toBe(403);
    const opened = await openSession(token());
    expect(opened.status).toBe(204);
    expect(opened.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    const replayed = await openSession(token());
    expect([replayed.status, replayed.headers['set-cookie']]).toEqual([401, undefined]);
  });

  it('lets the opened session reach the store, again after a reload', async () => {
    const cookie = await sessionCookie();
    expect(await reachStore({ cookie, origin: ownOrigin() })).toContain('hello');
    expect(await reachStore({ cookie: `other=1; ${cookie}`, origin: ownOrigin() })).toContain('hello');
    expect(served).toHaveLength(2);
  });

  it('keeps everybody else from the store', async () => {
    const cookie = await sessionCookie();
    const tries = [
      { origin: ownOrigin() },
      { cookie: 'parley=1', origin: ownOrigin() },
      { cookie: `${cookie}0`, origin: ownOrigin() },
      { cookie },
      { cookie, origin: 'https://evil.example' },
      { cookie, origin: 'null' },
      { cookie, origin: `http://localhost:${loopback.port}` },
      { cookie, origin: ownOrigin(), host: `evil.example:${loopback.port}` },
    ];
    for (const headers of tries) {
      expect(await reachStore(headers), JSON.stringify(headers)).toBe('refused 403');
    }
    expect(served).toEqual([]);
  });
});
