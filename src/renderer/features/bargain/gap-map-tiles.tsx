/** The tiles of the gap map, and the same units as a table. Caller: gap map. */
import { Fragment } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { Language } from '#renderer/i18n/language.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button } from '#renderer/ui/index.ts';
import { writeCell, writeCompact, writeRate } from './bargain-text.ts';
import type { Standing } from './concessions.ts';
import { treemap } from './treemap.ts';
import { useShown } from './use-bargain.ts';

/** A unit on the map. */
export interface MapUnit extends Standing {
  readonly node: number;
  readonly unit: string;
  readonly name: string;
  readonly leaf: boolean;
}

export const mapAmounts = ['money', 'percent'] as const;
export type MapAmount = (typeof mapAmounts)[number];

/** The frame the boxes are laid out in: about the shape of the place they get. */
const frame = { x: 0, y: 0, width: 1600, height: 860 };
/** Gaps of this part of the offer and more have the strongest colour. */
const farthest = 200_000;
const steps = 4;

interface TilesProps {
  readonly session: PlanSession;
  readonly shown: readonly MapUnit[];
  readonly amount: MapAmount;
  readonly language: Language;
  readonly onChoose: (unit: MapUnit) => void;
}

export function GapMapTiles({ session, shown, amount, language, onChoose }: TilesProps) {
  const t = useText();
  const { style } = useShown(session);
  const boxes = treemap(
    shown.map(({ offer, ask }) => Math.max(0, offer ?? ask ?? 0)),
    frame,
  );
  return (
    <div className="gap-map">
      {shown.map((one, place) => {
        const box = boxes[place];
        if (box === undefined || box.width === 0) return <Fragment key={one.unit} />;
        const { gap, rate, kind } = one;
        const money = gap === null ? '–' : writeCompact(gap, language, style.scale);
        const percent = rate === null ? '–' : writeRate(rate, language);
        const word = t(($) => $.boards.kind[kind]);
        return (
          <button
            key={one.unit}
            type="button"
            className={`gap-tile gap-${kind} gap-step-${stepOf(one)}`}
            style={placeOf(box)}
            onClick={() => onChoose(one)}
          >
            <span className="gap-tile-name">
              {one.name}
              {one.leaf ? null : <span aria-hidden="true"> ›</span>}
            </span>
            <span className="gap-tile-figure">{amount === 'money' ? money : percent}</span>
            <span className="unseen">{amount === 'money' ? percent : money}</span>
            <span className="gap-tile-word">
              <span aria-hidden="true">{signs[kind]}</span> {word}
            </span>
          </button>
        );
      })}
    </div>
  );
}

/** A shape beside each word, so that no meaning hangs on colour alone. */
const signs: Readonly<Record<MapUnit['kind'], string>> = {
  settled: '■',
  agreed: '✓',
  closable: '◐',
  early: '○',
  stuck: '▲',
  unanswered: '…',
};

function stepOf({ rate, kind }: MapUnit): number {
  if (kind === 'settled' || kind === 'agreed' || rate === null || rate <= 0) return 0;
  return Math.max(1, Math.min(steps, Math.ceil((rate / farthest) * steps)));
}

function placeOf({ x, y, width, height }: ReturnType<typeof treemap>[number]) {
  const part = (value: number, whole: number): string => `${(value / whole) * 100}%`;
  return {
    left: part(x, frame.width),
    top: part(y, frame.height),
    width: part(width, frame.width),
    height: part(height, frame.height),
  };
}

interface TableProps {
  readonly session: PlanSession;
  readonly shown: readonly MapUnit[];
  readonly unseen: boolean;
  readonly onChoose: (unit: MapUnit) => void;
}

export function GapMapTable({ session, shown, unseen, onChoose }: TableProps) {
  const t = useText();
  const { style, unitName } = useShown(session);
  const amount = (value: number | null): string => (value === null ? '–' : writeCell(value, style));
  const rate = (value: number | null): string => (value === null ? '–' : writeRate(value, style.language));
  const heads = ['offer', 'ask', 'gap', 'gapRate'] as const;
  return (
    <div className={unseen ? 'unseen' : 'board-table'}>
      <table className="table">
        <caption className="unseen">{t(($) => $.boards.map.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(($) => $.bargain.column.unit)}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className="figure">
                {head === 'gapRate'
                  ? t(($) => $.bargain.column.gapRate)
                  : `${t(($) => $.bargain.column[head])}, ${unitName}`}
              </th>
            ))}
            <th scope="col" className="figure">
              {t(($) => $.boards.closed)}
            </th>
            <th scope="col">{t(($) => $.bargain.column.status)}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.unit}>
              <th scope="row">
                {unseen ? (
                  one.name
                ) : (
                  <Button tone="quiet" onPress={() => onChoose(one)}>
                    {one.name}
                  </Button>
                )}
              </th>
              <td className="figure">{amount(one.offer)}</td>
              <td className="figure">{amount(one.ask)}</td>
              <td className="figure">{amount(one.gap)}</td>
              <td className="figure">{rate(one.rate)}</td>
              <td className="figure">{rate(one.concession?.closed ?? null)}</td>
              <td>
                {signs[one.kind]} {t(($) => $.boards.kind[one.kind])}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
