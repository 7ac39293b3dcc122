/** Reading a file in a process that is thrown away: answers, refusals, hangs, deaths, and what such a process may do. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openParserChild } from '#main/host/parse-child.ts';
import { makeParseHost } from '#main/host/parse-host.ts';
import type { ParseJob } from '#shared/contract/parse-host.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-parser-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A parser in the place of the real one: does what the job's settings say. */
const entry = join(folder, 'entry.mjs');
writeFileSync(join(folder, 'package.json'), '{}');
writeFileSync(
  entry,
  `import { writeFileSync } from 'node:fs';
   import { spawnSync } from 'node:child_process';
   const refusedBy = (run) => { try { run(); return 'allowed'; } catch (fault) { return fault.code; } };
   const deeds = {
     size: (job) => job.bytes.length,
     hang: () => { for (;;); },
     die: () => process.abort(),
     eat: () => { const kept = []; for (;;) kept.push(Array.from({ length: 1e5 }, () => ({}))); },
     write: () => refusedBy(() => writeFileSync(${JSON.stringify(join(folder, 'written'))}, 'x')),
     spawn: () => refusedBy(() => spawnSync('true')),
     environment: () => Object.keys(process.env).filter((name) => name !== 'NODE_CHANNEL_FD' && name !== 'NODE_CHANNEL_SERIALIZATION_MODE'),
     nonsense: () => undefined,
   };
   process.once('message', (job) => {
     const value = deeds[job.settings](job);
     process.send(job.settings === 'nonsense' ? { hello: 1 } : { ok: true, value }, () => process.disconnect());
   });`,
);

const host = makeParseHost(() => openParserChild(entry), { container: 2, csv: 20 });
const job = (settings: string, kind: ParseJob['kind'] = 'csv'): ParseJob => ({
  kind,
  settings,
  bytes: new Uint8Array(1e6),
});

describe('reading a file in a process of its own', () => {
  it('hands the bytes over and the answer back', async () => {
    expect(await host.run(job('size')).answer).toEqual({ ok: true, value: 1e6 });
  });

  it('ends a parser that does not come to an end', async () => {
    const answer = await host.run(job('hang', 'container')).answer;
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'time-limit', details: { seconds: 2 } } });
  });

  it('ends a parser that is cancelled', async () => {
    const run = host.run(job('hang'));
    run.cancel();
    expect(await run.answer).toMatchObject({ ok: false, refusal: { code: 'cancelled' } });
  });

  it.each(['die', 'eat', 'nonsense'])('turns a parser that does “%s” into a refusal', async (deed) => {
    expect(await host.run(job(deed)).answer).toMatchObject({ ok: false, refusal: { code: 'file-not-readable' } });
  });

  it('gives a parser no right to write or to start programs, and no environment', async () => {
    expect(await host.run(job('write')).answer).toEqual({ ok: true, value: 'ERR_ACCESS_DENIED' });
    expect(await host.run(job('spawn')).answer).toEqual({ ok: true, value: 'ERR_ACCESS_DENIED' });
    expect(await host.run(job('environment')).answer).toEqual({ ok: true, value: [] });
    expect(existsSync(join(folder, 'written'))).toBe(false);
  });
});
