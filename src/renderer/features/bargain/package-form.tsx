/**
 * Tying several numbers into one package: “+200k on Bikes if −150k on Accessories and 30k of campaign”.
 * Each row is a unit, a part of its offering, and a number typed as anywhere else, on what stands there. Caller: line actions.
 */
import { useState } from 'react';
import type { LineDetail } from '#shared/contract/views.ts';
import type { Side } from '#shared/domain/plan/entities.ts';
import type { PackageLine } from '#shared/domain/plan/agreement-records.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import { AmountField, Button, ComboBox, IconButton, TextField, usePlan } from '#renderer/ui/index.ts';
import { bargainOf } from './bargain-state.ts';
import { amountStyle, writeCell } from './bargain-text.ts';
import { ConditionFields, conditionsOf, type ConditionDraft } from './condition-fields.tsx';
import { readTyped, typedContext } from './read-typed.ts';
import { firstSide, SideChoice } from './side-choice.tsx';
import { useActions, useShown, type RowProps } from './use-bargain.ts';
import { useLineDetails } from './use-line-details.ts';

interface Draft {
  readonly key: number;
  readonly unit: string;
  /** A node of the offering; empty for all of it. */
  readonly line: string;
  readonly typed: string;
}

export function PackageForm({ session, row }: RowProps) {
  const t = useText();
  const language = useLanguage();
  const { header, units, lines } = usePlan(session);
  const shown = useShown(session);
  const { act, set } = useActions(session);
  const [side, setSide] = useState<Side>(firstSide(row, 'unit'));
  const [name, setName] = useState('');
  const [drafts, setDrafts] = useState<readonly Draft[]>([
    { key: 1, unit: row.unit, line: '', typed: '' },
    { key: 2, unit: row.unit, line: '', typed: '' },
  ]);
  const [conditions, setConditions] = useState<readonly ConditionDraft[]>([]);
  const details = useLineDetails(
    session,
    row.measure,
    drafts.map(({ unit }) => unit),
  );
  const money = amountStyle(header, 'revenue', 'full', language);
  const read = (draft: Draft): PackageLine | null => {
    const present = standing(details.get(draft.unit), draft.line, side);
    if (draft.typed.trim() === '' || present === undefined) return null;
    const number = readTyped(draft.typed, typedContext(present, present.own, shown));
    if (!number.ok) return null;
    return { unit: draft.unit, measure: row.measure, line: draft.line === '' ? null : draft.line, value: number.value };
  };
  const readings = drafts.map(read);
  const numbers = readings.filter((line) => line !== null);
  const wanted = conditionsOf(conditions, money);
  const ready = numbers.length === drafts.length && wanted !== null && name.trim() !== '';
  const change = (key: number, part: Partial<Draft>): void =>
    setDrafts(drafts.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)));
  const send = (): void => {
    if (!ready) return;
    const { reason } = bargainOf(session).getState();
    void act({
      kind: 'offer-package',
      package: crypto.randomUUID(),
      side,
      name: name.trim(),
      lines: numbers,
      ...(wanted.length === 0 ? {} : { conditions: wanted }),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    });
  };
  const lineOptions = [
    { id: '', label: t(($) => $.bargain.package.allLines) },
    ...lines.nodes.filter(({ parent }) => parent !== null).map(({ id, name: label }) => ({ id, label })),
  ];
  return (
    <form
      className="line-form package-form"
      aria-label={t(($) => $.bargain.package.title)}
      onSubmit={(event) => event.preventDefault()}
    >
      <p className="soft">{t(($) => $.bargain.package.text)}</p>
      <TextField
        autoFocus
        label={t(($) => $.bargain.package.name)}
        placeholder={t(($) => $.bargain.package.namePlaceholder)}
        value={name}
        onChange={setName}
        maxLength={200}
      />
      <SideChoice row={row} unitLabel={t(($) => $.bargain.package.units)} side={side} onChange={setSide} />
      {drafts.map((draft, place) => (
        <div key={draft.key} className="package-draft">
          <ComboBox
            label={t(($) => $.bargain.package.unit)}
            labelHidden
            options={units.nodes.map(({ id, name: label }) => ({ id, label }))}
            value={draft.unit}
            onChange={(unit) => change(draft.key, { unit })}
          />
          <ComboBox
            label={t(($) => $.bargain.package.line)}
            labelHidden
            options={lineOptions}
            value={draft.line}
            onChange={(line) => change(draft.key, { line })}
          />
          <AmountField
            label={t(($) => $.bargain.package.number)}
            labelHidden
            placeholder={t(($) => $.bargain.package.numberPlaceholder)}
            value={draft.typed}
            onChange={(typed) => change(draft.key, { typed })}
            unit={shown.unitName}
            reading={readingText(
              readings[place],
              shown.style,
              t(($) => $.bargain.package.becomes),
            )}
            refusal={
              draft.typed.trim() === '' || readings[place] !== null ? null : t(($) => $.bargain.package.unreadable)
            }
          />
          <IconButton
            icon="close"
            label={t(($) => $.bargain.package.remove)}
            isDisabled={drafts.length === 1}
            onPress={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
          />
        </div>
      ))}
      <Button
        tone="quiet"
        icon="plus"
        onPress={() =>
          setDrafts([...drafts, { key: (drafts.at(-1)?.key ?? 0) + 1, unit: row.unit, line: '', typed: '' }])
        }
      >
        {t(($) => $.bargain.package.add)}
      </Button>
      <ConditionFields drafts={conditions} onChange={setConditions} money={money} />
      <div className="line-buttons">
        <Button tone="first" isDisabled={!ready} onPress={send}>
          {t(($) => $.bargain.package.send)}
        </Button>
        <Button onPress={() => set({ form: null })}>{t(($) => $.common.cancel)}</Button>
      </div>
    </form>
  );
}

interface Standing {
  readonly own: number | null;
  readonly offer: number | null;
  readonly ask: number | null;
  readonly lastYear: number | null;
}

/** What stands at a unit for a part of the offering; undefined while it is fetched. A side without a number starts from the other's. */
function standing(detail: LineDetail | undefined, line: string, side: Side): Standing | undefined {
  if (detail === undefined) return undefined;
  const sum = (months: readonly number[] | null): number | null =>
    months === null ? null : months.reduce((total, month) => total + month, 0);
  const part = detail.byLine.find((one) => one.line === line);
  const offered = detail.months.offer !== null;
  const asked = detail.months.ask !== null;
  const offer = line === '' ? sum(detail.months.offer) : offered ? (part?.offer ?? 0) : null;
  const ask = line === '' ? sum(detail.months.ask) : asked ? (part?.ask ?? 0) : null;
  const lastYear = line === '' ? sum(detail.months.lastYear) : (part?.lastYear ?? null);
  return { own: side === 'company' ? (offer ?? ask) : (ask ?? offer), offer, ask, lastYear };
}

function readingText(
  line: PackageLine | null | undefined,
  style: Parameters<typeof writeCell>[1],
  becomes: string,
): string | null {
  return line === null || line === undefined ? null : `${becomes} ${writeCell(line.value, style)}`;
}
