/** One rule explained and drawn: what it means, and who would grow by how much against how large they are. Caller: panel. */
import { useCallback, useMemo, useState } from 'react';
import type { SuggestionColumn, Suggestions } from '#shared/contract/suggest-views.ts';
import { ScatterChart, type ScatterSeries } from '#renderer/charts/index.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Select } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { writeCompact, writeRate } from '../bargain-text.ts';
import { useShown } from '../use-bargain.ts';

export function SplitPicture({
  session,
  suggestions,
}: {
  readonly session: PlanSession;
  readonly suggestions: Suggestions;
}) {
  const t = useText();
  const [wanted, setWanted] = useState<SuggestionColumn['id']>('equalRoom');
  const choices = suggestions.columns.filter(({ id }) => id !== 'offers');
  const column = choices.find(({ id }) => id === wanted) ?? choices[0];
  if (column === undefined) return null;
  return (
    <section className="split-picture" aria-label={t(($) => $.suggest.picture)}>
      <Select
        label={t(($) => $.suggest.picture)}
        options={choices.map(({ id }) => ({ id, label: t(($) => $.suggest.column[id]) }))}
        value={column.id}
        onChange={setWanted}
        help={t(($) => $.suggest.about[column.id])}
      />
      <GrowthPicture session={session} suggestions={suggestions} column={column} />
      <dl className="split-reading">
        <dt>{t(($) => $.suggest.measure.gini)}</dt>
        <dd>{t(($) => $.suggest.help.gini)}</dd>
        <dt>{t(($) => $.suggest.measure.size)}</dt>
        <dd>{t(($) => $.suggest.help.size)}</dd>
        <LastQuotas session={session} suggestions={suggestions} />
      </dl>
    </section>
  );
}

/** How well the quotas of last year were set, where they are known: what this year's are to be better than. */
function LastQuotas({ session, suggestions }: { readonly session: PlanSession; readonly suggestions: Suggestions }) {
  const t = useText();
  const language = useLanguage();
  const year = usePlan(session).header.year - 1;
  const { together, deviation, near } = suggestions.attainment;
  if (together.value === null || deviation.value === null) return null;
  return (
    <>
      <dt>{t(($) => $.suggest.attainment.title, { year })}</dt>
      <dd>
        {t(($) => $.suggest.attainment.words, {
          together: writeRate(together.value, language),
          deviation: writeRate(deviation.value, language),
          count: near.count,
          of: near.of,
        })}
      </dd>
    </>
  );
}

interface PictureProps {
  readonly session: PlanSession;
  readonly suggestions: Suggestions;
  readonly column: SuggestionColumn;
}

function GrowthPicture({ session, suggestions, column }: PictureProps) {
  const t = useText();
  const language = useLanguage();
  const { header, units } = usePlan(session);
  const { style } = useShown(session);
  const year = header.year - 1;
  const names = useMemo(
    () => suggestions.rows.map(({ unit }) => units.nodes[units.indexOf.get(unit) ?? -1]?.name ?? unit),
    [suggestions, units],
  );
  const offers = suggestions.columns.find(({ id }) => id === 'offers');
  const series = useMemo((): readonly ScatterSeries[] => {
    const points = (of: SuggestionColumn | undefined): ScatterSeries['points'] =>
      suggestions.rows.flatMap(({ lastYear }, place) => {
        const growth = of?.fairness.units[place]?.growth.value ?? null;
        return growth === null || lastYear === null ? [] : [{ x: lastYear, y: growth, label: names[place] ?? '' }];
      });
    return [
      { kind: 'offer', label: t(($) => $.suggest.column.offers), points: points(offers) },
      { kind: 'suggested', label: t(($) => $.suggest.column[column.id]), points: points(column) },
    ];
  }, [suggestions, column, offers, names, t]);
  const formatAcross = useCallback((value: number) => writeCompact(value, language, style.scale), [language, style]);
  const formatUp = useCallback((value: number) => writeRate(value, language, 'always'), [language]);
  const growthText = (of: SuggestionColumn | undefined, place: number): string => {
    const growth = of?.fairness.units[place]?.growth.value ?? null;
    return growth === null ? t(($) => $.common.notAvailable) : formatUp(growth);
  };
  const title = t(($) => $.suggest.question);
  if (series.every(({ points }) => points.length === 0)) {
    return <p className="faint">{t(($) => $.suggest.missing['no-history'])}</p>;
  }
  return (
    <ScatterChart
      title={title}
      across={t(($) => $.suggest.across, { year })}
      up={t(($) => $.suggest.up, { year })}
      series={series}
      formatAcross={formatAcross}
      formatUp={formatUp}
      height={190}
      table={{
        head: [
          t(($) => $.bargain.column.unit),
          String(year),
          t(($) => $.suggest.column.offers),
          t(($) => $.suggest.column[column.id]),
        ],
        rows: suggestions.rows.map(({ lastYear }, place) => [
          names[place] ?? '',
          lastYear === null ? '–' : formatAcross(lastYear),
          growthText(offers, place),
          growthText(column, place),
        ]),
      }}
    />
  );
}
