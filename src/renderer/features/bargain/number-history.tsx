/**
 * The history of a number in the panel: every value the cell had, newest first, who and what wrote it, and a way back,
 * which is a move like any other. Caller: the panel.
 */
import type { NumberValue } from '#shared/contract/past-views.ts';
import { sides, type Side } from '#shared/domain/plan/entities.ts';
import { calendarMonthOf, isWholeYear, quarters, wholeYear } from '#shared/domain/plan/periods.ts';
import { formatDate, monthName } from '#renderer/i18n/format.ts';
import { stepText } from '#renderer/i18n/step-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button, Chip, PanelSection, SegmentedControl, Select, useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { bargainOf, type NumberChoice } from './bargain-state.ts';
import { writeAlone } from './bargain-text.ts';
import { numberCommand } from './number-commands.ts';
import { rowNumbers } from './row-facts.ts';
import { useActions, useShown, type RowProps } from './use-bargain.ts';
import { useNumberHistory } from './use-number-history.ts';
import './number-history.css';

export function NumberHistory({ session, row, choice }: RowProps & { readonly choice: NumberChoice }) {
  const t = useText();
  const { set } = useActions(session);
  const { side, periods } = choice;
  const { reading, lookFurther } = useNumberHistory(session, { unit: row.unit, measure: row.measure, side, periods });
  const { values, next, looking, failed } = reading;
  return (
    <PanelSection title={t(($) => $.bargain.number.title)}>
      <Button tone="quiet" icon="chevronLeft" onPress={() => set({ number: null })}>
        {t(($) => $.bargain.number.close)}
      </Button>
      <PlaceChoice session={session} row={row} choice={choice} />
      {values.length === 0 && !looking && !failed ? (
        <p className="soft">{t(($) => $.bargain.number.none)}</p>
      ) : (
        <ol className="moves number-values" aria-label={t(($) => $.bargain.number.list)}>
          {values.map((one, index) => (
            <Value key={one.step.sequence} session={session} row={row} choice={choice} one={one} newest={index === 0} />
          ))}
        </ol>
      )}
      <div aria-live="polite">
        {looking ? <p className="faint">{t(($) => $.bargain.number.looking)}</p> : null}
        {failed ? <p className="soft">{t(($) => $.bargain.number.failed)}</p> : null}
      </div>
      {next === null || looking ? null : <Button onPress={lookFurther}>{t(($) => $.bargain.number.further)}</Button>}
    </PanelSection>
  );
}

type ChoiceProps = RowProps & { readonly choice: NumberChoice };

function PlaceChoice({ session, choice }: ChoiceProps) {
  const t = useText();
  const { header } = usePlan(session);
  const { style } = useShown(session);
  const { set } = useActions(session);
  const { side, periods } = choice;
  const months = Array.from({ length: 12 }, (_, place) => ({
    range: { first: place + 1, last: place + 1 },
    label: monthName(calendarMonthOf(header, header.year, place + 1).month, style.language),
  }));
  const ranges = [
    { range: wholeYear, label: t(($) => $.bargain.number.wholeYear, { year: header.year }) },
    ...quarters.map((range, place) => ({ range, label: t(($) => $.bargain.column.quarter, { quarter: place + 1 }) })),
    ...months,
  ].map(({ range, label }) => ({ range, id: `${range.first}-${range.last}`, label }));
  return (
    <div className="number-place">
      <SegmentedControl
        label={t(($) => $.bargain.number.side)}
        options={sides.map((id) => ({ id, label: t(($) => $.bargain.panel[id === 'company' ? 'offer' : 'ask']) }))}
        value={side}
        onChange={(next: Side) => set({ number: { side: next, periods } })}
      />
      <Select
        label={t(($) => $.bargain.number.period)}
        labelHidden
        options={ranges.map(({ id, label }) => ({ id, label }))}
        value={`${periods.first}-${periods.last}`}
        onChange={(id) => {
          const chosen = ranges.find((one) => one.id === id);
          if (chosen !== undefined) set({ number: { side, periods: chosen.range } });
        }}
      />
    </div>
  );
}

