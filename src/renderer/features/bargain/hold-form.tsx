/** Holding a row with a kind, a reason and the round in which it ends. Caller: the panel. */
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button, SegmentedControl, TextField, useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { bargainOf } from './bargain-state.ts';
import { groundsOf } from './grounds.ts';
import { ReasonField } from './reason-field.tsx';
import { useActions, type RowProps } from './use-bargain.ts';

const kinds = ['personal', 'team', 'governed'] as const;
type Kind = (typeof kinds)[number];

export function HoldForm({ session, row }: RowProps) {
  const t = useText();
  const { header } = usePlan(session);
  const { act, set } = useActions(session);
  const { reason } = useModel(bargainOf(session), (state) => ({ reason: state.reason }));
  const [kind, setKind] = useState<Kind>('personal');
  const [round, setRound] = useState('');
  const typed = /^\d{1,4}$/.test(round.trim()) ? Number(round) : null;
  const refused = round.trim() !== '' && (typed === null || typed < header.round);
  const missing = kind !== 'personal' && reason.trim() === '';
  const send = (): void => {
    if (refused || missing) return;
    const until = typed === null ? {} : { untilRound: typed };
    const { unit, measure } = row;
    void act({ kind: 'hold', unit, measure, holdKind: kind, ...until, ...groundsOf(bargainOf(session).getState()) });
  };
  return (
    <form
      className="line-form"
      aria-label={t(($) => $.bargain.holding.title)}
      onSubmit={(event) => event.preventDefault()}
    >
      <SegmentedControl
        label={t(($) => $.bargain.holding.kind)}
        options={kinds.map((id) => ({ id, label: t(($) => $.bargain.holding.kinds[id]) }))}
        value={kind}
        onChange={setKind}
      />
      <p className="soft">{t(($) => $.bargain.holding.meaning[kind])}</p>
      <ReasonField session={session} label={t(($) => $.bargain.form.reason)} autoFocus onEnter={send} />
      <TextField
        label={t(($) => $.bargain.holding.until)}
        value={round}
        onChange={setRound}
        inputMode="numeric"
        help={t(($) => $.bargain.holding.untilHelp)}
        refusal={refused ? t(($) => $.bargain.holding.untilRefused, { round: header.round }) : null}
        onEnter={send}
      />
      <div className="line-buttons">
        <Button tone="first" icon="pin" isDisabled={refused || missing} onPress={send}>
          {t(($) => $.bargain.action.hold)}
        </Button>
        <Button onPress={() => set({ form: null })}>{t(($) => $.common.cancel)}</Button>
      </div>
    </form>
  );
}
