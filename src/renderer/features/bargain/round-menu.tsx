/** The round under way and what can be done with it. Caller: toolbar. */
import { roundText } from '#renderer/i18n/round-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, Icon, MenuButton, usePlan } from '#renderer/ui/index.ts';
import { useActions } from './use-bargain.ts';

export function RoundMenu({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { header } = usePlan(session);
  const { act } = useActions(session);
  const { round, maximumRounds, roundClosed } = header;
  const last = maximumRounds !== undefined && round >= maximumRounds;
  return (
    <MenuButton
      label={t(($) => $.bargain.round.label)}
      entries={[
        {
          id: 'close',
          label: last ? t(($) => $.bargain.round.closeLast, { round }) : t(($) => $.bargain.round.close, { round }),
          disabled: roundClosed === true,
        },
        { id: 'open', label: t(($) => $.bargain.round.open, { round: round + 1 }), disabled: last },
      ]}
      onChoose={(id) => void act({ kind: id === 'close' ? 'close-round' : 'open-round' })}
    >
      <Button {...(roundClosed === true ? { icon: 'lock' as const } : {})}>
        {roundText(t, header)} <Icon name="chevronDown" size={12} />
      </Button>
    </MenuButton>
  );
}
