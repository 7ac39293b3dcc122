/**
 * The window: created hardened, put where it stood, reloaded when its page dies, closed after the page was asked.
 * Callers: index.
 */
import { BrowserWindow, screen, type Rectangle } from 'electron';
import { hostChannels } from '#shared/contract/host-service.ts';
import type { HostEvents } from './host-events.ts';
import { answerSchema } from './host-requests.ts';
import type { Log } from './logging.ts';
import type { PreferenceStore, WindowBounds } from './preferences.ts';
import type { ValidatedIpc } from './validated-ipc.ts';
import { startAddress } from './window-address.ts';

export interface WindowOptions {
  readonly preload: string;
  readonly preferences: PreferenceStore;
  readonly events: HostEvents;
  readonly log: Log;
}

/** Milliseconds that the page gets to say whether it may close. */
const closeLimit = 3_000;
const smallest = { width: 960, height: 600 };
const usual = { width: 1440, height: 900 };

/** Creates the window and begins to load the page; it shows itself with its first picture. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const { bounds } = options.preferences.read();
  const window = new BrowserWindow({
    ...(bounds !== undefined && isOnSomeScreen(bounds) ? bounds : usual),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Parley',
    show: false,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
      experimentalFeatures: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) options.events.pause();
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    options.log('page-gone', { reason });
    if (reason !== 'clean-exit' && !window.isDestroyed()) showStartPage(window);
  });
  window.on('close', () => options.preferences.change({ bounds: window.getNormalBounds() }));
  showStartPage(window);
  return window;
}

/** Loads the page anew. */
export function showStartPage(window: BrowserWindow): void {
  void window.loadURL(startAddress).catch(() => undefined);
}

/** Makes every close ask the page first; a page that does not listen or does not answer does not hold the window. */
export function askBeforeClosing(
  ipc: ValidatedIpc,
  events: HostEvents,
  currentWindow: () => BrowserWindow | undefined,
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  ipc.receive({ channel: hostChannels.answerClose, schema: answerSchema }, (mayClose) => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    if (mayClose) currentWindow()?.destroy();
  });
  return (window: BrowserWindow): void => {
    window.on('close', (event) => {
      if (!events.isHeard()) return;
      event.preventDefault();
      if (timer !== undefined) return;
      events.tell({ kind: 'close-asked' });
      timer = setTimeout(() => {
        timer = undefined;
        window.destroy();
      }, closeLimit);
    });
  };
}

function isOnSomeScreen(bounds: WindowBounds): boolean {
  return screen.getAllDisplays().some(({ workArea }) => overlaps(workArea, bounds));
}

function overlaps(area: Rectangle, bounds: WindowBounds): boolean {
  const right = Math.min(area.x + area.width, bounds.x + bounds.width);
  const bottom = Math.min(area.y + area.height, bounds.y + bounds.height);
  return right - Math.max(area.x, bounds.x) > 100 && bottom - Math.max(area.y, bounds.y) > 100;
}
