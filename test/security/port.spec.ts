/** The port between page and store, and the files that a person lets through a dialog. */
import { readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { giveToProgram, launchElectron, type RunningParley } from '../e2e/support/electron.ts';

let parley: RunningParley;
test.beforeEach(async () => {
  parley = await launchElectron();
  await parley.page.waitForLoadState('load');
});
test.afterEach(async () => parley.dispose());

/** Asks for a port as the page does; keeps it under a name and answers its generation. */
function takePort(page: Page, name: string): Promise<number> {
  return page.evaluate(async (key) => {
    const host = Reflect.get(window, 'parleyHost') as { requestPort: (nonce: string) => void };
    const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('');
    return new Promise<number>((resolve) => {
      const hear = (event: MessageEvent<{ kind: string; nonce: string; generation: number }>): void => {
        if (event.source !== window || event.data.nonce !== nonce) return;
        window.removeEventListener('message', hear);
        const [port] = event.ports;
        const held = { port, closed: false };
        port?.addEventListener('close', () => (held.closed = true));
        port?.start();
        Reflect.set(window, key, held);
        resolve(event.data.generation);
      };
      window.addEventListener('message', hear);
      host.requestPort(nonce);
    });
  }, name);
}

const isClosed = (page: Page, name: string): Promise<boolean> =>
  page.evaluate((key) => (Reflect.get(window, key) as { closed: boolean }).closed, name);

/** The processes that the program started and that run the store. */
function storeProcesses(): number[] {
  const home = parley.home;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const started = readFileSync(`/proc/${pid}/environ`, 'utf8').includes(home);
        return started && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node-entry.js');
      } catch {
        return false;
      }
    })
    .map(Number);
}

test('a newer port revokes the former one', async () => {
  const first = await takePort(parley.page, 'first');
  const second = await takePort(parley.page, 'second');
  expect(second).toBeGreaterThan(first);
  await expect.poll(() => isClosed(parley.page, 'first')).toBe(true);
});

test('a store that is killed closes the port, and the page gets a new one', async () => {
  const before = await takePort(parley.page, 'before');
  const [pid] = storeProcesses();
  expect(pid).toBeDefined();
  process.kill(pid ?? 0, 'SIGKILL');
  await expect.poll(() => isClosed(parley.page, 'before')).toBe(true);
  const after = await takePort(parley.page, 'after');
  expect(after).toBeGreaterThan(before);
  expect(storeProcesses()).not.toContain(pid);
});

test('no store outlives the program', async () => {
  await takePort(parley.page, 'port');
  expect(storeProcesses()).toHaveLength(1);
  await parley.quit();
  await expect.poll(() => storeProcesses()).toEqual([]);
});

test('a chosen file arrives by name and bytes; a link does not arrive', async () => {
  const choose = async (path: string): Promise<unknown> => {
    await parley.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, path);
    return parley.page.evaluate(async () => {
      const host = Reflect.get(window, 'parleyHost') as {
        pickFile: (kind: string) => Promise<{ ok: boolean; value: { name: string; bytes: Uint8Array } }>;
      };
      const picked = await host.pickFile('plan');
      return picked.ok ? [picked.value.name, new TextDecoder().decode(picked.value.bytes)] : picked;
    });
  };
  writeFileSync(join(parley.home, 'chosen.parley'), 'a plan');
  symlinkSync(join(parley.home, 'chosen.parley'), join(parley.home, 'link.parley'));
  giveToProgram(join(parley.home, 'chosen.parley'));
  expect(await choose(join(parley.home, 'chosen.parley'))).toEqual(['chosen.parley', 'a plan']);
  expect(await choose(join(parley.home, 'link.parley'))).toMatchObject({ refusal: { code: 'file-not-readable' } });
});

test('a saved file is where the person said, whole, and the page is told its name alone', async () => {
  await parley.app.evaluate(({ dialog }, folder) => {
    dialog.showSaveDialog = (...parameters: unknown[]) => {
      const { defaultPath } = parameters.at(-1) as { defaultPath: string };
      return Promise.resolve({ canceled: false, filePath: `${folder}/data/${defaultPath}` });
    };
  }, parley.home);
  const saved = await parley.page.evaluate(() => {
    const host = Reflect.get(window, 'parleyHost') as { saveFile: (request: unknown) => Promise<unknown> };
    return host.saveFile({ kind: 'plan', suggestedName: 'North 2027', bytes: new TextEncoder().encode('a plan') });
  });
  expect(saved).toEqual({ ok: true, value: { name: 'North 2027.parley' } });
  expect(readFileSync(join(parley.home, 'data/North 2027.parley'), 'utf8')).toBe('a plan');
  expect(readdirSync(join(parley.home, 'data')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  const printed = await parley.page.evaluate(() => {
    const host = Reflect.get(window, 'parleyHost') as { savePrintedPage: (name: string) => Promise<unknown> };
    return host.savePrintedPage('Minutes');
  });
  expect(printed).toEqual({ ok: true, value: { name: 'Minutes.pdf' } });
  expect(readFileSync(join(parley.home, 'data/Minutes.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
});
