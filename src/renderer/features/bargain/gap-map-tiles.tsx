/** The tiles of the gap map, and the same units as a table. Caller: gap map. */
import type { CSSProperties } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { Language } from '#renderer/i18n/language.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button } from '#renderer/ui/index.ts';
import { writeCell, writeCompact, writeRate } from './bargain-text.ts';
import type { Standing } from './concessions.ts';
import { treemap, type Box } from './treemap.ts';
import { useShown } from './use-bargain.ts';

/** A unit on the map. */
export interface MapUnit extends Standing {
  readonly node: number;
  readonly unit: string;
  readonly name: string;
  readonly leaf: boolean;
  /** The units below it, themselves without what lies below them. */
  readonly inside: readonly MapUnit[];
}

export const mapAmounts = ['money', 'percent'] as const;
export type MapAmount = (typeof mapAmounts)[number];

/** The frame the boxes are laid out in: about the shape of the place they get. */
const frame = { x: 0, y: 0, width: 1600, height: 860 };
/** A unit's own units are drawn inside it where its box has room for their names. */
const roomy = { width: 260, height: 200 };
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

export function GapMapTiles(props: TilesProps) {
  return (
    <div className="gap-map">
      {placed(props.shown, frame).map(({ one, box }) => {
        if (one.inside.length < 2 || box.width < roomy.width || box.height < roomy.height) {
          return <Tile key={one.unit} {...props} one={one} style={placeOf(box, frame)} />;
        }
        const { width, height } = box;
        return (
          <div key={one.unit} className="gap-group" style={placeOf(box, frame)}>
            <button type="button" className="gap-group-head" onClick={() => props.onChoose(one)}>
              <TileText {...props} one={one} />
            </button>
            <div className="gap-group-inside">
              {placed(one.inside, { x: 0, y: 0, width, height }).map((inner) => (
                <Tile
                  key={inner.one.unit}
                  {...props}
                  one={inner.one}
                  style={placeOf(inner.box, { x: 0, y: 0, width, height })}
                />
              ))}
            </div>
          </div>
        );
      })}
    </div>
  );
}

/** The units that have an area, each with its box inside a frame. */
function placed(units: readonly MapUnit[], within: Box): readonly { readonly one: MapUnit; readonly box: Box }[] {
  const boxes = treemap(
    units.map(({ offer, ask }) => Math.max(0, offer ?? ask ?? 0)),
    within,
  );
  return units.flatMap((one, place) => {
    const box = boxes[place];
    return box === undefined || box.width === 0 ? [] : [{ one, box }];
  });
}

interface TileProps extends Omit<TilesProps, 'shown'> {
  readonly one: MapUnit;
}

function Tile({ style, ...props }: TileProps & { readonly style: CSSProperties }) {
  const { one, onChoose } = props;
  return (
    <button
      type="button"
      className={`gap-tile gap-${one.kind} gap-step-${stepOf(one)}`}
      style={style}
      onClick={() => onChoose(one)}
    >
      <TileText {...props} />
    </button>
  );
}

/** Name, gap and what it means; the other way of saying the gap is for readers alone. */
function TileText({ session, one, amount, language }: TileProps) {
  const t = useText();
  const { style } = useShown(session);
  const { gap, rate, kind } = one;
  const money = gap === null ? '–' : writeCompact(gap, language, style.scale);
  const percent = rate === null ? '–' : writeRate(rate, language);
  return (
    <>
      <span className="gap-tile-name">
        {one.name}
        {one.leaf ? null : <span aria-hidden="true"> ›</span>}
      </span>
      <span className="gap-tile-figure">{amount === 'money' ? money : percent}</span>
      <span className="unseen">{amount === 'money' ? percent : money}</span>
      <span className="gap-tile-word">
        <span aria-hidden="true">{signs[kind]}</span> {t(($) => $.boards.kind[kind])}
      </span>
    </>
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

function placeOf({ x, y, width, height }: Box, within: Box): CSSProperties {
  const part = (value: number, whole: number): string => `${(value / whole) * 100}%`;
  return {
    left: part(x, within.width),
    top: part(y, within.height),
    width: part(width, within.width),
    height: part(height, within.height),
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
