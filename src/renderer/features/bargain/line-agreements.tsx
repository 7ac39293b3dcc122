/** What is wanted, promised and offered as a package on the chosen line, and what can be said to it. Caller: the panel. */
import type { Agreements } from '#shared/contract/agreement-views.ts';
import { isWithin } from '#shared/domain/plan/tree.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, Chip, PanelSection, usePlan, useModel, type ChipTone } from '#renderer/ui/index.ts';
import { amountStyle, writeCompact } from './bargain-text.ts';
import { bargainOf } from './bargain-state.ts';
import { conditionText, type ConditionView } from './condition-text.ts';
import { useActions, type RowProps } from './use-bargain.ts';

type PackageView = Agreements['packages'][number];

export function LineAgreements({ session, row }: RowProps) {
  const t = useText();
  const { agreements, units } = usePlan(session);
  const here = units.indexOf.get(row.unit) ?? -1;
  const below = (unit: string): boolean => isWithin(units, here, units.indexOf.get(unit) ?? -1);
  const conditions = agreements.conditions.filter(
    (condition) => condition.measure === row.measure && condition.state !== 'withdrawn' && below(condition.unit),
  );
  const packages = agreements.packages.filter(
    ({ state, lines }) => state === 'open' && lines.some(({ unit, measure }) => measure === row.measure && below(unit)),
  );
  if (conditions.length === 0 && packages.length === 0) return null;
  return (
    <PanelSection title={t(($) => $.bargain.agreement.title)}>
      <ul className="agreements">
        {packages.map((offered) => (
          <PackageItem key={offered.id} session={session} offered={offered} />
        ))}
        {conditions.map((condition) => (
          <ConditionItem key={condition.id} session={session} condition={condition} own={condition.unit === row.unit} />
        ))}
      </ul>
    </PanelSection>
  );
}

const conditionTones: Readonly<Record<Exclude<ConditionView['state'], 'withdrawn'>, ChipTone>> = {
  stated: 'waiting',
  promised: 'warn',
  met: 'good',
  broken: 'bad',
};

function ConditionItem({
  session,
  condition,
  own,
}: {
  readonly session: PlanSession;
  readonly condition: ConditionView;
  /** Whether it was said on the chosen line itself. */
  readonly own: boolean;
}) {
  const t = useText();
  const language = useLanguage();
  const { header, units } = usePlan(session);
  const { act } = useActions(session);
  const { state } = condition;
  if (state === 'withdrawn') return null;
  const money = amountStyle(header, 'revenue', 'full', language);
  const name = units.nodes[units.indexOf.get(condition.unit) ?? -1]?.name ?? condition.unit;
  const mark = (next: 'met' | 'broken' | 'withdrawn'): void =>
    void act({ kind: 'mark-condition', condition: condition.id, state: next });
  return (
    <li className={`agreement agreement-${condition.side}`}>
      <span className="agreement-text">
        <strong>{conditionText(t, condition, money)}</strong>{' '}
        <span className="faint">
          {condition.side === 'company' ? t(($) => $.bargain.agreement.company) : name}
          {own || condition.side === 'unit' ? null : `, ${name}`}
        </span>
      </span>
      <span className="agreement-foot">
        <Chip tone={conditionTones[state]}>{t(($) => $.bargain.agreement.state[state])}</Chip>
        {state === 'promised' ? (
          <>
            <Button tone="quiet" onPress={() => mark('met')}>
              {t(($) => $.bargain.agreement.met)}
            </Button>
            <Button tone="quiet" onPress={() => mark('broken')}>
              {t(($) => $.bargain.agreement.broken)}
            </Button>
          </>
        ) : null}
        {state === 'stated' && condition.package === null ? (
          <Button tone="quiet" onPress={() => mark('withdrawn')}>
            {t(($) => $.bargain.agreement.withdraw)}
          </Button>
        ) : null}
      </span>
    </li>
  );
}

function PackageItem({ session, offered }: { readonly session: PlanSession; readonly offered: PackageView }) {
  const t = useText();
  const language = useLanguage();
  const { header, units, lines } = usePlan(session);
  const { act } = useActions(session);
  const { reason } = useModel(bargainOf(session), (state) => ({ reason: state.reason }));
  const nameOf = (unit: string): string => units.nodes[units.indexOf.get(unit) ?? -1]?.name ?? unit;
  const why = reason.trim() === '' ? {} : { reason: reason.trim() };
  const answer = (said: 'accept' | 'reject' | 'withdraw'): void =>
    void act({ kind: 'answer-package', package: offered.id, answer: said, ...why });
  return (
    <li className={`agreement agreement-${offered.side}`}>
      <span className="agreement-text">
        <strong>{t(($) => $.bargain.agreement.package, { name: offered.name })}</strong>
        {offered.reason === '' ? null : <span className="soft"> {offered.reason}</span>}
      </span>
      <ul className="package-lines">
        {offered.lines.map(({ unit, measure, line, value }) => (
          <li key={`${unit} ${measure} ${line ?? ''}`}>
            <span>
              {[nameOf(unit), line === null ? '' : (lines.nodes[lines.indexOf.get(line) ?? -1]?.name ?? line)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span className="figure">
              {writeCompact(value, language, amountStyle(header, measure, 'full', language).scale)}
            </span>
          </li>
        ))}
      </ul>
      <span className="agreement-foot">
        <Button onPress={() => answer('accept')}>{t(($) => $.bargain.agreement.acceptPackage)}</Button>
        <Button tone="quiet" onPress={() => answer('reject')}>
          {t(($) => $.bargain.agreement.rejectPackage)}
        </Button>
        <Button tone="quiet" onPress={() => answer('withdraw')}>
          {t(($) => $.bargain.agreement.withdraw)}
        </Button>
      </span>
    </li>
  );
}
