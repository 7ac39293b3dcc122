/** What the store has to say, in both languages. */
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { noticeCodes, type StoreNotice } from '#shared/contract/store-service.ts';
import { startTexts } from '#renderer/i18n/setup.ts';
import { storeNoticeText } from '#renderer/i18n/store-notice-text.ts';

beforeAll(() => startTexts('en'));

/** All facts that any notice has. */
const details = { count: 12_345, kept: 'damaged-1', fault: 'ENOSPC' };
const sentence = (language: 'en' | 'es', notice: StoreNotice): string =>
  storeNoticeText(i18next.getFixedT(language), notice);

describe('a notice of the store', () => {
  it.each(noticeCodes)('“%s” is a whole sentence in each language', (code) => {
    const [english, spanish] = (['en', 'es'] as const).map((language) => sentence(language, { code, details }));
    for (const text of [english, spanish]) {
      expect(text).toMatch(/^[A-Z].{30,}\.$/);
      expect(text).not.toMatch(/[{}]|undefined/);
    }
    expect(spanish).not.toBe(english);
  });

  it('counts as the language does', () => {
    const code = 'last-entries-restored';
    expect(sentence('en', { code, details: { count: 1 } })).toContain('its last entry.');
    expect(sentence('en', { code, details })).toContain('its last 12,345 entries.');
    expect(sentence('es', { code, details: { count: 1 } })).toContain('su última anotación.');
    expect(sentence('es', { code, details })).toContain('sus últimas 12.345 anotaciones.');
  });
});
