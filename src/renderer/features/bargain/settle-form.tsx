/** Settling at a number both sides can see, and reopening with a reason. Caller: the panel. */
import { useState, type ReactNode } from 'react';
import { useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { AmountField, Button, SegmentedControl, useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { bargainOf } from './bargain-state.ts';
import { writeAlone, writeCell } from './bargain-text.ts';
import { lineMoves } from './line-moves.ts';
import { readTyped, typedContext } from './read-typed.ts';
import { ReasonField } from './reason-field.tsx';
import { useActions, useShown, type RowProps } from './use-bargain.ts';

type Place = 'offer' | 'ask' | 'midpoint' | 'other';

export function SettleForm({ session, row }: RowProps) {
  const t = useText();
  const refusalText = useRefusalText();
  const shown = useShown(session);
  const { style, unitName } = shown;
  const { settleAt } = useActions(session);
  const { offer, ask } = row;
  const [place, setPlace] = useState<Place>(offer === null ? 'ask' : 'offer');
  const [text, setText] = useState('');
  const { meet } = lineMoves(row);
  const typed = text.trim() === '' ? null : readTyped(text, typedContext(row, row.working, shown));
  const values: Readonly<Record<Place, number | null>> = {
    offer,
    ask,
    midpoint: meet,
    other: typed?.ok === true ? typed.value : null,
  };
  const value = values[place];
  const send = (): void => {
    if (value !== null) settleAt(value);
  };
  const label: Readonly<Record<Place, string>> = {
    offer: t(($) => $.bargain.form.atOffer),
    ask: t(($) => $.bargain.form.atAsk),
    midpoint: t(($) => $.bargain.form.atMidpoint),
    other: t(($) => $.bargain.form.other),
  };
  return (
    <LineForm label={t(($) => $.bargain.form.settleTitle)}>
      <p className="soft">{t(($) => $.bargain.form.settleText)}</p>
      <SegmentedControl
        label={t(($) => $.bargain.form.settleAt)}
        options={(['offer', 'ask', 'midpoint', 'other'] as const).map((id) => ({
          id,
          label: label[id],
          disabled: id !== 'other' && values[id] === null,
        }))}
        value={place}
        onChange={setPlace}
      />
      {place === 'other' ? (
        <AmountField
          autoFocus
          label={t(($) => $.bargain.form.number)}
          value={text}
          onChange={setText}
          unit={unitName}
          reading={value === null ? null : `${writeCell(value, style)} ${unitName}`}
          refusal={typed?.ok === false ? refusalText(typed.refusal) : null}
          onEnter={send}
        />
      ) : null}
      <ReasonField
        session={session}
        label={t(($) => $.bargain.form.reason)}
        autoFocus={place !== 'other'}
        onEnter={send}
      />
      <FormButtons session={session}>
        <Button tone="first" icon="lock" isDisabled={value === null} onPress={send}>
          {value === null
            ? t(($) => $.bargain.action.settleNow)
            : t(($) => $.bargain.form.settle, { amount: writeAlone(value, style) })}
        </Button>
      </FormButtons>
    </LineForm>
  );
}

export function ReopenForm({ session, unit }: { readonly session: PlanSession; readonly unit: string }) {
  const t = useText();
  const { units } = usePlan(session);
  const { reopen } = useActions(session);
  const { reason } = useModel(bargainOf(session), (state) => ({ reason: state.reason }));
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  const send = (): void => {
    setTried(true);
    if (!missing) reopen(unit);
  };
  const name = units.nodes[units.indexOf.get(unit) ?? 0]?.name ?? '';
  return (
    <LineForm label={t(($) => $.bargain.form.reopenTitle)}>
      <p className="soft">{t(($) => $.bargain.form.reopenText, { unit: name })}</p>
      <ReasonField
        session={session}
        label={t(($) => $.bargain.form.reason)}
        autoFocus
        refusal={tried && missing ? t(($) => $.bargain.form.reasonNeeded) : null}
        onEnter={send}
      />
      <FormButtons session={session}>
        <Button tone="first" icon="unlock" onPress={send}>
          {t(($) => $.bargain.form.reopen)}
        </Button>
      </FormButtons>
    </LineForm>
  );
}

interface LineFormProps {
  readonly session: PlanSession;
  readonly label: string;
  readonly children: ReactNode;
}

function LineForm({ label, children }: Omit<LineFormProps, 'session'>) {
  return (
    <form className="line-form" aria-label={label} onSubmit={(event) => event.preventDefault()}>
      {children}
    </form>
  );
}

function FormButtons({ session, children }: Omit<LineFormProps, 'label'>) {
  const t = useText();
  const { set } = useActions(session);
  return (
    <div className="line-buttons">
      {children}
      <Button onPress={() => set({ form: null })}>{t(($) => $.common.cancel)}</Button>
    </div>
  );
}
