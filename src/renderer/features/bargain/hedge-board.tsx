/** The cushion between the company's target and what was handed down, level by level. Caller: the screen. */
import { hedgeOf, type Hedge, type HedgeLevel, type HedgePlan } from '#shared/domain/hedge/levels.ts';
import { WaterfallChart, type ChartTable, type WaterfallStep } from '#renderer/charts/index.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { EmptyState, useModel, usePlan } from '#renderer/ui/index.ts';
import { bargainOf } from './bargain-state.ts';
import { writeAlone, writeCompact, writeRate, type AmountStyle, type Text } from './bargain-text.ts';
import { HandDownForm } from './hand-down-form.tsx';
import { hedgeAxis } from './hedge-axis.ts';
import { useShown } from './use-bargain.ts';
import './boards.css';

export function HedgeBoard({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { style } = useShown(session);
  const { units, targets } = usePlan(session);
  const { measure } = useModel(bargainOf(session), (state) => ({ measure: state.measure }));
  // The rows are changed in place: the revision says when.
  useModel(session.state, (state) => ({ revision: state.revision }));
  const table = session.replica.table(measure);
  const read = (series: 'offer' | 'working') => (node: number) => table?.read(series, node) ?? null;
  const plan: HedgePlan = { units, targets, measure, offer: read('offer'), working: read('working') };
  const hedge = hedgeOf(plan);
  const company = hedge.levels[0]?.target ?? null;
  if (company === null) {
    return (
      <EmptyState icon="bargain" title={t(($) => $.boards.hedge.emptyTitle)}>
        <p>{t(($) => $.boards.hedge.empty, { measure: t(($) => $.bargain.measure[measure]) })}</p>
      </EmptyState>
    );
  }
  const root = units.nodes[0]?.name ?? '';
  const axis = hedgeAxis(hedge);
  const { cushion, rate } = hedge.total;
  return (
    <section className="board board-scroll" aria-label={t(($) => $.boards.board.hedge)}>
      <p className="hedge-sum">
        {cushion === null || rate === null
          ? t(($) => $.boards.hedge.noOffers)
          : t(($) => (cushion < 0 ? $.boards.hedge.short : $.boards.hedge.sum), {
              cushion: writeAlone(Math.abs(cushion), style),
              rate: writeRate(Math.abs(rate), style.language),
              target: writeAlone(company, style),
            })}
      </p>
      <WaterfallChart
        title={t(($) => $.boards.hedge.title)}
        steps={stepsOf(t, hedge, root)}
        table={tableOf(t, hedge, root, style)}
        format={(value) => writeCompact(value, style.language, style.scale)}
        axis={axis}
      />
      {axis.floor === 0 ? null : (
        <p className="faint">
          {t(($) => $.boards.hedge.floor, { amount: writeCompact(axis.floor, style.language, style.scale) })}
        </p>
      )}
      <Levels hedge={hedge} root={root} style={style} />
      <HandDownForm session={session} plan={plan} hedge={hedge} />
    </section>
  );
}

function levelName(t: Text, { depth, units }: HedgeLevel, last: number, root: string): string {
  if (depth === 0) return root;
  return depth === last
    ? t(($) => $.boards.hedge.leaves, { units })
    : t(($) => $.boards.hedge.level, { level: depth + 1, units });
}

function stepsOf(t: Text, { levels, working }: Hedge, root: string): readonly WaterfallStep[] {
  const last = levels.length - 1;
  const company = levels[0]?.target ?? 0;
  const offers = levels[last]?.handedDown ?? null;
  return [
    { label: t(($) => $.boards.hedge.target), from: 0, to: company, kind: 'target' },
    ...levels
      .slice(1)
      .flatMap((level): WaterfallStep[] =>
        level.target === null || level.handedDown === null
          ? []
          : [{ label: levelName(t, level, last, root), from: level.target, to: level.handedDown, kind: 'step' }],
      ),
    ...(offers === null
      ? []
      : [{ label: t(($) => $.boards.hedge.offers), from: 0, to: offers, kind: 'offer' } satisfies WaterfallStep]),
    ...(working === null
      ? []
      : [{ label: t(($) => $.boards.hedge.working), from: 0, to: working, kind: 'working' } satisfies WaterfallStep]),
  ];
}

const heads = ['handedTo', 'handedDown', 'cushion', 'rate'] as const;

function cellsOf(level: HedgeLevel, style: AmountStyle): readonly string[] {
  const amount = (value: number | null, sign: 'always' | 'negative' = 'negative'): string =>
    value === null ? '–' : writeAlone(value, style, sign);
  return [
    amount(level.target),
    amount(level.handedDown),
    level.cushion === 0 ? amount(0) : amount(level.cushion, 'always'),
    level.rate === null ? '–' : writeRate(level.rate, style.language, level.rate === 0 ? 'negative' : 'always'),
  ];
}

function tableOf(t: Text, { levels }: Hedge, root: string, style: AmountStyle): ChartTable {
  return {
    head: [t(($) => $.boards.hedge.levelHead), ...heads.map((head) => t(($) => $.boards.hedge[head]))],
    rows: levels.map((level) => [levelName(t, level, levels.length - 1, root), ...cellsOf(level, style)]),
  };
}

function Levels({ hedge, root, style }: { readonly hedge: Hedge; readonly root: string; readonly style: AmountStyle }) {
  const t = useText();
  const last = hedge.levels.length - 1;
  const words = (level: HedgeLevel): string => {
    if (level.depth === last) return t(($) => $.boards.hedge.leafWords);
    if (level.withTarget === 0) return t(($) => $.boards.hedge.passes);
    return t(($) => $.boards.hedge.withTarget, { count: level.withTarget, units: level.units });
  };
  return (
    <table className="table hedge-levels">
      <caption className="unseen">{t(($) => $.boards.hedge.title)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(($) => $.boards.hedge.levelHead)}</th>
          {heads.map((head) => (
            <th key={head} scope="col" className="figure">
              {t(($) => $.boards.hedge[head])}
            </th>
          ))}
          <th scope="col">{t(($) => $.boards.hedge.how)}</th>
        </tr>
      </thead>
      <tbody>
        {hedge.levels.map((level) => (
          <tr key={level.depth}>
            <th scope="row">{levelName(t, level, last, root)}</th>
            {cellsOf(level, style).map((text, place) => (
              <td key={heads[place]} className="figure">
                {text}
              </td>
            ))}
            <td className="soft">{words(level)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
