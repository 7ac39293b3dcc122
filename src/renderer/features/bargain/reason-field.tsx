/** The reason that goes with the next move. Callers: the panel and its forms. */
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { TextField, useModel } from '#renderer/ui/index.ts';
import { bargainOf } from './bargain-state.ts';
import { GroundsFields } from './grounds-fields.tsx';
import { useActions } from './use-bargain.ts';

export interface ReasonFieldProps {
  readonly session: PlanSession;
  readonly label: string;
  readonly refusal?: string | null;
  readonly autoFocus?: boolean;
  readonly onEnter?: () => void;
}

/** The reason that goes with the next move, whichever it is: a button's, a form's or a number typed in the table. */
export function ReasonField({ session, label, ...rest }: ReasonFieldProps) {
  const t = useText();
  const { reason } = useModel(bargainOf(session), (state) => ({ reason: state.reason }));
  const { set } = useActions(session);
  return (
    <>
      <TextField
        label={label}
        value={reason}
        onChange={(text) => set({ reason: text })}
        placeholder={t(($) => $.bargain.form.reasonPlaceholder)}
        maxLength={1000}
        {...rest}
      />
      <GroundsFields session={session} />
    </>
  );
}
