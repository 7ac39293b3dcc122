/** What one packet that came back does to the plan, line by line. Callers: collect answers. */
import type { PacketReportView } from '#shared/contract/packets.ts';
import { formatCount, formatDate } from '#renderer/i18n/format.ts';
import { useLanguage, useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, Icon } from '#renderer/ui/index.ts';
import { AnswersTable } from './answers-table.tsx';

export interface PacketReportProps {
  readonly session: PlanSession;
  readonly report: PacketReportView;
  /** The names of the files, by their place. */
  readonly names: readonly string[];
  /** Says that this copy counts; null when nothing can be chosen any more. */
  readonly onChoose: (() => void) | null;
}

export function PacketReport({ session, report, names, onChoose }: PacketReportProps) {
  const t = useText();
  const language = useLanguage();
  const refusalText = useRefusalText();
  const { state, refusal, answered, lines, by, at, unitName } = report;
  const file = report.files.map((place) => names[place] ?? '').join(', ');
  const good = state === 'answered' || state === 'unanswered' || state === 'again';
  const canChoose = onChoose !== null && (state === 'twice' || refusal?.code === 'packet-not-chosen');
  return (
    <div className="packet-report">
      <h4 className={good ? 'verdict' : 'verdict verdict-bad'}>
        <Icon name={good ? 'check' : 'warning'} size={14} />
        {unitName === '' ? file : unitName}
        <span className="faint packet-file">{unitName === '' ? '' : file}</span>
      </h4>
      {by === '' ? null : (
        <p className="soft">
          {t(($) => $.packets.answeredBy, { by, at: formatDate(at, language) })}
          {' · '}
          {t(($) => $.packets.counts, {
            answered: formatCount(answered, language),
            lines: formatCount(lines, language),
          })}
        </p>
      )}
      {refusal === null ? null : <p>{refusalText(refusal)}</p>}
      {state === 'twice' || state === 'refused' ? null : <p>{t(($) => $.packets.state[state])}</p>}
      {canChoose ? (
        <div>
          <Button onPress={onChoose} aria-label={t(($) => $.packets.chooseOf, { by, unit: unitName })}>
            {t(($) => $.packets.choose, { by })}
          </Button>
        </div>
      ) : null}
      {report.answers.length === 0 ? null : (
        <AnswersTable
          session={session}
          caption={t(($) => $.packets.changesOf, { unit: unitName })}
          answers={report.answers}
        />
      )}
    </div>
  );
}
