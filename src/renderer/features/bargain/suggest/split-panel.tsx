/**
 * “Suggest a split”: what the rows of a total could be so that they add up to a number, by each rule side by side.
 *
 * It stands in place of the table while it is open; nothing is offered before somebody presses the button under a column.
 * Caller: the bargaining screen.
 */
import { useState } from 'react';
import type { Outcome } from '#shared/base/outcome.ts';
import type { SuggestionColumn, Suggestions } from '#shared/contract/suggest-views.ts';
import type { Flexibility } from '#shared/domain/settlement/rules.ts';
import { numberConventions } from '#renderer/i18n/language.ts';
import { useLanguage, useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, Icon, IconButton, useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { bargainOf } from '../bargain-state.ts';
import { writeAlone, writeRate } from '../bargain-text.ts';
import { readPercent } from '../read-percent.ts';
import { readTyped, typedText } from '../read-typed.ts';
import { useActions, useShown, type Shown } from '../use-bargain.ts';
import { offerCommand } from './split-commands.ts';
import { SplitControls } from './split-controls.tsx';
import { splitFacts, type SplitFacts } from './split-facts.ts';
import { SplitPicture } from './split-picture.tsx';
import { SplitTable } from './split-table.tsx';
import { useEscape } from './use-escape.ts';
import { useSuggestions, type SplitAnswer } from './use-suggestions.ts';
import './split.css';

const mostAbove = 1000;

export function SplitPanel({ session, units }: { readonly session: PlanSession; readonly units: readonly string[] }) {
  const t = useText();
  const language = useLanguage();
  const shown = useShown(session);
  const { header, units: tree } = usePlan(session);
  const { measure } = useModel(bargainOf(session), (state) => ({ measure: state.measure }));
  const { set, act } = useActions(session);
  const facts = useModel(session.state, () => splitFacts(session.replica, session.replica.targets, measure, units));
  const [text, setText] = useState(() => firstText(facts, shown));
  const [above, setAbove] = useState('0');
  const [flexibility, setFlexibility] = useState<Flexibility>('bySize');
  const target = text.trim() === '' ? null : readTarget(text, facts, measure, shown);
  const carried = readPercent(above, language, 0, mostAbove);
  const ready = target?.ok === true && target.value >= 0 && carried !== null;
  const answer = useSuggestions(
    session,
    ready ? { measure, units, target: target.value, flexibility, above: carried } : null,
  );
  const name = units.length === 1 ? (tree.nodes[tree.indexOf.get(units[0] ?? '') ?? -1]?.name ?? '') : '';
  const title =
    name === '' ? t(($) => $.suggest.titleRows, { count: units.length }) : t(($) => $.suggest.title, { name });
  const close = (): void => {
    set({ split: null });
    requestAnimationFrame(() => document.querySelector<HTMLElement>('#open-split')?.focus());
  };
  useEscape(close);
  const offer = async (column: SuggestionColumn): Promise<void> => {
    if (answer.suggestions === null || target?.ok !== true) return;
    const reason = t(($) => $.suggest.reason, {
      rule: t(($) => $.suggest.column[column.id]),
      total: writeAlone(target.value, shown.style),
    });
    const body = offerCommand(session.replica, measure, answer.suggestions.rows, column, reason);
    if (body === null || !(await act(body))) return;
    set({
      split: null,
      notice: {
        tone: 'good',
        text: t(($) => $.suggest.done, { reason }),
        action: { label: t(($) => $.bargain.action.undo), onAct: () => void act({ kind: 'undo' }) },
      },
    });
  };
  const subtitle = `${t(($) => $.bargain.measure[measure])} ${header.year} · ${t(($) => $.suggest.notApplied)}`;
  return (
    <section className="split" aria-label={title}>
      <header className="split-head">
        <div className="grow">
          <h2>{title}</h2>
          <span className="soft">{subtitle}</span>
        </div>
        <Button onPress={() => set({ potentialsShown: true })}>{t(($) => $.suggest.potentials.open)}</Button>
        <IconButton icon="close" label={t(($) => $.common.close)} keys="Esc" onPress={close} />
      </header>
      <SplitControls
        session={session}
        facts={facts}
        text={text}
        onText={setText}
        target={target}
        above={above}
        onAbove={setAbove}
        aboveRead={carried !== null}
        flexibility={flexibility}
        onFlexibility={setFlexibility}
      />
      <Answered
        session={session}
        answer={answer}
        caption={title}
        target={ready ? target.value : null}
        above={carried ?? 0}
        onAbove={(rate) => setAbove(percentText(rate, language))}
        onOffer={(column) => void offer(column)}
      />
    </section>
  );
}

interface AnsweredProps {
  readonly session: PlanSession;
  readonly answer: SplitAnswer;
  readonly caption: string;
  readonly target: number | null;
  readonly above: number;
  readonly onAbove: (rate: number) => void;
  readonly onOffer: (column: SuggestionColumn) => void;
}

function Answered(props: AnsweredProps) {
  const { session, answer, caption, target, onOffer } = props;
  const t = useText();
  const refusalText = useRefusalText();
  const { suggestions, refusal, failed } = answer;
  if (refusal !== null || failed) {
    return (
      <p className="split-said split-warn" role="alert">
        <Icon name="warning" /> {refusal === null ? t(($) => $.suggest.failed) : refusalText(refusal)}
      </p>
    );
  }
  if (suggestions === null) return <p className="split-said faint">{t(($) => $.suggest.asking)}</p>;
  const forbidden = suggestions.columns.find((column) => column.refusal !== null)?.refusal ?? null;
  return (
    <>
      {target === null ? null : <Situation {...props} suggestions={suggestions} target={target} />}
      {forbidden === null ? null : (
        <p className="split-said split-warn">
          <Icon name="warning" /> {t(($) => $.suggest.forbidden, { sentence: refusalText(forbidden) })}
        </p>
      )}
      <div className="split-body">
        <SplitTable session={session} caption={caption} suggestions={suggestions} onOffer={onOffer} />
        <SplitPicture session={session} suggestions={suggestions} />
      </div>
    </>
  );
}

/** In one sentence: where the total lies between the asks and what can be borne, and what to do about it. */
function Situation({
  session,
  suggestions,
  target,
  above,
  onAbove,
}: AnsweredProps & { readonly suggestions: Suggestions; readonly target: number }) {
  const t = useText();
  const { style } = useShown(session);
  const { situation, difference, asks, most, rows } = suggestions;
  const write = (amount: number): string => writeAlone(amount, style);
  const room = { asks: write(asks), most: write(most), target: write(target), difference: write(difference) };
  if (situation === 'share') {
    const part = writeRate(Math.round(((target - asks) / (most - asks)) * 1_000_000), style.language);
    const text = target === most ? t(($) => $.suggest.allOffers, room) : t(($) => $.suggest.share, { ...room, part });
    return <p className="split-said">{text}</p>;
  }
  if (situation === 'cover') return <p className="split-said">{t(($) => $.suggest.cover, room)}</p>;
  const free = rows.reduce((sum, row) => sum + (row.held === row.leaves ? 0 : row.offer), 0);
  const rise = free <= 0 ? null : above + Math.ceil((difference / free) * 1000) * 1000;
  return (
    <p className="split-said split-warn">
      <Icon name="warning" /> {t(($) => $.suggest.short, room)}{' '}
      {rise === null || rise > mostAbove * 10_000 ? null : (
        <Button onPress={() => onAbove(rise)}>
          {t(($) => $.suggest.carry, { rate: writeRate(rise, style.language) })}
        </Button>
      )}
    </p>
  );
}

/** The goal of the target on the total where there is one, else what is offered. */
function firstText({ goal, offer, ask }: SplitFacts, { style }: Shown): string {
  const first = goal ?? offer ?? ask;
  return first === null ? '' : typedText(first, style.scale, style.unit, numberConventions(style.language));
}

function readTarget(
  text: string,
  facts: SplitFacts,
  measure: Parameters<typeof readTyped>[1]['measure'],
  { style, unitName }: Shown,
): Outcome<number> {
  const { scale, unit, language } = style;
  const { offer, ask, lastYear } = facts;
  const conventions = numberConventions(language);
  return readTyped(text, { current: offer, offer, ask, lastYear, measure, scale, unit, unitName, conventions });
}

function percentText(partsPerMillion: number, language: 'en' | 'es'): string {
  return writeRate(partsPerMillion, language).replace(/[\s\u00a0]*%$/, '');
}
