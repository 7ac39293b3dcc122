/** Files of earlier versions open for ever, and say what they said on the day they were written. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContainer } from '#main/store/container/read-container.ts';
import { writeContainer } from '#main/store/container/write-container.ts';
import { sampleDocument } from './container-sample.ts';

const golden = readFileSync(path.resolve(import.meta.dirname, '../fixtures/files/format-1.0.parley'));

describe('a file of format 1.0', () => {
  it('opens with the state and the head it was written with', () => {
    const read = readContainer(golden);
    expect(read.ok && read.value.manifest).toMatchObject({
      format: { major: 1, minor: 0 },
      journal: {
        head: '45cc72a4df279ce06a37d057d0b32e1d99aa2c3a119cffe28e52f9bb8f0e9970',
        fingerprint: 'coral–planet–glacier–mirror',
      },
      stateHash: 'd43b23d1822a0ce5e8c2c4b1a0ca8310d07cb929dc0383f92bdffddd1b70db86',
    });
  });

  it('has the content that is written for the same plan today', () => {
    const read = readContainer(golden);
    const written = writeContainer(sampleDocument(1), { version: '0.1.0' });
    expect(read.ok && written.ok && read.value.manifest).toEqual(written.ok && written.value.manifest);
  });
});
