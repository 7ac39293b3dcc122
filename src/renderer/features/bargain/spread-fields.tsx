/** The fields of the spread panel: method, side, months, numbers, shape, rows, replace or add. Caller: spread panel. */
import { monthName } from '#renderer/i18n/format.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import { calendarMonthOf, isWholeYear } from '#shared/domain/plan/periods.ts';
import type { PeriodRange } from '#shared/domain/plan/entities.ts';
import { AmountField, ComboBox, SegmentedControl, Select, TextField } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import {
  fieldsOf,
  ranges,
  seasons,
  spreadKinds,
  yearsBefore,
  type RefusedFields,
  type SpreadChoice,
} from './spread-form.ts';
import { useShown, type RowProps } from './use-bargain.ts';
import { SideChoice } from './side-choice.tsx';

interface FieldProps extends RowProps {
  readonly choice: SpreadChoice;
  readonly refused: RefusedFields;
  readonly onChange: (choice: SpreadChoice) => void;
  readonly onEnter: () => void;
}

export function SpreadFields(props: FieldProps) {
  const { row, choice, onChange } = props;
  const t = useText();
  const rangeName = useRangeName(props);
  const fields = fieldsOf(choice.kind);
  const set = (part: Partial<SpreadChoice>): void => onChange({ ...choice, ...part });
  return (
    <>
      <Select
        label={t(($) => $.bargain.spread.method)}
        options={spreadKinds.map((id) => ({ id, label: t(($) => $.bargain.spread.kinds[id]) }))}
        value={choice.kind}
        onChange={(kind) => set({ kind })}
        help={t(($) => $.bargain.spread.meaning[choice.kind])}
      />
      <SideChoice row={row} side={choice.side} onChange={(side) => set({ side })} />
      <Select
        label={t(($) => $.bargain.spread.periods)}
        options={ranges.map((range) => ({ id: rangeId(range), label: rangeName(range) }))}
        value={rangeId(choice.periods)}
        onChange={(id) => set({ periods: ranges.find((range) => rangeId(range) === id) ?? choice.periods })}
      />
      <Numbers {...props} />
      {fields.shape || choice.kind === 'seasonality' ? <Shape {...props} /> : null}
      {fields.along && choice.donor === '' ? (
        <SegmentedControl
          label={t(($) => $.bargain.spread.along)}
          options={(['units', 'months'] as const).map((id) => ({ id, label: t(($) => $.bargain.spread.axis[id]) }))}
          value={choice.along}
          onChange={(along) => set({ along })}
        />
      ) : null}
      {fields.target ? (
        <SegmentedControl
          label={t(($) => $.bargain.spread.target)}
          options={(['all', 'populated'] as const).map((id) => ({ id, label: t(($) => $.bargain.spread.targets[id]) }))}
          value={choice.target}
          onChange={(target) => set({ target })}
        />
      ) : null}
      {fields.mode ? (
        <SegmentedControl
          label={t(($) => $.bargain.spread.mode)}
          options={(['replace', 'add'] as const).map((id) => ({ id, label: t(($) => $.bargain.spread.modes[id]) }))}
          value={choice.mode}
          onChange={(mode) => set({ mode })}
        />
      ) : null}
    </>
  );
}

/** The amounts and the rate that the method needs. */
function Numbers({ session, choice, refused, onChange, onEnter }: FieldProps) {
  const t = useText();
  const { unitName } = useShown(session);
  const fields = fieldsOf(choice.kind);
  const set = (part: Partial<SpreadChoice>): void => onChange({ ...choice, ...part });
  const starts = choice.kind === 'growth' || choice.kind === 'straightLine';
  return (
    <>
      {fields.value ? (
        <AmountField
          autoFocus
          label={
            starts
              ? t(($) => $.bargain.spread.start)
              : choice.kind === 'repeat'
                ? t(($) => $.bargain.spread.each)
                : t(($) => $.bargain.spread.value)
          }
          value={choice.first}
          onChange={(first) => set({ first })}
          unit={unitName}
          refusal={refused.first ?? null}
          help={choice.kind === 'seasonality' ? t(($) => $.bargain.spread.valueKept) : undefined}
          onEnter={onEnter}
        />
      ) : null}
      {fields.end ? (
        <AmountField
          label={t(($) => $.bargain.spread.end)}
          value={choice.second}
          onChange={(second) => set({ second })}
          unit={unitName}
          refusal={refused.second ?? null}
          onEnter={onEnter}
        />
      ) : null}
      {fields.rate ? (
        <AmountField
          label={choice.kind === 'growth' ? t(($) => $.bargain.spread.rateOfStep) : t(($) => $.bargain.spread.rate)}
          value={choice.rate}
          onChange={(rate) => set({ rate })}
          unit="%"
          refusal={refused.rate ?? null}
          onEnter={onEnter}
        />
      ) : null}
    </>
  );
}

