/** What the page of the running, packaged program cannot reach: its sandbox, its files, its policy, the network. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { contentSecurityPolicy } from '../../src/shared/contract/window-policy.ts';
import { beginWithPage, fetchFromPage, parley } from './page-under-test.ts';

beginWithPage();

test('every window is sandboxed, isolated and without Node', async () => {
  const preferences = await parley.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const contents = window.webContents as typeof window.webContents & {
        getLastWebPreferences: () => Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    }),
  );
  expect(preferences).toHaveLength(1);
  expect(preferences[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    experimentalFeatures: false,
  });
  expect(preferences[0]?.['enableBlinkFeatures'] ?? '').toBe('');
  const inspected = await parley.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.openDevTools();
    return contents?.isDevToolsOpened();
  });
  expect(inspected).toBe(false);
});

test('the page’s process runs in the sandbox of the operating system', async () => {
  const pid = await parley.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return window?.webContents.getOSProcessId() ?? 0;
  });
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const unconfined = readFileSync('/proc/self/status', 'utf8');
  expect(/^Seccomp:\s*(\d)/m.exec(unconfined)?.[1], 'the tests themselves').toBe('0');
  expect(/^Seccomp:\s*(\d)/m.exec(status)?.[1]).toBe('2');
  expect(/^NoNewPrivs:\s*(\d)/m.exec(status)?.[1]).toBe('1');
  expect(/^Uid:\s*(\d+)/m.exec(status)?.[1]).not.toBe('0');
});

test('the page reaches its own known files and nothing else', async () => {
  expect(await fetchFromPage('app://main/index.html')).toBe(200);
  for (const address of [
    'app://main/..%2f..%2fetc/passwd',
    'app://main/%2e%2e/main/index.js',
    'app://main/main.js',
    'app://main/../main/index.js',
    'app://main/package.json',
  ]) {
    expect(await fetchFromPage(address), address).toBe(404);
  }
  for (const address of [
    'file:///etc/passwd',
    'https://example.com/',
    'http://127.0.0.1/',
    'http://[::1]/',
    'ftp://127.0.0.1/',
    'app://other/index.html',
    'data:text/plain,hello',
  ]) {
    expect(await fetchFromPage(address), address).toBe('failed');
  }
});

test('requests that no policy of a page stops are cancelled by the session', async () => {
  const outcomes = await parley.app.evaluate(async ({ BrowserWindow }) => {
    const tries = ['http://127.0.0.1:9/', 'https://example.com/', 'file:///etc/hostname', 'app://other/index.html'];
    const tell = async (address: string): Promise<string> => {
      const window = new BrowserWindow({ show: false });
      const outcome = await window.loadURL(address).then(
        () => 'reached',
        (fault: Error) => fault.message,
      );
      window.destroy();
      return outcome;
    };
    return Promise.all(tries.map(tell));
  });
  for (const outcome of outcomes) expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('no WebSocket, no beacon and no foreign picture leaves the page', async () => {
  const outcomes = await parley.page.evaluate(async () => {
    const socket = await new Promise((resolve) => {
      try {
        const opened = new WebSocket('ws://127.0.0.1:9/');
        opened.addEventListener('open', () => resolve('open'));
        opened.addEventListener('error', () => resolve('failed'));
      } catch {
        resolve('failed');
      }
    });
    const picture = await new Promise((resolve) => {
      const image = new Image();
      image.addEventListener('load', () => resolve('loaded'));
      image.addEventListener('error', () => resolve('failed'));
      image.src = 'https://example.com/a.png';
    });
    return [socket, picture];
  });
  expect(outcomes).toEqual(['failed', 'failed']);
});

test('the policy comes with the page', async () => {
  const header = await parley.page.evaluate(async () =>
    (await fetch('/index.html')).headers.get('content-security-policy'),
  );
  expect(header).toBe(contentSecurityPolicy);
});
