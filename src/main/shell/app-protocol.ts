/**
 * Serves the built page at `app://main/`: a fixed map of known files with the content security policy on each, and the
 * one page the shell writes itself. Callers: index.
 */
import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { findKnownFile, readKnownFiles } from '#main/host/known-files.ts';
import { windowHeaders } from '#shared/contract/window-policy.ts';
import { failureAddress, isWindowAddress, windowScheme } from './window-address.ts';

/** Makes the scheme a standard, secure one. Call before `ready`. */
export function declareWindowScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: windowScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Answers every request of the scheme from the map of files below `rendererFolder`. */
export async function serveWindowFiles(
  session: Session,
  rendererFolder: string,
  writeFailurePage: () => string,
): Promise<void> {
  const files = await readKnownFiles(rendererFolder);
  session.protocol.handle(windowScheme, async (request) => {
    if (!isWindowAddress(request.url) || request.method !== 'GET') return answer(null, 404);
    const address = addressPath(request.url);
    if (request.url === failureAddress) return answer(writeFailurePage(), 200, 'text/html; charset=utf-8');
    const file = findKnownFile(files, address);
    return file === undefined
      ? answer(null, 404)
      : answer(new Uint8Array(await readFile(file.path)), 200, file.contentType);
  });
}

function addressPath(address: string): string {
  return new URL(address).pathname;
}

function answer(body: string | Uint8Array<ArrayBuffer> | null, status: number, contentType = 'text/plain'): Response {
  return new Response(body, { status, headers: { ...windowHeaders, 'content-type': contentType } });
}
