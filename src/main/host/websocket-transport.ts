/**
 * The server's end of a WebSocket as a transport; messages are JSON text.
 *
 * Who may connect, and how large a message may be (`maxPayload`), is decided where the server is made.
 * Callers: loopback host.
 */
import { createJsonCodec } from '#shared/rpc/codec.ts';
import { createInbox } from '#shared/rpc/inbox.ts';
import type { Transport } from '#shared/rpc/transport.ts';

const codec = createJsonCodec({
  encode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (text) => Buffer.from(text, 'base64'),
});

/** What is used of a socket of the `ws` library: texts come as the bytes of their UTF-8. */
export interface ServerSocket {
  on(event: 'message', listener: (data: unknown, isBinary: boolean) => void): unknown;
  on(event: 'error' | 'close', listener: () => void): unknown;
  send(text: string, sent: (error?: Error | null) => void): void;
  close(): void;
  terminate(): void;
}

/** A transport over a socket that a server accepted. */
export function webSocketTransport(socket: ServerSocket): Transport {
  const inbox = createInbox();
  socket.on('message', (data, isBinary) => {
    inbox.arrive(isBinary || !Buffer.isBuffer(data) ? undefined : codec.decode(data.toString('utf8')));
  });
  // A broken frame or a lost connection: 'close' follows.
  socket.on('error', () => socket.terminate());
  socket.on('close', () => inbox.end());
  return {
    post(message) {
      if (!inbox.ended()) socket.send(codec.encode(message), () => undefined);
    },
    onMessage: inbox.onMessage,
    onClose: inbox.onClose,
    close() {
      socket.close();
      inbox.end();
    },
  };
}
