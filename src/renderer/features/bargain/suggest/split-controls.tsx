/** What is to be split: the total, how far above the offers, and what least squares weighs. Caller: split panel. */
import type { Outcome } from '#shared/base/outcome.ts';
import { flexibilities, type Flexibility } from '#shared/domain/settlement/rules.ts';
import { middleOf } from '#shared/domain/settlement/two-sides.ts';
import { numberConventions } from '#renderer/i18n/language.ts';
import { useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { AmountField, Button, Select } from '#renderer/ui/index.ts';
import { writeAlone } from '../bargain-text.ts';
import { typedText } from '../read-typed.ts';
import { useShown } from '../use-bargain.ts';
import type { SplitFacts } from './split-facts.ts';

export interface SplitControlsProps {
  readonly session: PlanSession;
  readonly facts: SplitFacts;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly target: Outcome<number> | null;
  readonly above: string;
  readonly onAbove: (text: string) => void;
  readonly aboveRead: boolean;
  readonly flexibility: Flexibility;
  readonly onFlexibility: (flexibility: Flexibility) => void;
}

export function SplitControls(props: SplitControlsProps) {
  const { session, facts, text, onText, target, above, onAbove, aboveRead, flexibility, onFlexibility } = props;
  const t = useText();
  const refusalText = useRefusalText();
  const { style, unitName } = useShown(session);
  const { goal, offer, ask } = facts;
  const proposals = [
    { id: 'goal', amount: goal },
    { id: 'offers', amount: offer },
    { id: 'middle', amount: offer === null || ask === null ? null : middleOf(offer, ask) },
  ] as const;
  return (
    <div className="split-controls">
      <AmountField
        label={t(($) => $.suggest.target)}
        value={text}
        onChange={onText}
        unit={unitName}
        // The first thing to be asked of a split is what it must add up to.
        autoFocus
        reading={target?.ok === true ? writeAlone(target.value, style) : null}
        refusal={target?.ok === false ? refusalText(target.refusal) : null}
      />
      <div className="split-proposals" role="group" aria-label={t(($) => $.suggest.target)}>
        {proposals.map(({ id, amount }) =>
          amount === null ? null : (
            <Button
              key={id}
              tone="quiet"
              onPress={() => onText(typedText(amount, style.scale, style.unit, numberConventions(style.language)))}
            >
              {t(($) => $.suggest.proposal[id], { amount: writeAlone(amount, style) })}
            </Button>
          ),
        )}
      </div>
      <AmountField
        label={t(($) => $.suggest.above)}
        value={above}
        onChange={onAbove}
        unit="%"
        help={t(($) => $.suggest.aboveHelp)}
        refusal={aboveRead ? null : t(($) => $.suggest.badAbove)}
      />
      <Select
        label={t(($) => $.suggest.flexibility.label)}
        options={flexibilities.map((id) => ({ id, label: t(($) => $.suggest.flexibility[id]) }))}
        value={flexibility}
        onChange={onFlexibility}
      />
    </div>
  );
}
