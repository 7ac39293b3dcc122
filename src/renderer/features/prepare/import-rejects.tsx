/** What of a file cannot enter the plan as it is: names nobody knows, and rows with a mistake. Callers: import result. */
import type { ImportReport } from '#shared/contract/history-views.ts';
import { formatCount } from '#renderer/i18n/format.ts';
import { useLanguage, useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { HistoryImport } from '#renderer/model/history-import.ts';
import { Button, Checkbox, PanelSection } from '#renderer/ui/index.ts';

/** Names and rows shown; the file of rejects has all of them. */
const shownNames = 8;
const shownRejects = 30;

export interface UnknownNamesProps {
  readonly arriving: HistoryImport;
  readonly report: ImportReport;
  readonly addUnknown: boolean;
}

export function UnknownNames({ arriving, report, addUnknown }: UnknownNamesProps) {
  const t = useText();
  const language = useLanguage();
  const lists = [
    { id: 'units', names: report.unknownUnits },
    { id: 'lines', names: report.unknownLines },
  ] as const;
  if (lists.every(({ names }) => names.length === 0)) return null;
  return (
    <PanelSection title={t(($) => $.prepare.import.unknown)}>
      {lists
        .filter(({ names }) => names.length > 0)
        .map(({ id, names }) => (
          <p key={id}>
            <span className="soft">{t(($) => $.prepare.import.unknownOf[id], { count: names.length })}</span>{' '}
            {names
              .slice(0, shownNames)
              .map(({ name, rows }) => `${name} (${formatCount(rows, language)})`)
              .join(', ')}
            {names.length > shownNames ? '…' : ''}
          </p>
        ))}
      <Checkbox isSelected={addUnknown} onChange={(next) => arriving.choose({ addUnknown: next })}>
        {t(($) => $.prepare.import.addUnknown)}
      </Checkbox>
      <p className="field-help">
        {addUnknown ? t(($) => $.prepare.import.addUnknownHelp) : t(($) => $.prepare.import.leaveUnknownHelp)}
      </p>
    </PanelSection>
  );
}

export function Rejects({ arriving, report }: { readonly arriving: HistoryImport; readonly report: ImportReport }) {
  const t = useText();
  const language = useLanguage();
  const refusalText = useRefusalText();
  if (report.rejects.length === 0) return null;
  return (
    <PanelSection title={t(($) => $.prepare.import.rejects)}>
      <ol className="rejects">
        {report.rejects.slice(0, shownRejects).map((reject) => (
          <li key={reject.line}>
            <strong>{t(($) => $.prepare.import.line, { line: formatCount(reject.line, language) })}</strong>{' '}
            {refusalText(reject)}
            <code className="faint">{reject.text}</code>
          </li>
        ))}
      </ol>
      <Button onPress={() => void arriving.saveRejects()}>{t(($) => $.prepare.import.saveRejects)}</Button>
    </PanelSection>
  );
}
