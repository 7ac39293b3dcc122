/**
 * A history file on its way in: its first rows with what each column means, and what that comes to, side by side.
 * Callers: history tab.
 */
import { formatCount } from '#renderer/i18n/format.ts';
import { useLanguage, useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import { Button, EmptyState, ProgressBar, useModel } from '#renderer/ui/index.ts';
import { ImportColumns } from './import-columns.tsx';
import { ImportMapping } from './import-mapping.tsx';
import { ImportResult, type ImportResultProps } from './import-result.tsx';

export function ImportScreen({ model, session, arriving }: ImportResultProps) {
  const t = useText();
  const language = useLanguage();
  const refusalText = useRefusalText();
  const { phase, fraction, shape, draft, refusal } = useModel(arriving.state, (state) => state);
  const leave = (): void => model.endHistoryImport();
  if (phase === 'refused') {
    return (
      <EmptyState
        icon="warning"
        title={arriving.name}
        actions={<Button onPress={leave}>{t(($) => $.prepare.import.other)}</Button>}
      >
        <span role="alert">{refusal === null ? null : refusalText(refusal)}</span>
      </EmptyState>
    );
  }
  if (shape === null || draft === null) {
    const kilobytes = formatCount(Math.ceil(arriving.size / 1024), language);
    return (
      <div className="prepare-wait">
        <ProgressBar
          label={phase === 'uploading' ? t(($) => $.prepare.import.uploading) : t(($) => $.prepare.import.reading)}
          detail={t(($) => $.prepare.import.size, { name: arriving.name, size: kilobytes })}
          value={phase === 'uploading' ? fraction : null}
          onCancel={leave}
        />
      </div>
    );
  }
  return (
    <div className="import">
      <div className="import-main">
        <div className="import-title">
          <h2>{t(($) => $.prepare.import.title, { name: arriving.name })}</h2>
          <span className="grow" />
          <Button onPress={leave} isDisabled={phase === 'importing'}>
            {t(($) => $.prepare.import.leave)}
          </Button>
        </div>
        <ImportMapping arriving={arriving} shape={shape} draft={draft} />
        <ImportColumns arriving={arriving} shape={shape} draft={draft} />
      </div>
      <ImportResult model={model} session={session} arriving={arriving} />
    </div>
  );
}
