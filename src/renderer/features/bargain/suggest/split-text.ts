/** Figures of fairness in the reader's language: a number, or n/a and why. Pure but for texts. Callers: split table. */
import type { FairnessView, SuggestionColumn } from '#shared/contract/suggest-views.ts';
import type { Figure } from '#shared/domain/fairness/figure.ts';
import { formatAmount, formatRatio } from '#renderer/i18n/format.ts';
import type { Language } from '#renderer/i18n/language.ts';
import { writeRate, type Text } from '../bargain-text.ts';

/** A figure as text; `reason` says why there is none. */
export interface FigureText {
  readonly text: string;
  readonly reason: string | null;
}

/** One row of the comparison: what is measured, and its text for a column. */
export interface FairnessRow {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly write: (column: SuggestionColumn) => FigureText;
}

type LooseFigure = FairnessView['sizeCorrelation'];

/** The measures of fairness in the order in which they are read; those of load only where potentials are known. */
export function fairnessRows(t: Text, language: Language, lastYear: number, hasLoad: boolean): readonly FairnessRow[] {
  const decimal = (value: number): string => formatAmount(value, { language, scale: 6, decimals: 2 });
  const signed = (value: number): string => formatAmount(value, { language, scale: 6, decimals: 2, sign: 'always' });
  const rate = (value: number): string => writeRate(value, language, 'always');
  const points = (value: number): string => formatRatio(value, { language, sign: 'always', percent: false });
  const one = (figure: LooseFigure, write: (value: number) => string): FigureText => figureText(t, figure, write);
  const growth: readonly FairnessRow[] = [
    {
      id: 'growth',
      label: t(($) => $.suggest.measure.growth, { year: lastYear }),
      help: t(($) => $.suggest.help.growth),
      write: ({ fairness }) => {
        const { least, most } = fairness.growth;
        return least.value === null || most.value === null
          ? one(least, rate)
          : { text: t(($) => $.suggest.fromTo, { from: points(least.value), to: rate(most.value) }), reason: null };
      },
    },
    {
      id: 'gini',
      label: t(($) => $.suggest.measure.gini),
      help: t(($) => $.suggest.help.gini),
      write: ({ fairness }) => {
        const { gini, sampleGini } = fairness.growth;
        return gini.value === null || sampleGini.value === null
          ? one(gini, decimal)
          : { text: `${decimal(gini.value)} (${decimal(sampleGini.value)})`, reason: null };
      },
    },
    {
      id: 'variation',
      label: t(($) => $.suggest.measure.variation),
      help: t(($) => $.suggest.help.variation),
      write: ({ fairness }) => one(fairness.growth.variation, decimal),
    },
    {
      id: 'size',
      label: t(($) => $.suggest.measure.size),
      help: t(($) => $.suggest.help.size),
      write: ({ fairness }) => one(fairness.sizeCorrelation, signed),
    },
    {
      id: 'best',
      label: t(($) => $.suggest.measure.best),
      help: t(($) => $.suggest.help.best),
      write: ({ fairness }) => ({ text: t(($) => $.suggest.countOf, fairness.aboveBest), reason: null }),
    },
  ];
  if (!hasLoad) return growth;
  return [
    ...growth,
    {
      id: 'load',
      label: t(($) => $.suggest.measure.load),
      help: t(($) => $.suggest.help.load),
      write: ({ fairness }) => one(fairness.load.percentileRatio, (value) => `${decimal(value)} ×`),
    },
    {
      id: 'flagged',
      label: t(($) => $.suggest.measure.flagged),
      help: t(($) => $.suggest.help.flagged),
      write: ({ fairness: { units } }) => ({
        text: t(($) => $.suggest.countOf, {
          count: units.filter(({ flagged }) => flagged).length,
          of: units.filter(({ loadIndex }) => loadIndex.value !== null).length,
        }),
        reason: null,
      }),
    },
  ];
}

function figureText(t: Text, figure: LooseFigure | Figure, write: (value: number) => string): FigureText {
  if (figure.value !== null) return { text: write(figure.value), reason: null };
  const { missing } = figure;
  return {
    text: t(($) => $.common.notAvailable),
    reason: missing === null ? null : t(($) => $.suggest.missing[missing]),
  };
}
