/**
 * What happened, step by step, newest first: who did what when, what was taken back, and how to take back the next.
 * Caller: app.
 */
import { useState } from 'react';
import type { Step } from '#shared/contract/views.ts';
import { formatDate } from '#renderer/i18n/format.ts';
import { stepText } from '#renderer/i18n/step-text.ts';
import { useLanguage, useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, Chip, SidePanel, useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { useSteps } from './use-steps.ts';
import './history.css';

export interface HistoryPanelProps {
  readonly session: PlanSession;
  readonly onClose: () => void;
}

export function HistoryPanel({ session, onClose }: HistoryPanelProps) {
  const t = useText();
  const { journal } = useModel(session.state, (state) => ({ journal: state.journal }));
  const { steps, more, failed, showOlder, again } = useSteps(session);
  return (
    <SidePanel
      title={t(($) => $.history.title)}
      subtitle={t(($) => $.history.subtitle, { count: journal.length })}
      onClose={onClose}
    >
      <HistoryActions session={session} />
      {failed ? (
        <p className="soft">
          {t(($) => $.history.failed)}{' '}
          <Button tone="quiet" onPress={again}>
            {t(($) => $.history.again)}
          </Button>
        </p>
      ) : null}
      {steps === null ? (
        failed ? null : (
          <p className="faint">{t(($) => $.history.loading)}</p>
        )
      ) : (
        <>
          <ol className="steps" aria-label={t(($) => $.history.list)}>
            {steps.map((step) => (
              <StepLine
                key={step.sequence}
                session={session}
                step={step}
                next={journal.canUndo?.sequence === step.sequence}
              />
            ))}
          </ol>
          {more ? <Button onPress={showOlder}>{t(($) => $.history.older)}</Button> : null}
        </>
      )}
    </SidePanel>
  );
}

interface StepLineProps {
  readonly session: PlanSession;
  readonly step: Step;
  /** The step that undo would take back now. */
  readonly next: boolean;
}

function StepLine({ session, step, next }: StepLineProps) {
  const t = useText();
  const language = useLanguage();
  const plan = usePlan(session);
  const sentence = stepText(t, language, plan, step);
  const bookkeeping = step.kind === 'undo' || step.kind === 'redo';
  return (
    <li className={`step${step.undone ? ' step-undone' : ''}${bookkeeping ? ' step-back' : ''}`}>
      <span className="step-number faint">{step.sequence}</span>
      <div>
        {step.undone ? <s>{sentence}</s> : <span className="step-text">{sentence}</span>}{' '}
        {step.undone ? <Chip>{t(($) => $.history.undone)}</Chip> : null}
        {next ? <Chip tone="company">{t(($) => $.history.nextUndo)}</Chip> : null}
        {step.label === '' || sentence.includes(step.label) ? null : <div className="soft">{step.label}</div>}
        <div className="faint">
          {step.actor}, <time dateTime={step.at}>{formatDate(step.at, language)}</time>
        </div>
      </div>
    </li>
  );
}

function HistoryActions({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const language = useLanguage();
  const refusalText = useRefusalText();
  const plan = usePlan(session);
  const { journal, sending } = useModel(session.state, (state) => ({ journal: state.journal, sending: state.sending }));
  const [refused, setRefused] = useState<string | null>(null);
  const act = async (kind: 'undo' | 'redo'): Promise<void> => {
    const outcome = await session.submit({ kind });
    setRefused(outcome.ok ? null : refusalText(outcome.refusal));
  };
  const name = (step: Step | null): string => (step === null ? '' : stepText(t, language, plan, step));
  const { canUndo, canRedo } = journal;
  return (
    <div className="history-actions">
      <div aria-live="polite">{refused === null ? null : <p className="history-refused">{refused}</p>}</div>
      <Button
        icon="undo"
        isDisabled={canUndo === null || sending > 0}
        aria-label={t(($) => $.history.undoStep, { step: name(canUndo) })}
        onPress={() => void act('undo')}
      >
        <span className="history-what">
          {canUndo === null ? t(($) => $.history.undo) : t(($) => $.history.undoStep, { step: name(canUndo) })}
        </span>
      </Button>
      <Button
        icon="redo"
        isDisabled={canRedo === null || sending > 0}
        aria-label={t(($) => $.history.redoStep, { step: name(canRedo) })}
        onPress={() => void act('redo')}
      >
        <span className="history-what">
          {canRedo === null ? t(($) => $.history.redo) : t(($) => $.history.redoStep, { step: name(canRedo) })}
        </span>
      </Button>
    </div>
  );
}
