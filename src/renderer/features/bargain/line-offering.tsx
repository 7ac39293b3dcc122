/** The row's year by line of the offering: the categories, or every line. Caller: the panel. */
import { useState } from 'react';
import type { LineDetail } from '#shared/contract/views.ts';
import type { Tree } from '#shared/domain/plan/tree.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, PanelSection, Table, type TableColumn } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { writeCell, writeRate, type AmountStyle, type Text } from './bargain-text.ts';
import { growthOf } from './row-facts.ts';
import { useShown } from './use-bargain.ts';

type OfferingRow = LineDetail['byLine'][number];

interface OfferingTexts {
  readonly t: Text;
  readonly style: AmountStyle;
  readonly year: number;
  readonly lines: Tree;
  /** Whether any line has an offer: last year's lines are listed without one too, and a zero would say that it is nothing. */
  readonly offered: boolean;
}

function columnsOf({ t, style, year, lines, offered }: OfferingTexts): readonly TableColumn<OfferingRow>[] {
  return [
    {
      id: 'line',
      label: t(($) => $.bargain.panel.line),
      heads: true,
      cell: ({ line }) => <LineName lines={lines} line={line} />,
    },
    { id: 'lastYear', label: String(year - 1), align: 'right', cell: ({ lastYear }) => writeCell(lastYear, style) },
    {
      id: 'offer',
      label: t(($) => $.bargain.panel.offer),
      align: 'right',
      cell: ({ offer }) => (offered ? writeCell(offer, style) : '–'),
    },
    {
      id: 'growth',
      label: t(($) => $.bargain.panel.growth),
      align: 'right',
      cell: ({ offer, lastYear }) => {
        const growth = growthOf(offered ? offer : null, lastYear);
        return growth === null ? t(($) => $.common.notAvailable) : writeRate(growth, style.language, 'always');
      },
    },
  ];
}

function LineName({ lines, line }: { readonly lines: Tree; readonly line: string }) {
  const node = lines.indexOf.get(line) ?? 0;
  const inset = Math.max(0, (lines.depth[node] ?? 0) - 1) * 10;
  return <span style={{ paddingInlineStart: inset }}>{lines.nodes[node]?.name ?? line}</span>;
}

export function LineOffering({ session, detail }: { readonly session: PlanSession; readonly detail: LineDetail }) {
  const t = useText();
  const { header, lines } = usePlan(session);
  const { style } = useShown(session);
  const [every, setEvery] = useState(false);
  const depthOf = (line: string): number => lines.depth[lines.indexOf.get(line) ?? 0] ?? 0;
  const below = detail.byLine.filter(({ line }) => depthOf(line) > 0);
  const rows = every ? below : below.filter(({ line }) => depthOf(line) === 1);
  const title = t(($) => $.bargain.panel.byLine);
  const columns = columnsOf({
    t,
    style,
    year: header.year,
    lines,
    offered: detail.byLine.some(({ offer }) => offer !== 0),
  });
  return (
    <PanelSection title={title}>
      <Table caption={title} captionHidden columns={columns} rows={rows} rowId={({ line }) => line} />
      {below.length === rows.length && !every ? null : (
        <Button tone="quiet" onPress={() => setEvery(!every)}>
          {every ? t(($) => $.bargain.panel.fewLines) : t(($) => $.bargain.panel.allLines)}
        </Button>
      )}
    </PanelSection>
  );
}
