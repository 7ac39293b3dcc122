/**
 * Serves the built window and the store to an ordinary browser on this computer, and to nobody else.
 *
 * Listens on 127.0.0.1 alone. Files come from a fixed map; the store is reached through one WebSocket for each window,
 * after the one-time token was exchanged for a session. Callers: loopback-entry, tests.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { loopbackPaths, loopbackTokenKey, windowHeaders } from '#shared/contract/window-policy.ts';
import { WebSocketServer } from 'ws';
import { findKnownFile, readKnownFiles, type KnownFile } from './known-files.ts';
import { makeLoopbackSession, type LoopbackSession } from './loopback-session.ts';
import type { StoreProgram } from './store-program.ts';
import { webSocketTransport } from './websocket-transport.ts';

export interface LoopbackOptions {
  /** The folder of the built page. */
  readonly rendererFolder: string;
  /** A port of this computer; 0 lets the system choose. */
  readonly port: number;
  readonly serve: StoreProgram['serve'];
}

export interface Loopback {
  readonly port: number;
  /** Where to open the window, the token included. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** The most bytes of one message; larger files are sent in pieces. */
const messageLimit = 64 * 2 ** 20;
/** The most bytes of a request's body: a token. */
const bodyLimit = 256;

/** Starts to listen. Throws when the folder cannot be read or the port is taken. */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const files = await readKnownFiles(options.rendererFolder);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: messageLimit, perMessageDeflate: false });
  const server = createServer();
  const port = await listen(server, options.port);
  const session = makeLoopbackSession(port);
  server.on('request', (request, response) => void answer(request, response, session, files));
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!maySpeakToStore(request, session)) return refuseUpgrade(socket);
    sockets.handleUpgrade(request, socket, head, (webSocket) => options.serve(webSocketTransport(webSocket)));
  });
  return {
    port,
    address: `http://127.0.0.1:${port}/#${loopbackTokenKey}=${session.token}`,
    close: () => close(server, sockets),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  session: LoopbackSession,
  files: ReadonlyMap<string, KnownFile>,
): Promise<void> {
  const address = (request.url ?? '/').split('?')[0] ?? '/';
  if (!session.isForThisHost(request)) return end(response, 403);
  if (request.method === 'POST' && address === loopbackPaths.session) return openSession(request, response, session);
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405);
  const file = findKnownFile(files, address);
  if (file === undefined) return end(response, 404);
  const bytes = await readFile(file.path);
  response.writeHead(200, { ...windowHeaders, 'content-type': file.contentType, 'cache-control': 'no-cache' });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

async function openSession(
  request: IncomingMessage,
  response: ServerResponse,
  session: LoopbackSession,
): Promise<void> {
  if (!session.isFromOwnPage(request)) return end(response, 403);
  const token = await readBody(request);
  const cookie = token === undefined ? undefined : session.exchange(token);
  if (cookie === undefined) return end(response, 401);
  response.setHeader('set-cookie', cookie);
  end(response, 204);
}

/** The body as a text, or undefined when it is larger than any token or breaks off. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  let body = '';
  try {
    for await (const part of request.setEncoding('utf8')) {
      body += String(part);
      if (body.length > bodyLimit) return undefined;
    }
    return body;
  } catch {
    return undefined;
  }
}

function maySpeakToStore(request: IncomingMessage, session: LoopbackSession): boolean {
  return request.url === loopbackPaths.store && session.isFromOwnPage(request) && session.isOpened(request);
}

function refuseUpgrade(socket: Duplex): void {
  socket.on('error', () => undefined);
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, windowHeaders);
  response.end();
}

function close(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.close(1001);
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
