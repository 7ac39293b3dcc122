/** The plans of this computer, latest change first; a name opens its plan. Callers: start screen. */
import { compareCodeUnits } from '#shared/base/canonical-json.ts';
import type { PlanSummary } from '#shared/contract/views.ts';
import { formatCount, formatDate } from '#renderer/i18n/format.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { WindowModel } from '#renderer/model/window-model.ts';
import { Button, Chip, Table, useModel, type TableColumn } from '#renderer/ui/index.ts';

export interface PlanListProps {
  readonly model: WindowModel;
  /** Null while they are being read. */
  readonly plans: readonly PlanSummary[] | null;
}

export function PlanList({ model, plans }: PlanListProps) {
  const t = useText();
  const language = useLanguage();
  const { open, busy } = useModel(model.state, (state) => ({
    open: state.session?.replica.plan ?? null,
    busy: state.work !== null,
  }));
  const onOpen = (plan: string): void => (plan === open ? model.go('bargain') : void model.openPlan(plan));
  const columns: readonly TableColumn<PlanSummary>[] = [
    {
      id: 'name',
      label: t(($) => $.start.name),
      heads: true,
      cell: (plan) => planName(plan, { isOpen: plan.plan === open, busy, openText: t(($) => $.start.isOpen), onOpen }),
    },
    { id: 'year', label: t(($) => $.start.year), align: 'right', cell: (plan) => String(plan.year) },
    { id: 'units', label: t(($) => $.start.units), align: 'right', cell: (plan) => formatCount(plan.units, language) },
    {
      id: 'entries',
      label: t(($) => $.start.entries),
      align: 'right',
      cell: (plan) => formatCount(plan.entries, language),
    },
    {
      id: 'changed',
      label: t(($) => $.start.changed),
      align: 'right',
      cell: (plan) => (plan.changedAt === '' ? '' : formatDate(plan.changedAt, language)),
    },
  ];
  const rows = (plans ?? []).toSorted((left, right) => compareCodeUnits(right.changedAt, left.changedAt));
  return (
    <Table
      caption={t(($) => $.start.plans)}
      columns={columns}
      rows={rows}
      rowId={({ plan }) => plan}
      empty={plans === null ? t(($) => $.start.reading) : undefined}
    />
  );
}

interface NameOptions {
  readonly isOpen: boolean;
  readonly busy: boolean;
  readonly openText: string;
  readonly onOpen: (plan: string) => void;
}

function planName({ plan, name }: PlanSummary, { isOpen, busy, openText, onOpen }: NameOptions) {
  return (
    <span className="start-name">
      <Button tone="quiet" isDisabled={busy} onPress={() => onOpen(plan)}>
        {name}
      </Button>
      {isOpen ? <Chip tone="company">{openText}</Chip> : null}
    </span>
  );
}
