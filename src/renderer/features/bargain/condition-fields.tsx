/** The conditions that go with a number: “only if …”. Callers: counter form, package form. */
import type { ConditionInput } from '#shared/domain/bargain/command.ts';
import { conditionKinds, type ConditionKind } from '#shared/domain/plan/agreement-records.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button, IconButton, Select, TextField } from '#renderer/ui/index.ts';
import { readConditionAmount } from './condition-text.ts';
import type { AmountStyle } from './bargain-text.ts';

/** A condition as it is being typed. */
export interface ConditionDraft {
  readonly key: number;
  readonly kind: ConditionKind;
  /** An amount or a day, whichever the kind asks for. */
  readonly value: string;
  readonly text: string;
}

export interface ConditionFieldsProps {
  readonly drafts: readonly ConditionDraft[];
  readonly onChange: (drafts: readonly ConditionDraft[]) => void;
  /** How money of the plan is written. */
  readonly money: AmountStyle;
}

export function ConditionFields({ drafts, onChange, money }: ConditionFieldsProps) {
  const t = useText();
  const change = (key: number, part: Partial<ConditionDraft>): void =>
    onChange(drafts.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)));
  const add = (): void =>
    onChange([...drafts, { key: (drafts.at(-1)?.key ?? 0) + 1, kind: 'budget', value: '', text: '' }]);
  return (
    <fieldset className="conditions">
      <legend className="unseen">{t(($) => $.bargain.condition.legend)}</legend>
      {drafts.map(({ key, kind, value, text }) => (
        <div key={key} className="condition-draft">
          <Select
            label={t(($) => $.bargain.condition.kindLabel)}
            labelHidden
            options={conditionKinds.map((id) => ({ id, label: t(($) => $.bargain.condition.kind[id]) }))}
            value={kind}
            onChange={(next) => change(key, { kind: next, value: '' })}
          />
          {kind === 'other' ? null : (
            <TextField
              label={t(($) => $.bargain.condition.value[kind])}
              labelHidden
              placeholder={t(($) => $.bargain.condition.value[kind])}
              value={value}
              onChange={(next) => change(key, { value: next })}
              refusal={
                value.trim() === '' || valueOf(kind, value, money) !== null
                  ? null
                  : t(($) => $.bargain.condition.unreadable[kind])
              }
            />
          )}
          <TextField
            label={t(($) => $.bargain.condition.words)}
            labelHidden
            placeholder={t(($) => $.bargain.condition.words)}
            value={text}
            onChange={(next) => change(key, { text: next })}
            maxLength={1000}
          />
          <IconButton
            icon="close"
            label={t(($) => $.bargain.condition.remove)}
            onPress={() => onChange(drafts.filter((draft) => draft.key !== key))}
          />
        </div>
      ))}
      <Button tone="quiet" icon="plus" onPress={add}>
        {t(($) => $.bargain.condition.add)}
      </Button>
    </fieldset>
  );
}

/** What was typed as the condition's amount or day; null when it cannot be read. */
function valueOf(
  kind: ConditionKind,
  value: string,
  money: AmountStyle,
): Pick<ConditionInput, 'amount' | 'date'> | null {
  if (kind === 'date')
    return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value.trim()) ? { date: value.trim() } : null;
  const amount = readConditionAmount(kind, value, money);
  return amount === null ? null : { amount };
}

/** The drafts as conditions; null while one of them cannot be read. A draft without anything typed is left out. */
export function conditionsOf(drafts: readonly ConditionDraft[], money: AmountStyle): readonly ConditionInput[] | null {
  const conditions: ConditionInput[] = [];
  for (const { kind, value, text } of drafts) {
    if (value.trim() === '' && text.trim() === '') continue;
    const read = kind === 'other' || value.trim() === '' ? {} : valueOf(kind, value, money);
    if (read === null) return null;
    conditions.push({ kind, ...read, text: text.trim() });
  }
  return conditions;
}
