/** The settled lines, and which side has signed each: the place where a settlement is signed. Caller: the commit screen. */
import type { MinutesLine } from '#shared/domain/minutes/facts.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, Chip, Table, usePlan, type TableColumn } from '#renderer/ui/index.ts';
import { useCommand } from '#renderer/ui/use-command.ts';
import { sides } from '#shared/domain/plan/entities.ts';
import { amount, lineName, type Pen } from './minutes-words.ts';

export interface SettledLinesProps {
  readonly session: PlanSession;
  readonly pen: Pen;
  readonly lines: readonly MinutesLine[];
}

export function SettledLines({ session, pen, lines }: SettledLinesProps) {
  const t = useText();
  // A line that was settled with a total is signed with it.
  const settled = lines.filter(({ status, settledWith }) => status === 'settled' && settledWith === null);
  return (
    <section className="commit-settled" aria-label={t(($) => $.commit.settled)}>
      <Table
        caption={t(($) => $.commit.settled)}
        columns={columnsOf(pen, session)}
        rows={settled}
        rowId={({ id }) => id}
        empty={t(($) => $.commit.noneSettled)}
      />
    </section>
  );
}

function columnsOf(pen: Pen, session: PlanSession): readonly TableColumn<MinutesLine>[] {
  const { t } = pen;
  return [
    { id: 'line', label: t(($) => $.minutes.line), heads: true, cell: (line) => lineName(pen, line) },
    {
      id: 'agreed',
      label: t(($) => $.minutes.agreed),
      align: 'right',
      cell: (line) => amount(pen, line.measure, line.agreed),
    },
    { id: 'signed', label: t(($) => $.minutes.signed), cell: (line) => <Signatures session={session} line={line} /> },
  ];
}

/** Who has signed, and a button for who has not; in a packet nobody signs. */
function Signatures({ session, line }: { readonly session: PlanSession; readonly line: MinutesLine }) {
  const t = useText();
  const { header } = usePlan(session);
  const { send, busy, refusal } = useCommand(session);
  const { signed, unit, measure } = line;
  // A line's id is its measure and its unit's id.
  const id = line.id.slice(measure.length + 1);
  return (
    <span className="row">
      {sides.map((side) => {
        const who = side === 'company' ? t(($) => $.minutes.company) : unit;
        if (signed[side] !== null) {
          return (
            <Chip key={side} tone={side}>
              {t(($) => $.commit.signedBy, { who })}
            </Chip>
          );
        }
        return header.packet === undefined ? (
          <Button key={side} isDisabled={busy} onPress={() => void send({ kind: 'sign', side, unit: id, measure })}>
            {t(($) => $.commit.sign, { who })}
          </Button>
        ) : null;
      })}
      {refusal === null ? null : (
        <span className="field-refusal" role="alert">
          {refusal}
        </span>
      )}
    </span>
  );
}
