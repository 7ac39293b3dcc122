/**
 * The desktop program, put together: who exists, who knows whom, and in which order things begin. Every rule lives in
 * the module that is named here. Started by Electron.
 */
import { app, nativeTheme, session, type BrowserWindow } from 'electron';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { declareWindowScheme, serveWindowFiles } from './shell/app-protocol.ts';
import { failurePage } from './shell/failure-page.ts';
import { openHostEvents } from './shell/host-events.ts';
import { openHostService, readAppearance } from './shell/host-service.ts';
import { becomeOnlyInstance, followLifecycle } from './shell/lifecycle.ts';
import { openLog } from './shell/logging.ts';
import { setMenu, type MenuActions } from './shell/menu.ts';
import { launchNodeStore } from './shell/node-store.ts';
import { chooseFolders, programFiles } from './shell/paths.ts';
import { openPortBroker } from './shell/port-broker.ts';
import { openPreferences } from './shell/preferences.ts';
import { hardenProgram, hardenSession } from './shell/security.ts';
import { StoreProcess } from './shell/store-process.ts';
import { ordinaryStoreCommand } from './shell/test-options.ts';
import { launchUtilityStore, makeParserKeeper } from './shell/utility-store.ts';
import { openValidatedIpc } from './shell/validated-ipc.ts';
import { failureAddress, failureLinks } from './shell/window-address.ts';
import { askBeforeClosing, createWindow, showStartPage } from './shell/windows.ts';

const folders = chooseFolders({
  platform: process.platform,
  environment: process.env,
  home: homedir(),
  executable: process.execPath,
});
const files = programFiles(import.meta.dirname);
const log = openLog(folders.logs);

mkdirSync(folders.browser, { recursive: true });
app.setPath('userData', folders.browser);
app.setPath('sessionData', folders.browser);
app.setPath('crashDumps', join(folders.logs, 'crashes'));

if (becomeOnlyInstance()) {
  hardenProgram();
  declareWindowScheme();
  runShell();
} else {
  app.exit(0);
}

function runShell(): void {
  let window: BrowserWindow | undefined;
  let failureReason = '';
  const currentWindow = (): BrowserWindow | undefined => window;
  const currentContents = () => window?.webContents;

  const preferences = openPreferences(
    join(folders.browser, 'preferences.json'),
    app.getPreferredSystemLanguages()[0] ?? 'en',
  );
  const ipc = openValidatedIpc(currentContents, log);
  const events = openHostEvents(ipc, currentContents);
  const command = ordinaryStoreCommand();
  const store = new StoreProcess(
    {
      launch: () => (command === undefined ? launchUtilityStore(files.storeEntry) : launchNodeStore(command)),
      dataFolder: folders.data,
      log,
      onParserMessage: makeParserKeeper(files.parserEntry),
    },
    {
      onReady: () => broker.noteReady(),
      onFailed: (reason) => {
        failureReason = reason;
        void window?.loadURL(failureAddress).catch(() => undefined);
      },
    },
  );
  const broker = openPortBroker(ipc, store, currentContents);
  const closeGuard = askBeforeClosing(ipc, events, currentWindow);

  const menuActions: MenuActions = {
    command: (menuCommand) => events.tell({ kind: 'menu', command: menuCommand }),
    setAppearance: (choice) => {
      preferences.change(choice);
      nativeTheme.themeSource = choice.theme;
      noteAppearance();
    },
  };
  const noteAppearance = (): void => {
    setMenu(preferences.read(), menuActions);
    events.tell({ kind: 'appearance', appearance: readAppearance(preferences.read()) });
  };
  openHostService({ ipc, currentWindow, preferences, onAppearance: noteAppearance });

  followLifecycle({ events, log, stopStore: () => store.stop(), focusWindow });
  void app.whenReady().then(start);

  async function start(): Promise<void> {
    log('started', { version: app.getVersion(), portable: folders.portable });
    store.start();
    nativeTheme.themeSource = preferences.read().theme;
    nativeTheme.on('updated', noteAppearance);
    setMenu(preferences.read(), menuActions);
    await hardenSession(session.defaultSession);
    await serveWindowFiles(session.defaultSession, files.renderer, () =>
      failurePage({ language: preferences.read().language, reason: failureReason, dataFolder: folders.data }),
    );
    openWindow();
  }

  function openWindow(): void {
    window = createWindow({ preload: files.preload, preferences, events, log });
    closeGuard(window);
    window.on('closed', () => (window = undefined));
    window.webContents.on('will-frame-navigate', ({ url }) => followFailureLink(url));
  }

  /** The failure page has no script: its links are navigations, which are refused and read here. */
  function followFailureLink(url: string): void {
    if (url === failureLinks.quit) app.quit();
    if (url !== failureLinks.retry || window === undefined) return;
    store.start();
    showStartPage(window);
  }

  function focusWindow(): void {
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }
}
