/** The words that stand for a journal, large enough to be read across a room. Callers: export, plan file. */
import { formatCount } from '#renderer/i18n/format.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';

export function Fingerprint({ words, entries }: { readonly words: string; readonly entries: number }) {
  const t = useText();
  const language = useLanguage();
  return (
    <dl className="facts">
      <dt>{t(($) => $.exchange.fingerprint)}</dt>
      <dd className="fingerprint">{words}</dd>
      <dt>{t(($) => $.exchange.entries)}</dt>
      <dd>{formatCount(entries, language)}</dd>
    </dl>
  );
}
