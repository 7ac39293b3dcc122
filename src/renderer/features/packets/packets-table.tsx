/** Who was asked, who has answered, and what changed: one row for every packet that was cut. Callers: packets section. */
import type { PacketRow } from '#shared/contract/packets.ts';
import { formatCount, formatDate } from '#renderer/i18n/format.ts';
import type { Language } from '#renderer/i18n/language.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PacketCollection } from '#renderer/model/packet-collection.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, Icon, Table, useModel, type TableColumn } from '#renderer/ui/index.ts';
import { AnswersTable } from './answers-table.tsx';

export interface PacketsTableProps {
  readonly session: PlanSession;
  readonly packets: PacketCollection;
}

export function PacketsTable({ session, packets }: PacketsTableProps) {
  const t = useText();
  const language = useLanguage();
  const rows = useModel(packets.state, (state) => state.packets);
  if (rows === null) return null;
  return (
    <div className="packets-table">
      <Table
        caption={t(($) => $.packets.tableTitle)}
        columns={columnsOf(t, language, session, packets)}
        rows={rows}
        rowId={({ packet }) => packet}
        empty={t(($) => $.packets.none)}
      />
    </div>
  );
}

type Text = ReturnType<typeof useText>;

function columnsOf(
  t: Text,
  language: Language,
  session: PlanSession,
  packets: PacketCollection,
): readonly TableColumn<PacketRow>[] {
  return [
    { id: 'unit', label: t(($) => $.packets.unit), heads: true, cell: ({ unitName }) => unitName },
    {
      id: 'cut',
      label: t(($) => $.packets.cutColumn),
      cell: ({ cutBy, cutAt }) => `${cutBy} · ${cutAt === '' ? '–' : formatDate(cutAt, language)}`,
    },
    { id: 'state', label: t(($) => $.packets.stateColumn), cell: (row) => <State row={row} /> },
    {
      id: 'changes',
      label: t(($) => $.packets.changes),
      cell: ({ unitName, answers }) =>
        answers.length === 0 ? (
          <span className="faint">–</span>
        ) : (
          <AnswersTable
            session={session}
            caption={t(($) => $.packets.changesOf, { unit: unitName })}
            answers={answers}
          />
        ),
    },
    {
      id: 'again',
      label: t(($) => $.packets.file),
      cell: ({ packet, unitName, cutAt }) =>
        cutAt === '' ? null : (
          <Button
            tone="quiet"
            aria-label={t(($) => $.packets.saveAgainOf, { unit: unitName })}
            onPress={() => void packets.saveAgain(packet)}
          >
            {t(($) => $.packets.saveAgain)}
          </Button>
        ),
    },
  ];
}

/** Not returned, returned without a number, answered in part, answered: a shape and a word for each. */
function State({ row: { returned } }: { readonly row: PacketRow }) {
  const t = useText();
  const language = useLanguage();
  if (returned === null) {
    return <span className="faint">{t(($) => $.packets.notReturned)}</span>;
  }
  const { answered, lines, by, at } = returned;
  const counts = { answered: formatCount(answered, language), lines: formatCount(lines, language) };
  return (
    <span className="packet-state">
      <span className={answered === lines && lines > 0 ? 'verdict verdict-good' : 'verdict'}>
        {answered === 0 ? null : <Icon name="check" size={12} />}
        {answered === 0 ? t(($) => $.packets.returnedEmpty) : t(($) => $.packets.counts, counts)}
      </span>
      <span className="soft">{t(($) => $.packets.answeredBy, { by, at: formatDate(at, language) })}</span>
    </span>
  );
}
