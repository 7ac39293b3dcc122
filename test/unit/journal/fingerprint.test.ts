import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fingerprintWords } from '#shared/domain/journal/fingerprint-words.ts';
import { fingerprint } from '#shared/domain/journal/fingerprint.ts';

describe('the fingerprint', () => {
  it('is four words for the first four bytes, joined by en dashes', () => {
    expect(fingerprint(`00ff0180${'0'.repeat(56)}`)).toBe('acorn–zebra–actor–iceberg');
  });

  it('is the same for the same hash and differs in each of its bytes', () => {
    const of = (start: string): string => fingerprint(start + '0'.repeat(56));
    expect(new Set(['00000000', '01000000', '00010000', '00000100', '00000001'].map(of)).size).toBe(5);
    expect(of('01020304')).toBe(of('01020304'));
  });

  it('refuses what is not a hash', () => {
    expect(() => fingerprint('acorn')).toThrow('hexadecimal');
    expect(() => fingerprint('00ff')).toThrow('hexadecimal');
  });
});

describe('its words', () => {
  it('are 256, all different, short, in plain letters', () => {
    expect(fingerprintWords).toHaveLength(256);
    expect(new Set(fingerprintWords).size).toBe(256);
    expect(fingerprintWords.filter((word) => !/^[a-z]{3,8}$/.test(word))).toEqual([]);
  });

  it('never change, because minutes of old meetings name them', () => {
    const digest = createHash('sha256').update(fingerprintWords.join(' ')).digest('hex');
    expect(digest).toBe('c2bf4bf381c67983388d036384f0b5060f8e808d0984aa50ba3ed21c7d20c082');
  });
});
