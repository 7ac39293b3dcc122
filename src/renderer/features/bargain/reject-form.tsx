/** Staying with one’s own number and saying why; the other side moves next. Caller: line actions. */
import { useState } from 'react';
import type { Side } from '#shared/domain/plan/entities.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button, useModel } from '#renderer/ui/index.ts';
import { bargainOf } from './bargain-state.ts';
import { writeAlone } from './bargain-text.ts';
import { groundsOf } from './grounds.ts';
import { ReasonField } from './reason-field.tsx';
import { firstSide, SideChoice } from './side-choice.tsx';
import { useActions, useShown, type RowProps } from './use-bargain.ts';

export function RejectForm({ session, row }: RowProps) {
  const t = useText();
  const { style } = useShown(session);
  const { act, set } = useActions(session);
  const { reason } = useModel(bargainOf(session), (state) => ({ reason: state.reason }));
  const [side, setSide] = useState<Side>(firstSide(row, 'company'));
  const [tried, setTried] = useState(false);
  const own = side === 'company' ? row.offer : row.ask;
  const missing = reason.trim() === '';
  const send = (): void => {
    setTried(true);
    if (missing) return;
    const { unit, measure } = row;
    void act({
      kind: 'reject',
      side,
      unit,
      measure,
      ...groundsOf(bargainOf(session).getState()),
      reason: reason.trim(),
    });
  };
  return (
    <form
      className="line-form"
      aria-label={t(($) => $.bargain.form.rejectTitle)}
      onSubmit={(event) => event.preventDefault()}
    >
      <SideChoice row={row} side={side} onChange={setSide} />
      <p className="soft">
        {own === null
          ? t(($) => $.bargain.form.rejectNoNumber)
          : t(($) => $.bargain.form.rejectText, { amount: writeAlone(own, style) })}
      </p>
      <ReasonField
        session={session}
        label={t(($) => $.bargain.form.reason)}
        autoFocus
        refusal={tried && missing ? t(($) => $.bargain.form.rejectReasonNeeded) : null}
        onEnter={send}
      />
      <div className="line-buttons">
        <Button tone="first" isDisabled={own === null} onPress={send}>
          {t(($) => $.bargain.form.reject)}
        </Button>
        <Button onPress={() => set({ form: null })}>{t(($) => $.common.cancel)}</Button>
      </div>
    </form>
  );
}
