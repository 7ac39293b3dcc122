/** What the running program does around the page: requests from the page, handed files, the network, a failed start. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { displayEnvironment } from '../e2e/support/display.ts';
import { giveToProgram, launchElectron, makeHome, type RunningParley } from '../e2e/support/electron.ts';

type Diary = readonly { readonly event: string; readonly reason?: string; readonly accepted?: boolean }[];

/** The shell's diary of a home. */
function diary(home: string): Diary {
  const lines = readFileSync(join(home, 'data/parley/logs/shell.log'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Diary[number]);
}

async function withParley(
  run: (parley: RunningParley) => Promise<void>,
  ...options: Parameters<typeof launchElectron>
) {
  const parley = await launchElectron(...options);
  try {
    await run(parley);
  } finally {
    await parley.dispose();
  }
}

test('requests from another window or from a frame are turned away, and so is rubbish', async () => {
  await withParley(async ({ app, page, home }) => {
    await page.waitForLoadState('load');
    const forged = await app.evaluate(async ({ app: program, BrowserWindow }) => {
      const preload = `${program.getAppPath()}/out/preload/index.cjs`;
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await other.loadURL('app://main/index.html');
      const answer: unknown = await other.webContents.executeJavaScript('window.parleyHost.pickFile("plan")');
      other.destroy();
      return answer;
    });
    expect(forged).toMatchObject({ ok: false, refusal: { code: 'command-malformed' } });

    const answers = await page.evaluate(async () => {
      const host = Reflect.get(window, 'parleyHost') as Record<string, (request?: unknown) => Promise<{ ok: boolean }>>;
      const rubbish: unknown[] = [null, 1, '../../etc/passwd', {}, [], { kind: 'plan' }, { path: '/etc/passwd' }];
      rubbish.push({ kind: 'plan', suggestedName: '../x', bytes: new Uint8Array(1) });
      rubbish.push({ kind: 'plan', suggestedName: 'x', bytes: new Uint8Array(1), path: '/tmp/x' });
      rubbish.push('x'.repeat(3_000_000));
      const calls = ['pickFile', 'saveFile'].flatMap((name) =>
        rubbish.map((part) => Promise.resolve(host[name]?.(part))),
      );
      return (await Promise.all(calls)).map((answer) => answer?.ok);
    });
    expect(new Set(answers)).toEqual(new Set([false]));
    expect(diary(home).filter(({ event }) => event === 'request-turned-away').length).toBeGreaterThan(20);
  });
});

test('a page that asks without end neither stops the program nor gets through', async () => {
  await withParley(async ({ app, page }) => {
    await page.waitForLoadState('load');
    const accepted = await page.evaluate(async () => {
      const host = Reflect.get(window, 'parleyHost') as {
        readAppearance: () => Promise<unknown>;
        setTitle: (title: unknown) => void;
      };
      for (let count = 0; count < 20_000; count += 1) host.setTitle({ count });
      const calls = Array.from({ length: 2_000 }, () =>
        host.readAppearance().then(
          () => true,
          () => false,
        ),
      );
      return (await Promise.all(calls)).filter(Boolean).length;
    });
    expect(accepted).toBeGreaterThan(0);
    expect(accepted).toBeLessThan(500);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toBe('Parley');
  });
});

test('only a regular plan file of sensible size is taken from the command line', async () => {
  const home = await makeHome();
  const inHome = (name: string): string => join(home, name);
  writeFileSync(inHome('good.parley'), 'a plan');
  symlinkSync(inHome('good.parley'), inHome('link.parley'));
  mkdirSync(inHome('folder.parley'));
  execFileSync('mkfifo', [inHome('pipe.parley')]);
  writeFileSync(inHome('huge.parley'), '');
  truncateSync(inHome('huge.parley'), 5 * 2 ** 30);
  symlinkSync('/dev/zero', inHome('zero.parley'));
  giveToProgram(home);
  const names = ['good', 'link', 'folder', 'pipe', 'huge', 'zero', 'missing'];
  const parameters = [...names.map((name) => inHome(`${name}.parley`)), '//server/share/plan.parley', '/etc/passwd'];
  await withParley(
    async ({ page }) => {
      await page.waitForLoadState('load');
      const handed = () => diary(home).filter(({ event }) => event === 'file-handed');
      await expect.poll(() => handed().length).toBe(8);
      expect(handed().filter(({ accepted }) => accepted)).toHaveLength(1);
    },
    { home, parameters },
  );
});

test('a second start hands its file to the first and leaves', async () => {
  await withParley(async ({ app, page, home }) => {
    await page.waitForLoadState('load');
    writeFileSync(join(home, 'second.parley'), 'a plan');
    giveToProgram(join(home, 'second.parley'));
    const second = spawnSync(join(home, 'launch-parley'), ['--disable-gpu', join(home, 'second.parley')], {
      env: {
        PATH: '/usr/bin:/bin',
        HOME: home,
        XDG_DATA_HOME: join(home, 'data'),
        ...(await displayEnvironment()),
      },
      timeout: 20_000,
    });
    expect(second.status).toBe(0);
    await expect.poll(() => diary(home).filter(({ accepted }) => accepted).length).toBe(1);
    expect(diary(home).filter(({ event }) => event === 'started')).toHaveLength(1);
    expect(app.windows()).toHaveLength(1);
  });
});

test('a store that cannot start ends in a page that says what to do, and can be tried again', async () => {
  await withParley(
    async ({ page, home }) => {
      await page.waitForURL('app://main/failure', { timeout: 30_000 });
      await expect(page.getByRole('heading')).toHaveText('Parley could not start its plan store');
      await expect(page.getByText(join(home, 'data/parley/plans'))).toBeVisible();
      const starts = () => diary(home).filter(({ event }) => event === 'store-exit').length;
      const before = starts();
      expect(before).toBe(3);
      await page.getByRole('link', { name: 'Try again' }).click();
      await expect.poll(starts, { timeout: 30_000 }).toBe(2 * before);
      await page.waitForURL('app://main/failure', { timeout: 30_000 });
    },
    { store: 'utility' },
  );
});

test('the diary holds nothing of a plan, a file name or a request', async () => {
  const home = await makeHome();
  const canary = 'CANARY-7f3a';
  writeFileSync(join(home, `${canary}.parley`), canary);
  giveToProgram(home);
  await withParley(
    async ({ page }) => {
      await page.waitForLoadState('load');
      await page.evaluate((text) => {
        const host = Reflect.get(window, 'parleyHost') as {
          setTitle: (title: unknown) => void;
          pickFile: (kind: unknown) => void;
        };
        host.setTitle(text);
        host.pickFile(text);
      }, canary);
      await expect.poll(() => diary(home).some(({ event }) => event === 'request-turned-away')).toBe(true);
      expect(readFileSync(join(home, 'data/parley/logs/shell.log'), 'utf8')).not.toContain(canary);
    },
    { home, parameters: [join(home, `${canary}.parley`)] },
  );
});

test('the program opens no connection', async () => {
  const home = await makeHome();
  const trace = join(home, 'connections');
  await withParley(
    async ({ page, quit }) => {
      await page.waitForLoadState('load');
      await page.waitForTimeout(3_000);
      await quit();
      const connections = readFileSync(trace, 'utf8').split('\n');
      expect(connections.length).toBeGreaterThan(1);
      expect(connections.filter((line) => /AF_INET6?\b/.test(line))).toEqual([]);
    },
    { home, through: ['strace', '-f', '--seccomp-bpf', '-qq', '-e', 'trace=connect', '-o', trace] },
  );
});

test('an untrusted file is read in a utility process that answers and can be thrown away', async () => {
  await withParley(async ({ app }) => {
    const answer = await app.evaluate(async ({ app: program, utilityProcess, MessageChannelMain }) => {
      const reader = utilityProcess.fork(`${program.getAppPath()}/out/main/parse-entry.js`, [], {
        execArgv: ['--js-flags=--max-old-space-size=384'],
      });
      const { port1, port2 } = new MessageChannelMain();
      reader.postMessage({ kind: 'parse' }, [port1]);
      const answered = new Promise<unknown>((resolve) => port2.once('message', ({ data }) => resolve(data)));
      port2.start();
      port2.postMessage({ kind: 'container', bytes: new Uint8Array(100), settings: undefined });
      const outcome = await answered;
      const gone = new Promise<void>((resolve) => reader.once('exit', () => resolve()));
      reader.kill();
      await gone;
      return outcome;
    });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'file-not-a-plan' } });
  });
});
