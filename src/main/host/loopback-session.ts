/**
 * Who may talk to the loopback host: whoever brought the one-time token, and only from the host's own page.
 *
 * The token is spent by its first use. Every request must name the host's own address (a foreign name that resolves to
 * this computer is refused), and every request that does something must come from the host's own origin.
 * Callers: loopback-server.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface LoopbackSession {
  /** The secret for the address's fragment: 64 hexadecimal digits. */
  readonly token: string;
  /** Whether the request names this host and no other. */
  readonly isForThisHost: (request: IncomingMessage) => boolean;
  /** Whether the request comes from this host's own page. */
  readonly isFromOwnPage: (request: IncomingMessage) => boolean;
  /** Spends the token: answers the session's cookie, or undefined when the token is wrong or spent. */
  readonly exchange: (token: string) => string | undefined;
  /** Whether the request carries the cookie of the session. */
  readonly isOpened: (request: IncomingMessage) => boolean;
}

/** A session for the host that listens on this port of 127.0.0.1. */
export function makeLoopbackSession(port: number): LoopbackSession {
  const host = `127.0.0.1:${port}`;
  const token = randomBytes(32).toString('hex');
  const session = randomBytes(32).toString('hex');
  // Cookies are shared by all ports of a host; the name keeps two Parleys apart.
  const cookieName = `parley-${port}`;
  let spent = false;
  return {
    token,
    isForThisHost: (request) => request.headers.host === host,
    isFromOwnPage: (request) => request.headers.host === host && request.headers.origin === `http://${host}`,
    exchange: (offered) => {
      if (spent || !sameSecret(offered, token)) return undefined;
      spent = true;
      return `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
    isOpened: (request) => {
      const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
      return cookies.some((cookie) => sameSecret(cookie, `${cookieName}=${session}`));
    },
  };
}

/** Compares in the same time wherever the texts differ. */
function sameSecret(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
