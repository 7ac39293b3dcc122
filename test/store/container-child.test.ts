/** Reading in a process that may die: it answers like the reader, and whatever goes wrong stays inside it. */
import path from 'node:path';
import type { Outcome } from '#shared/base/outcome.ts';
import { openParserChild } from '#main/host/parse-child.ts';
import { makeParseHost } from '#main/host/parse-host.ts';
import { describe, expect, it } from 'vitest';
import { readContainer } from '#main/store/container/read-container.ts';
import { writeContainer } from '#main/store/container/write-container.ts';
import { sampleDocument } from './container-sample.ts';

const fixture = (name: string): string => path.resolve(import.meta.dirname, `../fixtures/files/${name}-reader.ts`);

/** Reads bytes as the hosts do; `entry` stands in for the reader. */
function parseInChild(bytes: Uint8Array, entry?: string, seconds = 60): Promise<Outcome<unknown>> {
  const limits = { container: seconds, csv: seconds };
  return makeParseHost(() => openParserChild(entry), limits).run({ kind: 'container', bytes, settings: null }).answer;
}

describe('the reading process', () => {
  it('gives the same document as reading here', async () => {
    const written = writeContainer(sampleDocument(11), { version: '0.1.0' });
    const bytes = written.ok ? written.value.bytes : Buffer.alloc(0);
    const answer = await parseInChild(bytes);
    expect(answer.ok).toBe(true);
    expect(answer).toEqual(readContainer(bytes));
  });

  it('gives the same refusal', async () => {
    const answer = await parseInChild(Buffer.from('no plan'));
    expect(answer).toEqual(readContainer(Buffer.from('no plan')));
  });

  it('is killed when it hangs', async () => {
    const answer = await parseInChild(Buffer.from('x'), fixture('hanging'), 2);
    expect(answer.ok ? '' : answer.refusal).toEqual({
      code: 'time-limit',
      details: { what: 'reading-the-file', seconds: 2 },
    });
  });

  it('dies alone when it runs out of memory', async () => {
    const answer = await parseInChild(Buffer.from('x'), fixture('hungry'));
    expect(answer.ok ? '' : answer.refusal.code).toBe('file-not-readable');
  });

  it('is reported when it cannot start', async () => {
    const answer = await parseInChild(Buffer.from('x'), fixture('missing'));
    expect(answer.ok ? '' : answer.refusal.code).toBe('file-not-readable');
  });

  it('may neither write nor run anything, and knows nothing of this process', async () => {
    const answer = await parseInChild(Buffer.from('x'), fixture('writing'));
    expect(answer).toEqual({
      ok: true,
      value: { write: 'ERR_ACCESS_DENIED', run: 'ERR_ACCESS_DENIED', environment: [] },
    });
  });
});
