/** What a side would not go beyond, kept on this computer alone; folded away. Caller: the panel. */
import { useEffect, useState } from 'react';
import type { Reservation } from '#shared/contract/concession-views.ts';
import type { Side } from '#shared/domain/plan/entities.ts';
import { agreementZone } from '#shared/domain/settlement/two-sides.ts';
import { useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import { AmountField, Button, Fold } from '#renderer/ui/index.ts';
import { writeAlone, writeCell } from './bargain-text.ts';
import { readTyped, typedContext } from './read-typed.ts';
import { useActions, useShown, type RowProps } from './use-bargain.ts';

export function ReservationFold({ session, row }: RowProps) {
  const t = useText();
  const { style } = useShown(session);
  const { set } = useActions(session);
  const [kept, setKept] = useState<readonly Reservation[]>([]);
  useEffect(() => {
    let gone = false;
    const read = async (): Promise<void> => {
      const answer = await session.getReservations().catch(() => null);
      if (!gone && answer?.ok === true) setKept(answer.value);
    };
    void read();
    return () => {
      gone = true;
    };
  }, [session]);
  const pointOf = (side: Side): number | null =>
    kept.find((one) => one.side === side && one.unit === row.unit && one.measure === row.measure)?.value ?? null;
  const [company, unit] = [pointOf('company'), pointOf('unit')];
  const zone = company === null || unit === null ? null : agreementZone(company, unit);
  return (
    <Fold title={t(($) => $.boards.reservation.title)} detail={t(($) => $.boards.reservation.private)}>
      <p className="soft">{t(($) => $.boards.reservation.text)}</p>
      {(['company', 'unit'] as const).map((side) => (
        <Point
          key={`${row.unit} ${row.measure} ${side} ${pointOf(side) ?? ''}`}
          session={session}
          row={row}
          side={side}
          value={pointOf(side)}
          onKept={setKept}
        />
      ))}
      {zone === null ? null : (
        <p className="concession-meeting">
          {zone.kind === 'none'
            ? t(($) => $.boards.reservation.none, { short: writeAlone(zone.short, style) })
            : t(($) => $.boards.reservation.zone, {
                low: writeAlone(zone.low, style),
                high: writeAlone(zone.high, style),
                middle: writeAlone(zone.middle, style),
              })}
        </p>
      )}
      {unit === null ? null : (
        <Button
          tone="quiet"
          onPress={() => set({ reason: t(($) => $.boards.reservation.disclosed, { amount: writeAlone(unit, style) }) })}
        >
          {t(($) => $.boards.reservation.disclose)}
        </Button>
      )}
    </Fold>
  );
}

interface PointProps extends RowProps {
  readonly side: Side;
  readonly value: number | null;
  readonly onKept: (kept: readonly Reservation[]) => void;
}

function Point({ session, row, side, value, onKept }: PointProps) {
  const t = useText();
  const refusalText = useRefusalText();
  const shown = useShown(session);
  const { style, unitName } = shown;
  const [text, setText] = useState(value === null ? '' : writeCell(value, style));
  const read = text.trim() === '' ? null : readTyped(text, typedContext(row, value, shown));
  const keep = async (): Promise<void> => {
    if (read?.ok === false) return;
    const { unit, measure } = row;
    const answer = await session.setReservation({ side, unit, measure, value: read === null ? null : read.value });
    if (answer.ok) onKept(answer.value);
  };
  return (
    <div className="reservation">
      <AmountField
        label={
          side === 'company'
            ? t(($) => $.boards.reservation.company)
            : t(($) => $.boards.reservation.unit, { name: row.name })
        }
        value={text}
        unit={unitName}
        onChange={setText}
        onEnter={() => void keep()}
        refusal={read?.ok === false ? refusalText(read.refusal) : null}
      />
      <Button isDisabled={read?.ok === false} onPress={() => void keep()}>
        {t(($) => $.boards.reservation.keep)}
      </Button>
    </div>
  );
}