/** What the spread follows: a season, or the shape of a year or a side. */
function Shape(props: FieldProps) {
  const { choice, onChange } = props;
  const t = useText();
  const isSeason = choice.kind === 'seasonality';
  return (
    <>
      {isSeason ? (
        <Select
          label={t(($) => $.bargain.spread.season)}
          options={seasons.map((id) => ({ id, label: t(($) => $.bargain.spread.seasons[id]) }))}
          value={choice.season}
          onChange={(season) => onChange({ ...choice, season })}
        />
      ) : null}
      {isSeason && choice.season === 'typed' ? <Weights {...props} /> : null}
      {isSeason && choice.season !== 'years' ? null : <Source {...props} />}
    </>
  );
}

/** A year or a side, a part of the offering, another unit; for a season only full years, several of them together. */
function Source({ session, row, choice, onChange }: FieldProps) {
  const t = useText();
  const { years, lines, units } = usePlan(session);
  const set = (part: Partial<SpreadChoice>): void => onChange({ ...choice, ...part });
  const isSeason = choice.kind === 'seasonality';
  const known = years.filter(
    ({ measures, kind }) => measures.includes(row.measure) && (!isSeason || kind === 'actual'),
  );
  const history = known.map(({ kind, year }) => ({
    id: `${kind}:${year}`,
    label: `${t(($) => $.prepare.kinds[kind])} ${year}`,
  }));
  const sides = (['offer', 'ask'] as const).map((id) => ({ id, label: t(($) => $.bargain.spread.sides[id]) }));
  const most = isSeason
    ? yearsBefore(
        choice.source,
        known.map(({ year }) => year),
      )
    : 1;
  return (
    <>
      <Select
        label={t(($) => $.bargain.spread.source)}
        options={isSeason ? history : [...history, ...sides]}
        value={choice.source}
        onChange={(source) => set({ source, together: 1 })}
      />
      {most === 1 ? null : (
        <Select
          label={t(($) => $.bargain.spread.together)}
          options={Array.from({ length: most }, (_, place) => ({
            id: String(place + 1),
            label: t(($) => $.bargain.spread.yearsTogether, { count: place + 1 }),
          }))}
          value={String(choice.together)}
          onChange={(count) => set({ together: Number(count) })}
        />
      )}
      {isSeason ? null : (
        <ComboBox
          label={t(($) => $.bargain.spread.line)}
          options={lines.nodes.map(({ id, name }) => ({ id, label: name }))}
          value={choice.line}
          onChange={(line) => set({ line })}
        />
      )}
      <ComboBox
        label={t(($) => $.bargain.spread.donor)}
        options={units.nodes.map(({ id, name }) => ({ id, label: name }))}
        value={choice.donor === '' ? row.unit : choice.donor}
        onChange={(unit) => set({ donor: unit === row.unit ? '' : unit })}
      />
    </>
  );
}

/** The season as twelve numbers, from the first month of the fiscal year to its last. */
function Weights({ session, choice, refused, onChange, onEnter }: FieldProps) {
  const t = useText();
  const language = useLanguage();
  const { header } = usePlan(session);
  const nameOf = (period: number): string => monthName(calendarMonthOf(header, header.year, period).month, language);
  return (
    <TextField
      label={t(($) => $.bargain.spread.weights, { first: nameOf(1), last: nameOf(12) })}
      value={choice.weights}
      onChange={(weights) => onChange({ ...choice, weights })}
      help={t(($) => $.bargain.spread.weightsHelp)}
      refusal={refused.weights ?? null}
      onEnter={onEnter}
    />
  );
}

function rangeId({ first, last }: PeriodRange): string {
  return `${first}-${last}`;
}

function useRangeName({ session }: RowProps): (range: PeriodRange) => string {
  const t = useText();
  const language = useLanguage();
  const { header } = usePlan(session);
  return (range) => {
    if (isWholeYear(range)) return t(($) => $.bargain.spread.wholeYear);
    if (range.last > range.first) return t(($) => $.bargain.spread.quarter, { quarter: range.last / 3 });
    return monthName(calendarMonthOf(header, header.year, range.first).month, language);
  };
}
