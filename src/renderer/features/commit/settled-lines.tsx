/** The settled lines, and which side has signed each: the place where a settlement is signed. Caller: the commit screen. */
import type { MinutesLine } from '#shared/domain/minutes/facts.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Chip, Table, type TableColumn } from '#renderer/ui/index.ts';
import { amount, lineName, type Pen } from './minutes-words.ts';

export function SettledLines({ pen, lines }: { readonly pen: Pen; readonly lines: readonly MinutesLine[] }) {
  const t = useText();
  // A line that was settled with a total is signed with it.
  const settled = lines.filter(({ status, settledWith }) => status === 'settled' && settledWith === null);
  return (
    <section className="commit-settled" aria-label={t(($) => $.commit.settled)}>
      <Table
        caption={t(($) => $.commit.settled)}
        columns={columnsOf(pen)}
        rows={settled}
        rowId={({ id }) => id}
        empty={t(($) => $.commit.noneSettled)}
      />
    </section>
  );
}

function columnsOf(pen: Pen): readonly TableColumn<MinutesLine>[] {
  const { t } = pen;
  return [
    { id: 'line', label: t(($) => $.minutes.line), heads: true, cell: (line) => lineName(pen, line) },
    {
      id: 'agreed',
      label: t(($) => $.minutes.agreed),
      align: 'right',
      cell: (line) => amount(pen, line.measure, line.agreed),
    },
    { id: 'signed', label: t(($) => $.minutes.signed), cell: (line) => <Signed line={line} /> },
  ];
}

function Signed({ line: { signed, unit } }: { readonly line: MinutesLine }) {
  const t = useText();
  if (signed.company === null && signed.unit === null) {
    return <span className="faint">{t(($) => $.minutes.notSigned)}</span>;
  }
  return (
    <span className="row">
      {signed.company === null ? null : <Chip tone="company">{t(($) => $.minutes.company)}</Chip>}
      {signed.unit === null ? null : <Chip tone="unit">{unit}</Chip>}
    </span>
  );
}
