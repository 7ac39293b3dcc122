/**
 * The lines of an answer: the unit's number before and after, and what became of it. No answer is a word, zero a number.
 * Callers: packet report, packets table.
 */
import type { PacketAnswerView } from '#shared/contract/packets.ts';
import { measureScale } from '#shared/domain/quantity/measure-scale.ts';
import { formatAmount } from '#renderer/i18n/format.ts';
import { useLanguage, useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Icon, Table, usePlan, type TableColumn } from '#renderer/ui/index.ts';

export interface AnswersTableProps {
  readonly session: PlanSession;
  readonly caption: string;
  readonly answers: readonly PacketAnswerView[];
}

export function AnswersTable({ session, caption, answers }: AnswersTableProps) {
  const t = useText();
  const language = useLanguage();
  const { header, units } = usePlan(session);
  const place = (id: string): number => units.indexOf.get(id) ?? units.nodes.length;
  const nameOf = (id: string): string => units.nodes[place(id)]?.name ?? id;
  const amount: AmountText = (value, answer) =>
    value === null
      ? t(($) => $.packets.noAnswer)
      : formatAmount(value, { language, scale: measureScale(answer.measure, header.scale), unit: 'full' });
  const columns = columnsOf(t, nameOf, amount);
  const inOrder = [...answers].sort(
    (left, right) => place(left.unit) - place(right.unit) || (left.measure < right.measure ? -1 : 1),
  );
  return <Table caption={caption} captionHidden columns={columns} rows={inOrder} rowId={({ id }) => id} />;
}

type Text = ReturnType<typeof useText>;
type AmountText = (value: number | null, answer: PacketAnswerView) => string;

function columnsOf(
  t: Text,
  nameOf: (unit: string) => string,
  amount: AmountText,
): readonly TableColumn<PacketAnswerView>[] {
  return [
    {
      id: 'unit',
      label: t(($) => $.packets.unit),
      heads: true,
      cell: ({ unit, measure }) =>
        measure === 'revenue' ? nameOf(unit) : `${nameOf(unit)} · ${t(($) => $.bargain.measure[measure])}`,
    },
    { id: 'before', label: t(($) => $.packets.before), align: 'right', cell: (row) => amount(row.before, row) },
    { id: 'after', label: t(($) => $.packets.after), align: 'right', cell: (row) => amount(row.after, row) },
    { id: 'outcome', label: t(($) => $.packets.outcome), cell: (row) => <Outcome answer={row} amount={amount} /> },
  ];
}

interface OutcomeProps {
  readonly answer: PacketAnswerView;
  readonly amount: AmountText;
}

function Outcome({ answer, amount }: OutcomeProps) {
  const t = useText();
  const refusalText = useRefusalText();
  const { outcome, code, details } = answer;
  const [asked, then, now] = [answer.asked, answer.offerThen, answer.offerNow].map((value) => amount(value, answer));
  const filling = { asked: asked ?? '', offerThen: then ?? '', offerNow: now ?? '' };
  const why = code === '' ? '' : refusalText({ code: code as Parameters<typeof refusalText>[0]['code'], details });
  const isFine = outcome === 'taken';
  return (
    <span className={isFine ? 'answer-outcome' : 'answer-outcome answer-marked'}>
      <Icon name={isFine ? 'check' : 'warning'} size={12} />
      <span>
        {t(($) => $.packets.outcomes[outcome], filling)} {outcome === 'refused' ? why : null}
      </span>
    </span>
  );
}
