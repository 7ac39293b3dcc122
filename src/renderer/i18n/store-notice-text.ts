/**
 * What the store had to say, as a sentence in the reader's language. The store sends a code and its facts; the sentences
 * stand in the catalogues alone, because the command line works on copies that need no such word. Callers: app notices.
 */
import type { StoreNotice } from '#shared/contract/store-service.ts';
import type { useText } from './use-text.ts';

type Text = ReturnType<typeof useText>;

/** The sentence of a notice. Only some count something; the others have no use for the count. */
export function storeNoticeText(t: Text, { code, details }: StoreNotice): string {
  return t(($) => $.app.storeNotice[code], { count: 0, ...details });
}
