/** Answers coming back: several files, what they would do, which copy counts, and taking them in. Callers: packets section. */
import { fileSource } from '#renderer/boot/file-source.ts';
import { useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { PacketCollection } from '#renderer/model/packet-collection.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, FileDrop, ProgressBar, useModel } from '#renderer/ui/index.ts';
import { PacketReport } from './packet-report.tsx';

export interface CollectAnswersProps {
  readonly session: PlanSession;
  readonly packets: PacketCollection;
}

export function CollectAnswers({ session, packets }: CollectAnswersProps) {
  const t = useText();
  const refusalText = useRefusalText();
  const { phase, fraction, refusal } = useModel(packets.state, (state) => state);
  const working = phase === 'uploading' || phase === 'reading' || phase === 'collecting' ? phase : null;
  return (
    <section className="card packets-way" aria-labelledby="collect-title">
      <h3 id="collect-title">{t(($) => $.packets.collectTitle)}</h3>
      {phase === 'idle' ? (
        <>
          <p className="soft">{t(($) => $.packets.collectText)}</p>
          <FileDrop
            label={t(($) => $.packets.answers)}
            accepts={['.parley']}
            several
            onFiles={(files) => void packets.look(files.map(fileSource))}
          >
            {t(($) => $.packets.dropHere)}
          </FileDrop>
        </>
      ) : null}
      {working === null ? null : (
        <ProgressBar
          label={t(($) => $.packets.working[working])}
          value={working === 'uploading' ? fraction : null}
          {...(working === 'collecting' ? {} : { onCancel: () => packets.close() })}
        />
      )}
      {refusal === null ? null : <p className="field-refusal">{refusalText(refusal)}</p>}
      <Reports session={session} packets={packets} />
    </section>
  );
}

function Reports({ session, packets }: CollectAnswersProps) {
  const t = useText();
  const { phase, reports, names } = useModel(packets.state, (state) => state);
  if (phase !== 'seen' && phase !== 'collected') return null;
  const isNew = reports.some(({ state }) => state === 'answered' || state === 'unanswered');
  return (
    <div className="stack" aria-live="polite">
      {phase === 'collected' ? <p role="status">{t(($) => $.packets.collected)}</p> : null}
      {reports.map((report) => (
        <PacketReport
          key={`${report.packet} ${report.head} ${report.files.join(' ')}`}
          session={session}
          report={report}
          names={names}
          onChoose={phase === 'seen' ? () => void packets.choose(report.packet, report.head) : null}
        />
      ))}
      <div className="row">
        {phase === 'seen' && isNew ? (
          <Button tone="first" onPress={() => void packets.collect()}>
            {t(($) => $.packets.collect)}
          </Button>
        ) : null}
        <Button onPress={() => packets.close()}>
          {phase === 'seen' ? t(($) => $.common.cancel) : t(($) => $.packets.more)}
        </Button>
      </div>
    </div>
  );
}
