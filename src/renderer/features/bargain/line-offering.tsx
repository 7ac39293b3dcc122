/** The row's year by line of the offering: the categories, or every line. Caller: the panel. */
import { useState } from 'react';
import type { LineDetail } from '#shared/contract/views.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, PanelSection, Table } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { writeCell, writeRate } from './bargain-text.ts';
import { growthOf } from './row-facts.ts';
import { useShown } from './use-bargain.ts';

export function LineOffering({ session, detail }: { readonly session: PlanSession; readonly detail: LineDetail }) {
  const t = useText();
  const { header, lines } = usePlan(session);
  const { style } = useShown(session);
  // A detail lists last year's lines even where nobody has offered yet; a zero would say that an offer of nothing stands.
  const offered = detail.months.offer !== null;
  const [every, setEvery] = useState(false);
  const depthOf = (line: string): number => lines.depth[lines.indexOf.get(line) ?? 0] ?? 0;
  const below = detail.byLine.filter(({ line }) => depthOf(line) > 0);
  const rows = every ? below : below.filter(({ line }) => depthOf(line) === 1);
  return (
    <PanelSection title={t(($) => $.bargain.panel.byLine)}>
      <Table
        caption={t(($) => $.bargain.panel.byLine)}
        captionHidden
        columns={[
          {
            id: 'line',
            label: t(($) => $.bargain.panel.line),
            heads: true,
            cell: ({ line }) => (
              <span style={{ paddingInlineStart: (depthOf(line) - 1) * 10 }}>
                {lines.nodes[lines.indexOf.get(line) ?? 0]?.name ?? line}
              </span>
            ),
          },
          {
            id: 'lastYear',
            label: String(header.year - 1),
            align: 'right',
            cell: ({ lastYear }) => writeCell(lastYear, style),
          },
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
        ]}
        rows={rows}
        rowId={({ line }) => line}
      />
      {below.length === rows.length && !every ? null : (
        <Button tone="quiet" onPress={() => setEvery(!every)}>
          {every ? t(($) => $.bargain.panel.fewLines) : t(($) => $.bargain.panel.allLines)}
        </Button>
      )}
    </PanelSection>
  );
}
