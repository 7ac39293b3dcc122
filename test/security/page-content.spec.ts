/** What nothing in the page of the running, packaged program can do: run, lead away, be permitted, open something. */
import { expect, test } from '@playwright/test';
import { windowHostFunctions } from '../../src/shared/contract/host-service.ts';
import { beginWithPage, parley } from './page-under-test.ts';

beginWithPage();

test('text becomes neither code nor markup', async () => {
  const outcomes = await parley.page.evaluate(async () => {
    // The test driver's own call may evaluate text; what the page does later may not.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const nameOf = (run: () => unknown): string => {
      try {
        run();
        return 'allowed';
      } catch (fault) {
        return fault instanceof Error ? fault.name : 'thrown';
      }
    };
    const text = 'window.planted = true';
    const evaluated = nameOf(() => Reflect.apply(Reflect.get(window, 'eval') as () => unknown, undefined, [text]));
    const constructed = nameOf(() => Reflect.construct(Function, [text]));
    const markup = nameOf(() => Reflect.set(document.createElement('div'), 'innerHTML', '<b>x</b>'));
    const script = document.createElement('script');
    const assigned = nameOf(() => Reflect.set(script, 'text', text));
    const inline = document.createElement('a');
    inline.setAttribute('href', 'javascript:window.planted=true');
    document.body.append(inline);
    inline.click();
    inline.remove();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { evaluated, constructed, markup, assigned, planted: 'planted' in window };
  });
  expect(outcomes).toEqual({
    evaluated: 'EvalError',
    constructed: 'EvalError',
    markup: 'TypeError',
    assigned: 'TypeError',
    planted: false,
  });
});

test('the page cannot go elsewhere, open a window or hold a frame', async () => {
  const before = parley.page.url();
  const outcomes = await parley.page.evaluate(async () => {
    const opened = ['https://example.com/', 'app://main/index.html', 'file:///etc/passwd', 'about:blank'].map(
      (address) => window.open(address),
    );
    const link = document.createElement('a');
    link.href = 'https://example.com/';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    link.remove();
    const frame = document.createElement('iframe');
    frame.src = 'app://main/index.html';
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const framed = frame.contentDocument?.body.childElementCount ?? 0;
    frame.remove();
    location.assign('https://example.com/');
    await new Promise((resolve) => setTimeout(resolve, 300));
    location.assign('app://main/index.html?elsewhere');
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { opened, framed };
  });
  expect(outcomes).toEqual({ opened: [null, null, null, null], framed: 0 });
  expect(parley.page.url()).toBe(before);
  expect(parley.app.windows()).toHaveLength(1);
});

test('a dropped page and a middle click do not lead away', async () => {
  const before = parley.page.url();
  await parley.page.evaluate(() => {
    const link = document.createElement('a');
    link.id = 'planted-link';
    link.href = 'https://example.com/';
    link.textContent = 'elsewhere';
    link.style.position = 'fixed';
    link.style.inset = '0';
    document.body.append(link);
    const data = new DataTransfer();
    data.items.add(new File(['<p>dropped</p>'], 'dropped.html', { type: 'text/html' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await parley.app.evaluate(({ BrowserWindow }) => {
    for (const type of ['mouseDown', 'mouseUp'] as const) {
      BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({
        type,
        button: 'middle',
        x: 50,
        y: 50,
        clickCount: 1,
      });
    }
  });
  await parley.page.waitForTimeout(300);
  expect(parley.page.url()).toBe(before);
  expect(parley.app.windows()).toHaveLength(1);
  await parley.page.evaluate(() => document.querySelector('#planted-link')?.remove());
});

test('no permission is given', async () => {
  const names = [
    'geolocation',
    'notifications',
    'camera',
    'microphone',
    'clipboard-read',
    'midi',
    'persistent-storage',
  ];
  const states = await parley.page.evaluate(async (permissions) => {
    const query = (name: string): Promise<string> =>
      navigator.permissions.query({ name: name as PermissionName }).then(
        (status) => status.state,
        () => 'denied',
      );
    return Promise.all(permissions.map(query));
  }, names);
  expect(states).toEqual(names.map(() => 'denied'));
  const asked = await parley.page.evaluate(async () => [
    await Notification.requestPermission(),
    await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        () => resolve('denied'),
      ),
    ),
    await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'given',
      () => 'denied',
    ),
    await navigator.mediaDevices.getDisplayMedia({ video: true }).then(
      () => 'given',
      () => 'denied',
    ),
  ]);
  expect(asked).toEqual(['denied', 'denied', 'denied', 'denied']);
});

test('the page holds one frozen object of functions and no trace of Node', async () => {
  const facts = await parley.page.evaluate(() => {
    const host = Reflect.get(window, 'parleyHost') as object;
    return {
      names: Object.keys(host).toSorted(),
      kinds: [...new Set(Object.values(host).map((member) => typeof member))],
      frozen: Object.isFrozen(host),
      replaced: Reflect.set(window, 'parleyHost', {}),
      node: ['require', 'process', 'module', 'global', 'Buffer', 'ipcRenderer'].filter((name) => name in window),
    };
  });
  expect(facts).toEqual({
    names: windowHostFunctions.toSorted(),
    kinds: ['function'],
    frozen: true,
    replaced: false,
    node: [],
  });
});

test('nothing is opened outside of the program, whatever the page does', async () => {
  await parley.app.evaluate(({ shell }) => {
    const planted = globalThis as typeof globalThis & { openings?: number };
    planted.openings = 0;
    const count = (): Promise<never> => {
      planted.openings = (planted.openings ?? 0) + 1;
      return Promise.reject(new Error('never'));
    };
    Object.assign(shell, { openExternal: count, openPath: count });
  });
  await parley.page.evaluate(() => {
    const host = Reflect.get(window, 'parleyHost') as { setTitle: (title: string) => void };
    for (const address of ['https://example.com/', 'file:///etc/passwd', 'mailto:a@b', 'smb://server/share']) {
      host.setTitle(address);
      window.open(address);
    }
  });
  await parley.page.waitForTimeout(300);
  const openings = await parley.app.evaluate(() => (globalThis as typeof globalThis & { openings?: number }).openings);
  expect(openings).toBe(0);
});
