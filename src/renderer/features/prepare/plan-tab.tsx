/** The plan itself: its name, what its open lines count with, its calendar with every period. Callers: prepare screen. */
import { useState } from 'react';
import { weekPatterns, workingBases } from '#shared/domain/plan/entities.ts';
import { calendarMonthOf, weeksInPeriod } from '#shared/domain/plan/periods.ts';
import { monthName } from '#renderer/i18n/format.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, Select, Table, TextField, usePlan, type TableColumn } from '#renderer/ui/index.ts';
import { ReasonCodes } from './reason-codes.tsx';
import { RoundsFields } from './rounds-fields.tsx';
import { useCommand } from '#renderer/ui/use-command.ts';

const periods = Array.from({ length: 12 }, (_, index) => index + 1);

export function PlanTab({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const language = useLanguage();
  const { header } = usePlan(session);
  const { send, busy, refusal } = useCommand(session);
  const [name, setName] = useState(header.name);
  const plain = name.normalize('NFC').trim();
  const rename = (): void => {
    if (plain !== '' && plain !== header.name) void send({ kind: 'change-plan', name: plain });
  };
  const weeks: TableColumn<number> = {
    id: 'weeks',
    label: t(($) => $.prepare.plan.weeks),
    align: 'right',
    cell: (period) => weeksInPeriod(header.weekPattern, period),
  };
  return (
    <div className="prepare-page">
      <section className="stack prepare-form" aria-label={t(($) => $.prepare.plan.title)}>
        <div className="prepare-name">
          <TextField
            label={t(($) => $.prepare.plan.name)}
            value={name}
            onChange={setName}
            onEnter={rename}
            refusal={refusal}
          />
          <Button isDisabled={busy || plain === '' || plain === header.name} onPress={rename}>
            {t(($) => $.prepare.plan.rename)}
          </Button>
        </div>
        <div className="fields">
          <Select
            label={t(($) => $.prepare.plan.basis)}
            help={t(($) => $.prepare.plan.basisHelp)}
            options={workingBases.map((id) => ({ id, label: t(($) => $.prepare.plan.bases[id]) }))}
            value={header.workingBasis}
            onChange={(workingBasis) => void send({ kind: 'change-plan', workingBasis })}
          />
          <Select
            label={t(($) => $.start.form.weekPattern)}
            options={weekPatterns.map((id) => ({ id, label: t(($) => $.start.form.pattern[id]) }))}
            value={header.weekPattern}
            onChange={(weekPattern) => void send({ kind: 'change-plan', weekPattern })}
          />
        </div>
        <dl className="facts">
          <dt>{t(($) => $.start.form.year)}</dt>
          <dd>{header.year}</dd>
          <dt>{t(($) => $.start.form.currency)}</dt>
          <dd>{t(($) => $.prepare.plan.currency, { currency: header.currency, count: header.scale })}</dd>
        </dl>
        <RoundsFields session={session} />
        <ReasonCodes session={session} />
      </section>
      <section className="prepare-calendar">
        <Table
          caption={t(($) => $.prepare.plan.calendar, { year: header.year })}
          columns={[
            {
              id: 'period',
              label: t(($) => $.prepare.plan.period),
              heads: true,
              cell: (period) => {
                const { year, month } = calendarMonthOf(header, header.year, period);
                return `${monthName(month, language, 'long')} ${year}`;
              },
            },
            {
              id: 'quarter',
              label: t(($) => $.prepare.plan.quarter),
              cell: (period) => t(($) => $.prepare.plan.quarterName, { quarter: Math.ceil(period / 3) }),
            },
            ...(header.weekPattern === 'calendar' ? [] : [weeks]),
          ]}
          rows={periods}
          rowId={String}
        />
      </section>
    </div>
  );
}
