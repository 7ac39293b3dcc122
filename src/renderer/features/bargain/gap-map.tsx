/**
 * Where the disagreement is: the units below one unit as a map, and the same numbers as a table.
 *
 * Area is the offer, not the gap: large business stays large, agreed units stay in sight, and no tile jumps to another
 * place while people bargain. Colour is the gap in percent, and a word and a pattern say what it means. Caller: the screen.
 */
import { useState } from 'react';
import { isLeaf, pathToRoot } from '#shared/domain/plan/tree.ts';
import { childrenOf } from '#shared/domain/hedge/levels.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { AmountField, Button, EmptyState, Icon, SegmentedControl, useModel, usePlan } from '#renderer/ui/index.ts';
import { bargainOf } from './bargain-state.ts';
import { concessionsOf, standingOf } from './concessions.ts';
import { GapMapTable, GapMapTiles, mapAmounts, type MapAmount, type MapUnit } from './gap-map-tiles.tsx';
import { showInTable } from './go-to-row.ts';
import { useActions } from './use-bargain.ts';
import './boards.css';

export function GapMap({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const language = useLanguage();
  const { units } = usePlan(session);
  const { set } = useActions(session);
  const { measure, mapRoot, threshold } = useModel(bargainOf(session), (state) => ({
    measure: state.measure,
    mapRoot: state.mapRoot,
    threshold: state.threshold,
  }));
  const [amount, setAmount] = useState<MapAmount>('money');
  const [asTable, setAsTable] = useState(false);
  const [text, setText] = useState(String(threshold / 10_000));
  const { block } = useModel(concessionsOf(session), (state) => ({ block: state.block }));
  useModel(session.state, (state) => ({ revision: state.revision }));
  const root = mapRoot === null ? 0 : (units.indexOf.get(mapRoot) ?? 0);
  const unitAt = (node: number, inside: readonly MapUnit[]): MapUnit => ({
    ...standingOf(session.replica, measure, block, node, threshold),
    node,
    unit: units.nodes[node]?.id ?? '',
    name: units.nodes[node]?.name ?? '',
    leaf: isLeaf(units, node),
    inside,
  });
  const shown = (isLeaf(units, root) ? [root] : childrenOf(units, root)).map((node) =>
    unitAt(
      node,
      childrenOf(units, node).map((below) => unitAt(below, [])),
    ),
  );
  const choose = (one: MapUnit): void => (one.leaf ? showInTable(session, one.unit) : set({ mapRoot: one.unit }));
  const typeThreshold = (typed: string): void => {
    setText(typed);
    const percent = Number(typed.replace(',', '.'));
    if (typed.trim() !== '' && percent >= 0 && percent <= 100) set({ threshold: Math.round(percent * 10_000) });
  };
  const path = pathToRoot(units, root).toReversed();
  return (
    <section className="board" aria-label={t(($) => $.boards.board.map)}>
      <div className="board-head">
        <nav className="board-path" aria-label={t(($) => $.boards.map.path)}>
          {path.map((node, place) => (
            <span key={node}>
              {place === 0 ? null : <Icon name="chevronRight" size={12} />}
              <Button tone="quiet" onPress={() => set({ mapRoot: units.nodes[node]?.id ?? null })}>
                {units.nodes[node]?.name ?? ''}
              </Button>
            </span>
          ))}
        </nav>
        <Button onPress={() => showInTable(session, units.nodes[root]?.id ?? '')}>
          {t(($) => $.boards.map.toLine)}
        </Button>
        <span className="grow" />
        <SegmentedControl
          label={t(($) => $.boards.map.amount)}
          options={mapAmounts.map((id) => ({ id, label: t(($) => $.boards.map[id]) }))}
          value={amount}
          onChange={setAmount}
        />
        <div className="board-threshold">
          <AmountField label={t(($) => $.boards.map.threshold)} value={text} unit="%" onChange={typeThreshold} />
        </div>
        <Button onPress={() => setAsTable(!asTable)}>
          {asTable ? t(($) => $.common.showChart) : t(($) => $.common.showTable)}
        </Button>
      </div>
      {shown.every(({ offer, ask }) => (offer ?? ask ?? 0) <= 0) ? (
        <EmptyState icon="bargain" title={t(($) => $.boards.map.emptyTitle)}>
          <p>{t(($) => $.boards.map.empty)}</p>
        </EmptyState>
      ) : asTable ? null : (
        <GapMapTiles session={session} shown={shown} amount={amount} language={language} onChoose={choose} />
      )}
      <GapMapTable session={session} shown={shown} unseen={!asTable} onChoose={choose} />
      <p className="soft board-foot">{t(($) => $.boards.map.reading)}</p>
    </section>
  );
}