interface ValueProps extends ChoiceProps {
  readonly one: NumberValue;
  /** It is the value that stands now. */
  readonly newest: boolean;
}

function Value({ session, row, choice, one, newest }: ValueProps) {
  const t = useText();
  const { style } = useShown(session);
  const { value, step, move } = one;
  const hue = move?.kind === 'settle' ? 'settled' : choice.side;
  const reason = move?.reason ?? step.label;
  return (
    <li className={`move move-${hue}`}>
      <div className="number-value">
        <strong className={step.undone ? 'number-undone' : ''}>
          {value === null ? t(($) => $.bargain.number.noNumber) : writeAlone(value, style)}
        </strong>
        {step.undone ? <Chip>{t(($) => $.history.undone)}</Chip> : null}
        {newest ? <Chip tone="good">{t(($) => $.bargain.number.now)}</Chip> : null}
        {newest || value === null ? null : <BackButton session={session} row={row} choice={choice} one={one} />}
      </div>
      <div>
        <Cause session={session} row={row} one={one} />
      </div>
      <div className="faint">
        {t(($) => $.bargain.number.entry, { sequence: step.sequence, actor: step.actor })},{' '}
        <time dateTime={step.at}>{formatDate(step.at, style.language)}</time>
      </div>
      {reason === '' ? null : <div className="soft">{reason}</div>}
    </li>
  );
}

/** What wrote it: the move on the row itself, the spread of a total above, a part below, or the step as a whole. */
function Cause({ session, row, one }: RowProps & { readonly one: NumberValue }) {
  const t = useText();
  const plan = usePlan(session);
  const { style } = useShown(session);
  const { step, move } = one;
  if (move === null) return <>{stepText(t, style.language, plan, step)}</>;
  const what = t(($) => $.bargain.move[move.kind]);
  const round = t(($) => $.bargain.panel.round, { round: move.round });
  if (move.unit === row.unit && move.measure === row.measure) return <>{`${what}, ${round}`}</>;
  const unit = plan.units.nodes[plan.units.indexOf.get(move.unit) ?? -1]?.name ?? move.unit;
  const amount = move.value === null || move.measure !== row.measure ? '' : writeAlone(move.value, style);
  return <>{t(($) => $.bargain.number.spread, { what, unit, amount, round })}</>;
}

/** A number like any other, tried while the button is looked at: pointer or focus shows what it would do. */
function BackButton({ session, row, choice, one }: ChoiceProps & { readonly one: NumberValue }) {
  const t = useText();
  const { act } = useActions(session);
  const { style } = useShown(session);
  const { method } = useModel(bargainOf(session), (state) => ({ method: state.method }));
  const { side, periods } = choice;
  const { value, step } = one;
  if (value === null || value === standing(session.replica, row, choice)) return null;
  const layer = side === 'company' ? 'offer' : 'ask';
  const reason = t(($) => $.bargain.number.reason, { sequence: step.sequence });
  const body = numberCommand({ unit: row.unit, layer, periods, value }, row.state, {
    measure: row.measure,
    method,
    grounds: { reason },
  });
  const look = (isLooking: boolean): void => (isLooking ? session.preview(body) : session.clearPreview());
  return (
    <Button
      aria-label={t(($) => $.bargain.number.backTo, { amount: writeAlone(value, style), sequence: step.sequence })}
      onHoverChange={look}
      onFocusChange={look}
      onPress={() => void act(body)}
    >
      {t(($) => $.bargain.number.back)}
    </Button>
  );
}

/** What stands on the chosen cell now. */
function standing(
  replica: RowProps['session']['replica'],
  row: RowProps['row'],
  { side, periods }: NumberChoice,
): number | null {
  const layer = side === 'company' ? 'offer' : 'ask';
  if (isWholeYear(periods)) return row[layer];
  return rowNumbers(replica, row.measure, replica.units.indexOf.get(row.unit) ?? 0, periods)[layer];
}
