/** Reading in a process that may die: it answers like the reader, and whatever goes wrong stays inside it. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseInChild } from '#main/store/container/parse-in-child.ts';
import { readContainer } from '#main/store/container/read-container.ts';
import { writeContainer } from '#main/store/container/write-container.ts';
import { sampleDocument } from './container-sample.ts';

const entry = path.resolve(import.meta.dirname, '../../src/main/store/container/parse-process.ts');
const fixture = (name: string): string => path.resolve(import.meta.dirname, `../fixtures/files/${name}-reader.ts`);

describe('the reading process', () => {
  it('gives the same document as reading here', async () => {
    const written = writeContainer(sampleDocument(11), { version: '0.1.0' });
    const bytes = written.ok ? written.value.bytes : Buffer.alloc(0);
    const answer = await parseInChild(bytes, { entry });
    expect(answer.ok).toBe(true);
    expect(answer).toEqual(readContainer(bytes));
  });

  it('gives the same refusal', async () => {
    const answer = await parseInChild(Buffer.from('no plan'), { entry });
    expect(answer).toEqual(readContainer(Buffer.from('no plan')));
  });

  it('is killed when it hangs', async () => {
    const answer = await parseInChild(Buffer.from('x'), { entry: fixture('hanging'), deadlineMilliseconds: 1500 });
    expect(answer.ok ? '' : answer.refusal).toEqual({
      code: 'time-limit',
      details: { what: 'Reading the file', seconds: 2 },
    });
  });

  it('dies alone when it runs out of memory', async () => {
    const answer = await parseInChild(Buffer.from('x'), {
      entry: fixture('hungry'),
      memoryMegabytes: 48,
      deadlineMilliseconds: 40_000,
    });
    expect(answer.ok ? '' : answer.refusal.code).toBe('file-not-readable');
  });

  it('is reported when it cannot start', async () => {
    const answer = await parseInChild(Buffer.from('x'), { entry: fixture('missing') });
    expect(answer.ok ? '' : answer.refusal.code).toBe('file-not-readable');
  });

  it('may neither write nor run anything, and knows nothing of this process', async () => {
    const answer: unknown = await parseInChild(Buffer.from('x'), { entry: fixture('writing') });
    expect(answer).toEqual({ write: 'ERR_ACCESS_DENIED', run: 'ERR_ACCESS_DENIED', environment: [] });
  });
});
