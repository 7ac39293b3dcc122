/** One corporate target: its tile, and behind it a small card with every reading as a table. Caller: the strip. */
import { useId } from 'react';
import type { TargetImpact, TargetReading } from '#shared/contract/views.ts';
import { BulletTrack, type BulletTrackProps } from '#renderer/charts/index.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Light, Table, TargetTile, type LightColour, type TableColumn } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { changeOf, markOf, targetShown, trackMarks, writeChange, writeGoal, type Target } from './target-text.ts';
import { writeMetric, type MetricStyle } from '#renderer/i18n/metric-text.ts';

export interface TargetCardProps {
  readonly session: PlanSession;
  readonly target: Target;
  readonly impact: TargetImpact;
  /** What it would be, while a number is typed. */
  readonly coming: TargetImpact | undefined;
}

export function TargetCard({ session, target, impact, coming }: TargetCardProps) {
  const t = useText();
  const language = useLanguage();
  const { header } = usePlan(session);
  const card = useId();
  const style: MetricStyle = { language, scale: header.scale };
  const shown = targetShown(impact, coming);
  const { reading } = shown;
  const change = changeOf(shown);
  const write = (one: TargetReading): string =>
    one.value === null ? t(($) => $.common.notAvailable) : writeMetric(one.value, target.metric, style);
  const goal = writeGoal(target.goal, target.metric, style);
  const code = reading.missing;
  const missing = code === null ? null : t(($) => $.impact.missing[code]);
  const name =
    missing === null
      ? t(($) => $.impact.details, {
          name: target.name,
          value: write(reading),
          light: t(($) => $.light[reading.light]),
        })
      : t(($) => $.impact.detailsMissing, { name: target.name, reason: missing });
  return (
    <div className="impact-tile">
      <TargetTile
        name={target.name}
        goal={
          target.direction === 'lower' ? t(($) => $.impact.goalAtMost, { goal }) : t(($) => $.impact.goal, { goal })
        }
        value={write(reading)}
        light={reading.light}
        preview={shown.coming}
        {...(change === null ? {} : { delta: writeChange(change, target, style) })}
      >
        {missing === null ? (
          <Track target={target} impact={coming ?? impact} working={reading.value} write={write} goal={goal} />
        ) : (
          <p className="impact-missing faint">{missing}</p>
        )}
        {shown.coming && shown.compared !== null ? (
          <span className="impact-from faint">{t(($) => $.impact.fromTo, { before: write(shown.compared) })}</span>
        ) : null}
      </TargetTile>
      <button type="button" className="impact-open" popoverTarget={card} aria-label={name} />
      <div id={card} popover="auto" className="impact-card">
        <Readings target={target} impact={impact} coming={coming} write={write} goal={goal} session={session} />
      </div>
    </div>
  );
}

interface TrackProps {
  readonly target: Target;
  readonly impact: TargetImpact;
  readonly working: number | null;
  readonly write: (reading: TargetReading) => string;
  readonly goal: string;
}

function Track({ target, impact, working, write, goal }: TrackProps) {
  const t = useText();
  const marks = trackMarks(target, impact, working);
  const texts = { asks: write(impact.asks), working: write(impact.now), offers: write(impact.offers), goal };
  const given: BulletTrackProps = {
    label: t(($) => $.impact.track, { name: target.name, ...texts }),
    goal: { at: marks.goal, label: texts.goal },
  };
  const asks = markOf(marks.asks, texts.asks);
  const now = markOf(marks.working, texts.working);
  const offers = markOf(marks.offers, texts.offers);
  return (
    <BulletTrack
      {...given}
      {...(asks === undefined ? {} : { asks })}
      {...(now === undefined ? {} : { working: now })}
      {...(offers === undefined ? {} : { offers })}
    />
  );
}

interface ReadingsProps extends TargetCardProps {
  readonly write: (reading: TargetReading) => string;
  readonly goal: string;
}

interface ReadingRow {
  readonly id: 'now' | 'preview' | 'before' | 'offers' | 'asks';
  readonly reading: TargetReading;
}

type Text = ReturnType<typeof useText>;

/** Score is 0…100 along the anchors. */
function columnsOf(t: Text, write: ReadingsProps['write']): readonly TableColumn<ReadingRow>[] {
  return [
    { id: 'what', label: t(($) => $.impact.what), heads: true, cell: ({ id }) => t(($) => $.impact.row[id]) },
    {
      id: 'value',
      label: t(($) => $.impact.value),
      align: 'right',
      cell: ({ reading }) => <LitValue text={write(reading)} light={reading.light} />,
    },
    {
      id: 'score',
      label: t(($) => $.impact.score),
      align: 'right',
      cell: ({ reading }) => (reading.score === null ? '–' : String(Math.round(reading.score / 10_000))),
    },
  ];
}

function LitValue({ text, light }: { readonly text: string; readonly light: LightColour }) {
  return (
    <span className="impact-value">
      {text} <Light colour={light} />
    </span>
  );
}

function Readings({ session, target, impact, coming, write, goal }: ReadingsProps) {
  const t = useText();
  const { units } = usePlan(session);
  const unit = units.nodes[units.indexOf.get(target.unit) ?? 0]?.name ?? '';
  const { missing } = impact.now;
  const rows: readonly ReadingRow[] = [
    { id: 'now', reading: impact.now },
    ...(coming === undefined ? [] : [{ id: 'preview' as const, reading: coming.now }]),
    ...(impact.before === null ? [] : [{ id: 'before' as const, reading: impact.before }]),
    { id: 'offers', reading: impact.offers },
    { id: 'asks', reading: impact.asks },
  ];
  return (
    <>
      <Table
        caption={t(($) => $.impact.table, { name: target.name, unit })}
        columns={columnsOf(t, write)}
        rows={rows}
        rowId={({ id }) => id}
      />
      <p className="soft">
        {t(($) => $.impact.row.goal)} {goal}
      </p>
      {missing === null ? null : <p className="soft">{t(($) => $.impact.missing[missing])}</p>}
    </>
  );
}
