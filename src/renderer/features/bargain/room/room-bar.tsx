/** The head of the room: whose plan, which round, how far everybody is, and the way out. Caller: the room screen. */
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Brand, Button, KeyHint } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { writeCompact } from '../bargain-text.ts';
import { useHowFar, useShown } from '../use-bargain.ts';

export function RoomBar({ session, onLeave }: { readonly session: PlanSession; readonly onLeave: () => void }) {
  const t = useText();
  const { header } = usePlan(session);
  return (
    <header className="room-bar">
      <Brand />
      <span className="plan-name">{header.name}</span>
      <span className="room-round">
        {header.maximumRounds === undefined
          ? t(($) => $.app.round, { round: header.round })
          : t(($) => $.room.roundOf, { round: header.round, most: header.maximumRounds })}
      </span>
      <Progress session={session} />
      <Button onPress={onLeave} aria-keyshortcuts="Escape">
        {t(($) => $.room.leave)} <KeyHint keys="Esc" />
      </Button>
    </header>
  );
}

function Progress({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const language = useLanguage();
  const { style } = useShown(session);
  const { gap, settled, leaves } = useHowFar(session);
  return (
    <span className="room-progress">
      <span className="room-meter" aria-hidden="true">
        <span style={{ inlineSize: `${leaves === 0 ? 0 : (100 * settled) / leaves}%` }} />
      </span>
      <span>{t(($) => $.bargain.settledCount, { settled, leaves })}</span>
      {gap === null ? null : (
        <span>
          {t(($) => $.bargain.gapLeft)} <strong>{writeCompact(gap, language, style.scale)}</strong>
        </span>
      )}
    </span>
  );
}
