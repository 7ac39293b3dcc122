/** How the growth of opening offers is shared among the units, and what that way needs. Caller: opening offers. */
import { openingMethods, type OpeningMethod } from '#shared/domain/bargain/command.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { AmountField, Button, Select } from '#renderer/ui/index.ts';
import { useActions } from '../use-bargain.ts';
import type { OpeningChoice, OpeningReading } from './opening-choice.ts';
import './split.css';

export interface OpeningMethodProps {
  readonly session: PlanSession;
  readonly choice: OpeningChoice;
  readonly onChange: (part: Partial<OpeningChoice>) => void;
  readonly reading: OpeningReading;
  /** How many units have no potential yet. */
  readonly missing: number;
}

export function OpeningMethodFields({ session, choice, onChange, reading, missing }: OpeningMethodProps) {
  const t = useText();
  const { set } = useActions(session);
  const { method } = choice;
  const refused = reading.bad === null ? null : t(($) => $.suggest.opening[reading.bad ?? 'badPercent']);
  const percent = (field: 'reach' | 'history' | 'potential' | 'even' | 'damping') => (
    <AmountField
      key={field}
      label={t(($) => $.suggest.opening.field[field])}
      value={choice[field]}
      onChange={(text) => onChange({ [field]: text })}
      unit="%"
      refusal={field === 'even' || field === 'reach' || field === 'damping' ? refused : null}
    />
  );
  return (
    <>
      <Select
        label={t(($) => $.suggest.opening.label)}
        options={openingMethods.map((id) => ({ id, label: t(($) => $.suggest.opening.method[id]) }))}
        value={method}
        onChange={(next: OpeningMethod) => onChange({ method: next })}
        help={t(($) => $.suggest.opening.about[method])}
      />
      {method === 'headroom' ? percent('reach') : null}
      {method === 'trend' ? percent('damping') : null}
      {method === 'blend' ? (
        <div className="opening-parts">{(['history', 'potential', 'even'] as const).map(percent)}</div>
      ) : null}
      {reading.needsPotential && missing > 0 ? (
        <p className="soft">
          {t(($) => $.suggest.opening.missing, { count: missing })}{' '}
          <Button onPress={() => set({ potentialsShown: true })}>{t(($) => $.suggest.potentials.open)}</Button>
        </p>
      ) : null}
    </>
  );
}
