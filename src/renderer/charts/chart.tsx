/**
 * A chart answers one question, carries it as its title, and has its numbers as a table for whoever cannot see it.
 *
 * The canvas is a picture to readers (role img) named by the title; the table is always there for them and can be shown
 * in place of the picture. Nothing moves: drawing is not animated. Callers: the charts of this folder.
 */
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { readColours, watchColours, type ChartColours } from './chart-colours.ts';
import type { ParleyChart, ParleyChartConfiguration } from './chart-library.ts';
import type { ChartTable } from './chart-types.ts';
import './charts.css';

export interface ChartProps {
  /** The question the chart answers. */
  readonly title: string;
  readonly table: ChartTable;
  /** Made anew when the data or the colours change; keep it stable with `useCallback`. */
  readonly configure: (colours: ChartColours) => ParleyChartConfiguration;
  readonly legend?: ReactNode;
  /** Pixels, or a length as style sheets write it. */
  readonly height?: number | string;
}

export function Chart({ title, table, configure, legend, height = 120 }: ChartProps) {
  const t = useText();
  const heading = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState<'picture' | 'table'>('picture');

  useEffect(() => {
    const element = canvas.current;
    if (element === null || shown === 'table') return undefined;
    let chart: ParleyChart | null = null;
    let gone = false;
    const draw = async (): Promise<void> => {
      const { drawChart } = await import('./chart-library.ts');
      if (gone) return;
      chart?.destroy();
      chart = drawChart(element, configure(readColours(element)));
    };
    void draw();
    const stopWatching = watchColours(() => void draw());
    return () => {
      gone = true;
      stopWatching();
      chart?.destroy();
    };
  }, [configure, shown]);

  return (
    <figure className="chart" aria-labelledby={heading}>
      <figcaption id={heading} className="chart-title">
        {title}
      </figcaption>
      {shown === 'picture' ? (
        <div className="chart-picture" style={{ height }}>
          <canvas ref={canvas} role="img" aria-label={title} />
        </div>
      ) : null}
      <Numbers title={title} table={table} unseen={shown === 'picture'} />
      <div className="chart-foot">
        <div className="grow">{shown === 'picture' ? legend : null}</div>
        <button
          type="button"
          className="chart-switch"
          onClick={() => setShown(shown === 'picture' ? 'table' : 'picture')}
        >
          {shown === 'picture' ? t(($) => $.common.showTable) : t(($) => $.common.showChart)}
        </button>
      </div>
    </figure>
  );
}

function Numbers(props: { readonly title: string; readonly table: ChartTable; readonly unseen: boolean }) {
  const { head, rows } = props.table;
  return (
    <div className={props.unseen ? 'unseen' : 'chart-numbers'}>
      <table className="table">
        <caption className="unseen">{props.title}</caption>
        <thead>
          <tr>
            {head.map((text, place) => (
              <th key={text} scope="col" className={place === 0 ? undefined : 'figure'}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, ...cells]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {cells.map((text, place) => (
                <td key={head[place + 1]} className="figure">
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
