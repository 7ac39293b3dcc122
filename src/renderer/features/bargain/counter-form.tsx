/** A number of one side against the other's, with a reason; what it would do is shown while it is typed. Caller: panel. */
import { useEffect, useState } from 'react';
import type { ConditionInput } from '#shared/domain/bargain/command.ts';
import { useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { Outcome } from '#shared/base/outcome.ts';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import type { Side } from '#shared/domain/plan/entities.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { AmountField, Button, useModel, usePlan } from '#renderer/ui/index.ts';
import { bargainOf } from './bargain-state.ts';
import { amountStyle, writeCell } from './bargain-text.ts';
import { ConditionFields, conditionsOf, type ConditionDraft } from './condition-fields.tsx';
import { groundsOf } from './grounds.ts';
import { readTyped, typedContext } from './read-typed.ts';
import { ReasonField } from './reason-field.tsx';
import type { RowFacts } from './row-facts.ts';
import { firstSide, SideChoice } from './side-choice.tsx';
import { useActions, useShown, type RowProps, type Shown } from './use-bargain.ts';

export function CounterForm({ session, row }: RowProps) {
  const t = useText();
  const refusalText = useRefusalText();
  const shown = useShown(session);
  const { act, set } = useActions(session);
  const { previewRefusal } = useModel(session.state, (state) => ({ previewRefusal: state.previewRefusal }));
  const [side, setSide] = useState<Side>(firstSide(row, 'company'));
  const [text, setText] = useState('');
  const [drafts, setDrafts] = useState<readonly ConditionDraft[]>([]);
  const { header } = usePlan(session);
  const money = amountStyle(header, 'revenue', 'full', shown.style.language);
  const conditions = conditionsOf(drafts, money);
  const number = text.trim() === '' ? null : readFor(text, row, side, shown);
  const value = number?.ok === true ? number.value : null;
  usePreview(session, row, side, value);
  const send = (): void => {
    // Made only now: the reason and its grounds change without painting this form again.
    if (value !== null && conditions !== null) void act(counterOf(session, row, side, value, conditions));
  };
  const refused = number?.ok === false ? number.refusal : value === null ? null : previewRefusal;
  return (
    <form
      className="line-form"
      aria-label={t(($) => $.bargain.form.counterTitle)}
      onSubmit={(event) => event.preventDefault()}
    >
      <SideChoice row={row} side={side} onChange={setSide} />
      <AmountField
        autoFocus
        label={t(($) => $.bargain.form.number)}
        value={text}
        onChange={setText}
        unit={shown.unitName}
        help={
          shown.style.unit === 'full'
            ? t(($) => $.bargain.form.numberHelpFull)
            : t(($) => $.bargain.form.numberHelp, { unit: shown.unitName })
        }
        reading={value === null ? null : `${writeCell(value, shown.style)} ${shown.unitName}`}
        refusal={refused === null || refused === undefined ? null : refusalText(refused)}
        onEnter={send}
      />
      <ConditionFields drafts={drafts} onChange={setDrafts} money={money} />
      <ReasonField session={session} label={t(($) => $.bargain.form.reason)} onEnter={send} />
      <div className="line-buttons">
        <Button tone="first" isDisabled={value === null || conditions === null} onPress={send}>
          {t(($) => $.bargain.form.send)}
        </Button>
        <Button onPress={() => set({ form: null })}>{t(($) => $.common.cancel)}</Button>
      </div>
    </form>
  );
}

function readFor(text: string, row: RowFacts, side: Side, shown: Shown): Outcome<number> {
  return readTyped(text, typedContext(row, side === 'company' ? row.offer : row.ask, shown));
}

function counterOf(
  session: PlanSession,
  { unit, measure }: RowFacts,
  side: Side,
  value: number,
  conditions: readonly ConditionInput[],
): CommandBody {
  const { method, ...state } = bargainOf(session).getState();
  const wanted = conditions.length === 0 ? {} : { conditions };
  return { kind: 'counter', side, unit, measure, value, method, ...groundsOf(state), ...wanted };
}

/** Moves the impact strip while the number is typed, and takes the preview away when the form goes. */
function usePreview(session: PlanSession, row: RowFacts, side: Side, value: number | null): void {
  const { unit, measure } = row;
  useEffect(() => {
    if (value === null) session.clearPreview();
    else session.preview({ kind: 'counter', side, unit, measure, value, method: bargainOf(session).getState().method });
  }, [session, unit, measure, side, value]);
  useEffect(() => () => session.clearPreview(), [session]);
}
