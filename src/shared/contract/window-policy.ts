/**
 * What the page may load and run, and what its files are called: the same for the desktop shell and the loopback host.
 *
 * Nothing comes from outside, no text becomes code, no text becomes markup. Styles may be inline because the grid
 * places its own style sheets. Callers: shell/app-protocol, host/loopback-entry, their tests.
 */

/** The content security policy of every page that Parley serves. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The headers of every answer, beside its content type. */
export const windowHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
};

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  parley: 'application/vnd.parley.plan+zip',
  csv: 'text/csv; charset=utf-8',
};

/** The content type of a file by its ending, or undefined for endings that Parley does not serve. */
export function contentTypeOf(fileName: string): string | undefined {
  return contentTypes[fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase()];
}

/** Where the loopback host answers; the token stands in the address after `#token=`. */
export const loopbackPaths = {
  /** POST the token as the plain body: 204 and a session cookie, or 401 when it is wrong or was used before. */
  session: '/session',
  /** The WebSocket to the store; needs the session cookie. */
  store: '/store',
} as const;

/** The key of the one-time token in the address's fragment. */
export const loopbackTokenKey = 'token';
