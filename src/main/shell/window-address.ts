/**
 * The addresses of Parley's own pages, and which addresses a page may load at all. Callers: security, app-protocol,
 * validated-ipc, windows.
 */

/** The only scheme and origin of Parley's pages. */
export const windowScheme = 'app';
export const windowOrigin = `${windowScheme}://main`;

/** The page itself, and the page that explains a failed start. */
export const startAddress = `${windowOrigin}/index.html`;
export const failureAddress = `${windowOrigin}/failure`;

/** The two links of the failure page. They are never followed: the shell sees them and acts. */
export const failureLinks = { retry: `${failureAddress}/retry`, quit: `${failureAddress}/quit` } as const;

/** Whether an address belongs to Parley's own pages. */
export function isWindowAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${windowScheme}:` && host === 'main' && username === '' && password === '';
}

/** Whether a page may load an address: its own files and pictures inside the page, nothing else. */
export function isAllowedRequest(address: string): boolean {
  return isWindowAddress(address) || address.startsWith('data:image/');
}
