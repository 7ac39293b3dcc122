/** The corporate targets: what each looks at, its goal, where it stands now; one of them under the pen. Callers: prepare screen. */
import { useState } from 'react';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PlanView, TargetReading } from '#shared/contract/views.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, EmptyState, Light, Table, useModel, usePlan, type TableColumn } from '#renderer/ui/index.ts';
import { writeMetric } from './metric-amounts.ts';
import { TargetForm } from './target-form.tsx';

type Target = PlanView['targets'][number];

export function TargetsTab({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const language = useLanguage();
  const { header, units, targets } = usePlan(session);
  const impact = useModel(session.state, (state) => state.impact);
  const [edited, setEdited] = useState<string | null>(null);
  const unitName = (id: string): string => units.nodes[units.indexOf.get(id) ?? -1]?.name ?? id;
  const now = (id: string) => impact.find(({ target }) => target === id)?.now;
  const columns: readonly TableColumn<Target>[] = [
    {
      id: 'name',
      label: t(($) => $.prepare.target.name),
      heads: true,
      cell: (target) => nameButton(target, setEdited),
    },
    {
      id: 'metric',
      label: t(($) => $.prepare.target.metric),
      cell: ({ metric }) => t(($) => $.prepare.metrics[metric]),
    },
    { id: 'unit', label: t(($) => $.prepare.target.unit), cell: ({ unit }) => unitName(unit) },
    {
      id: 'goal',
      label: t(($) => $.prepare.target.goal),
      align: 'right',
      cell: ({ goal, metric, direction }) =>
        `${direction === 'higher' ? '≥' : '≤'} ${writeMetric(goal, metric, header, language)}`,
    },
    {
      id: 'now',
      label: t(($) => $.prepare.target.now),
      align: 'right',
      cell: ({ id, metric }) => {
        const value = now(id)?.value ?? null;
        return value === null ? t(($) => $.common.notAvailable) : writeMetric(value, metric, header, language);
      },
    },
    {
      id: 'light',
      label: t(($) => $.prepare.target.light),
      cell: ({ id }) => lightOf(now(id)?.light),
    },
  ];
  return (
    <div className="prepare-split">
      <div className="prepare-page prepare-single">
        {targets.length === 0 && edited === null ? (
          <EmptyState
            icon="scorecard"
            title={t(($) => $.prepare.target.empty)}
            actions={
              <Button tone="first" onPress={() => setEdited('')}>
                {t(($) => $.prepare.target.add)}
              </Button>
            }
          >
            {t(($) => $.prepare.target.emptyText)}
          </EmptyState>
        ) : (
          <div className="stack">
            <Table caption={t(($) => $.prepare.tab.targets)} columns={columns} rows={targets} rowId={({ id }) => id} />
            <div>
              <Button icon="plus" onPress={() => setEdited('')}>
                {t(($) => $.prepare.target.add)}
              </Button>
            </div>
          </div>
        )}
      </div>
      {edited === null ? null : (
        <div className="prepare-side">
          <TargetForm
            key={edited}
            session={session}
            target={targets.find(({ id }) => id === edited) ?? null}
            onDone={() => setEdited(null)}
          />
        </div>
      )}
    </div>
  );
}

function lightOf(light: TargetReading['light'] | undefined) {
  return <Light worded colour={light ?? 'none'} />;
}

function nameButton({ id, name }: Target, onEdit: (id: string) => void) {
  return (
    <Button tone="quiet" onPress={() => onEdit(id)}>
      {name}
    </Button>
  );
}
