/**
 * A new plan: name, year, currency, calendar, and an organisation pasted from a table or just a company to begin with.
 * Everything but the name is proposed. Callers: start screen.
 */
import { useState } from 'react';
import type { Refusal } from '#shared/base/outcome.ts';
import { weekPatterns, type WeekPattern } from '#shared/domain/plan/entities.ts';
import { monthName } from '#renderer/i18n/format.ts';
import { useLanguage, useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { WindowModel } from '#renderer/model/window-model.ts';
import { Button, ComboBox, Select, TextField, useModel } from '#renderer/ui/index.ts';
import { currencies, decimalsOf, usualCurrency } from './currencies.ts';
import { beginningOf, unitsOf, type Beginning } from './organisation-input.ts';
import { OrganisationFields } from './organisation-fields.tsx';

const months = Array.from({ length: 12 }, (_, index) => String(index + 1));
const scales = ['0', '1', '2', '3', '4'] as const;

export function NewPlanForm({ model }: { readonly model: WindowModel }) {
  const t = useText();
  const language = useLanguage();
  const refusalText = useRefusalText();
  const busy = useModel(model.state, (state) => state.work === 'creating');
  const [year, setYear] = useState(() => String(new Date().getFullYear() + 1));
  const [name, setName] = useState(() => t(($) => $.start.form.nameExample, { year }));
  const [currency, setCurrency] = useState(usualCurrency[language]);
  const [scale, setScale] = useState<(typeof scales)[number]>('2');
  const [startMonth, setStartMonth] = useState('1');
  const [weekPattern, setWeekPattern] = useState<WeekPattern>('calendar');
  const [beginning, setBeginning] = useState<Beginning>(() => beginningOf(t(($) => $.start.form.companyExample)));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const units = unitsOf(beginning);
  const yearNumber = Number(year);
  const yearFits = Number.isInteger(yearNumber) && yearNumber >= 1900 && yearNumber <= 2200;
  const ready = name.trim() !== '' && yearFits && units.ok;

  const create = async (): Promise<void> => {
    if (!ready || busy) return;
    const texts = { name: name.normalize('NFC').trim(), currency, weekPattern };
    const numbers = { year: yearNumber, scale: Number(scale), startMonth: Number(startMonth) };
    const made = await model.createPlan({ ...texts, ...numbers, units: [...units.value], lines: [] });
    setRefusal(made.ok ? null : made.refusal);
  };

  return (
    <form
      className="stack new-plan"
      aria-label={t(($) => $.start.form.title)}
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <h2>{t(($) => $.start.form.title)}</h2>
      <div className="fields">
        <div className="wide">
          <TextField autoFocus label={t(($) => $.start.form.name)} value={name} onChange={setName} maxLength={200} />
        </div>
        <TextField
          label={t(($) => $.start.form.year)}
          help={t(($) => $.start.form.yearHelp)}
          refusal={yearFits ? null : t(($) => $.start.form.yearRefusal)}
          value={year}
          onChange={setYear}
        />
        <ComboBox
          label={t(($) => $.start.form.currency)}
          options={currencies(language)}
          value={currency}
          onChange={(code) => {
            setCurrency(code);
            setScale(scales.find((one) => Number(one) === decimalsOf(code)) ?? '2');
          }}
        />
        <Select
          label={t(($) => $.start.form.decimals)}
          options={scales.map((id) => ({ id, label: id }))}
          value={scale}
          onChange={setScale}
        />
        <Select
          label={t(($) => $.start.form.startMonth)}
          options={months.map((id) => ({ id, label: monthName(Number(id), language, 'long') }))}
          value={startMonth}
          onChange={setStartMonth}
        />
        <Select
          label={t(($) => $.start.form.weekPattern)}
          options={weekPatterns.map((id) => ({ id, label: t(($) => $.start.form.pattern[id]) }))}
          value={weekPattern}
          onChange={setWeekPattern}
        />
      </div>
      <OrganisationFields beginning={beginning} units={units} onChange={setBeginning} />
      {refusal === null ? null : (
        <p className="field-refusal" role="alert">
          {refusalText(refusal)}
        </p>
      )}
      <div className="row">
        <Button tone="first" type="submit" isDisabled={!ready || busy}>
          {t(($) => $.start.form.create)}
        </Button>
        <Button onPress={() => model.askNewPlan(false)}>{t(($) => $.common.cancel)}</Button>
      </div>
    </form>
  );
}
