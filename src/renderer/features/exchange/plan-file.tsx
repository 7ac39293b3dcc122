/** A plan file that came in: brought over, checked, described, and taken over when the person says so. Callers: exchange screen. */
import { fileSource } from '#renderer/boot/file-source.ts';
import { useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { PlanFileArrival } from '#renderer/model/plan-file-arrival.ts';
import type { WindowModel } from '#renderer/model/window-model.ts';
import { Button, FileDrop, ProgressBar, useModel } from '#renderer/ui/index.ts';
import { PlanFileReport } from './plan-file-report.tsx';

export interface PlanFileProps {
  readonly model: WindowModel;
  readonly arrival: PlanFileArrival | null;
}

export function PlanFile({ model, arrival }: PlanFileProps) {
  const t = useText();
  return (
    <section className="stack" aria-labelledby="open-title">
      <h2 id="open-title">{t(($) => $.exchange.open)}</h2>
      {arrival === null ? (
        <>
          <p className="soft">{t(($) => $.exchange.openText)}</p>
          <FileDrop
            label={t(($) => $.start.file)}
            accepts={['.parley']}
            onFiles={([file]) => {
              if (file !== undefined) model.takePlanFile(fileSource(file));
            }}
          />
        </>
      ) : (
        <Arrival model={model} arrival={arrival} />
      )}
    </section>
  );
}

function Arrival({ model, arrival }: { readonly model: WindowModel; readonly arrival: PlanFileArrival }) {
  const t = useText();
  const refusalText = useRefusalText();
  const { phase, fraction, report, refusal } = useModel(arrival.state, (state) => state);
  const working =
    phase === 'uploading' || phase === 'reading' || phase === 'importing' ? t(($) => $.exchange[phase]) : null;
  return (
    <div className="stack" aria-live="polite">
      <p>
        <strong>{arrival.name}</strong>
      </p>
      {working === null ? null : (
        <ProgressBar
          label={working}
          value={phase === 'uploading' ? fraction : null}
          {...(phase === 'importing' ? {} : { onCancel: () => model.endArrival(arrival) })}
        />
      )}
      {report === null ? null : <PlanFileReport model={model} arrival={arrival} report={report} />}
      {refusal === null ? null : <p className="field-refusal">{refusalText(refusal)}</p>}
      {working === null ? (
        <div>
          <Button onPress={() => model.endArrival(arrival)}>{t(($) => $.exchange.other)}</Button>
        </div>
      ) : null}
    </div>
  );
}
