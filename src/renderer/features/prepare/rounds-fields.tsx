/** The round under way and how many there may be. Caller: plan tab. */
import { useState } from 'react';
import { roundText } from '#renderer/i18n/round-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, TextField, usePlan } from '#renderer/ui/index.ts';
import { useCommand } from '#renderer/ui/use-command.ts';

export function RoundsFields({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { header } = usePlan(session);
  const { send, busy, refusal } = useCommand(session);
  const present = header.maximumRounds === undefined ? '' : String(header.maximumRounds);
  const [text, setText] = useState(present);
  const plain = text.trim();
  const readable = plain === '' || /^[1-9]\d?$/.test(plain);
  const save = (): void => {
    if (readable && plain !== present) {
      void send({ kind: 'change-plan', maximumRounds: plain === '' ? null : Number(plain) });
    }
  };
  return (
    <div className="prepare-name">
      <TextField
        label={t(($) => $.prepare.plan.maximumRounds, { now: roundText(t, header) })}
        help={t(($) => $.prepare.plan.maximumRoundsHelp)}
        placeholder={t(($) => $.prepare.plan.noMaximum)}
        inputMode="numeric"
        value={text}
        onChange={setText}
        onEnter={save}
        refusal={readable ? refusal : t(($) => $.prepare.plan.roundsUnreadable)}
      />
      <Button isDisabled={busy || !readable || plain === present} onPress={save}>
        {t(($) => $.prepare.plan.saveRounds)}
      </Button>
    </div>
  );
}
