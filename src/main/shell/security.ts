/**
 * What no page may do: reach the network, get a permission, go elsewhere, open a window. Everything is refused unless
 * it is a known file of `app://main`. Callers: index (before and after the program is ready).
 */
import { app, type Session, type WebContents } from 'electron';
import { isAllowedRequest, windowOrigin } from './window-address.ts';

/** Engine features that would open connections of their own; switched off before the program is ready. */
const quietSwitches: readonly (readonly [string, string?])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['no-pings'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  [
    'disable-features',
    'SpareRendererForSitePerProcess,MediaRouter,OptimizationHints,Translate,CertificateTransparencyComponentUpdater',
  ],
];

/** Turns on the sandbox for every page and turns off whatever speaks to the network. Call before `ready`. */
export function hardenProgram(): void {
  app.enableSandbox();
  for (const [name, value] of quietSwitches) app.commandLine.appendSwitch(name, value);
  if (!__PARLEY_TEST_BUILD__) {
    app.commandLine.removeSwitch('remote-debugging-port');
    app.commandLine.removeSwitch('remote-debugging-pipe');
  }
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
}

/** Denies every permission, device and request of a session. Call once it exists. */
export async function hardenSession(session: Session): Promise<void> {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  // Switched off is not enough: without these two lines a dictionary is fetched all the same.
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerDictionaryDownloadURL(`${windowOrigin}/no-dictionaries/`);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((request, decide) => decide({ cancel: !isAllowedRequest(request.url) }));
  await session.setProxy({ mode: 'direct' });
}

function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
