/**
 * The browser's end of a WebSocket as a transport; messages are JSON text. Callers: boot.
 */
import { createJsonCodec } from '#shared/rpc/codec.ts';
import { createInbox } from '#shared/rpc/inbox.ts';
import type { Transport } from '#shared/rpc/transport.ts';

const codec = createJsonCodec({ encode: encodeBase64, decode: decodeBase64 });

/** A transport over a socket that may still be connecting: what is posted before it opens waits for it. */
export function windowSocketTransport(socket: WebSocket): Transport {
  const inbox = createInbox();
  let unsent: string[] = [];
  socket.addEventListener('open', () => {
    for (const text of unsent) socket.send(text);
    unsent = [];
  });
  socket.addEventListener('message', (event) => {
    inbox.arrive(typeof event.data === 'string' ? codec.decode(event.data) : undefined);
  });
  socket.addEventListener('close', () => inbox.end());
  return {
    post(message) {
      if (inbox.ended()) return;
      const text = codec.encode(message);
      if (socket.readyState === socket.CONNECTING) unsent.push(text);
      else socket.send(text);
    },
    onMessage: inbox.onMessage,
    onClose: inbox.onClose,
    close() {
      socket.close();
      inbox.end();
    },
  };
}

/** Bytes encoded at a time: fewer than a call may have arguments, and whole groups of three, so that texts join. */
const bytesAtOnce = 0x6000;

function encodeBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += bytesAtOnce) {
    const piece = bytes.subarray(start, start + bytesAtOnce);
    // Applied, because spreading walks the bytes one by one and takes five times as long.
    pieces.push(btoa(String(Reflect.apply(String.fromCharCode, undefined, piece))));
  }
  return pieces.join('');
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = characters.charCodeAt(index);
  return bytes;
}
