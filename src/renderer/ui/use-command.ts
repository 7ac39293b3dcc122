/** Sending one command from a form: whether it is on its way, and why it was refused. Callers: the tabs of Prepare, Commit. */
import { useCallback, useState } from 'react';
import type { Refusal } from '#shared/base/outcome.ts';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import { useRefusalText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';

export interface CommandForm {
  /** Sends the command; answers whether it was done. */
  readonly send: (body: CommandBody) => Promise<boolean>;
  readonly busy: boolean;
  /** The sentence of the last refusal; null when the last command was done. */
  readonly refusal: string | null;
  readonly forget: () => void;
}

export function useCommand(session: PlanSession): CommandForm {
  const refusalText = useRefusalText();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = useCallback(
    async (body: CommandBody): Promise<boolean> => {
      setBusy(true);
      const sent = await session.submit(body);
      setBusy(false);
      setRefusal(sent.ok ? null : sent.refusal);
      return sent.ok;
    },
    [session],
  );
  const forget = useCallback(() => setRefusal(null), []);
  return { send, busy, refusal: refusal === null ? null : refusalText(refusal), forget };
}
