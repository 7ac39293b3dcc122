/**
 * The bar of a replay, between the targets and the screen that shows the past: that it is the past, who did what and why
 * in one large line, and a scrubber over the steps. Callers: app.
 */
import { useEffect, useRef } from 'react';
import { formatDate } from '#renderer/i18n/format.ts';
import { stepText } from '#renderer/i18n/step-text.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import { closeReplay, replaySpeeds, type ReplaySession } from '#renderer/model/replay-session.ts';
import { Button, Checkbox, Chip, IconButton, Icon, SegmentedControl, Slider, useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { usePlayerKeys, usePlaying } from './use-player.ts';
import './replay.css';

export interface ReplayBarProps {
  readonly replay: ReplaySession;
}

export function ReplayBar({ replay }: ReplayBarProps) {
  const t = useText();
  usePlaying(replay);
  usePlayerKeys(replay);
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    bar.current?.querySelector<HTMLElement>('input[type="range"]')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <section ref={bar} className="replay" aria-label={t(($) => $.replay.title)}>
      <div className="replay-said">
        <span className="replay-past">
          <Icon name="replay" /> {t(($) => $.replay.past)}
        </span>
        <StepLine replay={replay} />
        <Button onPress={() => closeReplay(replay.live)} aria-keyshortcuts="Escape">
          {t(($) => $.replay.backToNow)}
        </Button>
      </div>
      <Controls replay={replay} />
    </section>
  );
}

/** Who did what and why, large enough for a room. */
function StepLine({ replay }: ReplayBarProps) {
  const t = useText();
  const language = useLanguage();
  const plan = usePlan(replay);
  const { step, failed } = useModel(replay.player, (state) => ({ step: state.step, failed: state.failed }));
  const sentence = stepText(t, language, plan, step);
  const reason = step.label === '' || sentence.includes(step.label) ? null : step.label;
  return (
    <div className="replay-step" aria-live="polite">
      <p className="replay-line">
        <span className="replay-who">{step.actor}</span> <span>{sentence}</span>
        {step.undone ? <Chip>{t(($) => $.history.undone)}</Chip> : null}
      </p>
      <p className="replay-why soft">
        {failed ? (
          <strong>{t(($) => $.replay.failed)}</strong>
        ) : (
          <>
            {reason === null ? null : <span className="replay-reason">{t(($) => $.replay.reason, { reason })}</span>}
            <span>
              {t(($) => $.replay.entry, { sequence: step.sequence, round: plan.header.round })},{' '}
              <time dateTime={step.at}>{formatDate(step.at, language)}</time>
            </span>
          </>
        )}
      </p>
    </div>
  );
}

function Controls({ replay }: ReplayBarProps) {
  const t = useText();
  const state = useModel(replay.player, (player) => ({
    place: player.place,
    steps: player.steps,
    rounds: player.rounds,
    playing: player.playing,
    speed: player.speed,
    movesOnly: player.movesOnly,
  }));
  const { place, steps, playing } = state;
  const last = steps.length - 1;
  const marks = state.rounds.flatMap((sequence, round) => {
    const at = steps.indexOf(sequence);
    return at < 0 ? [] : [{ at, label: t(($) => $.replay.round, { round: round + 2 }) }];
  });
  return (
    <div className="replay-controls">
      <IconButton
        icon={playing ? 'pause' : 'play'}
        tone="first"
        keys={t(($) => $.replay.space)}
        label={playing ? t(($) => $.replay.pause) : t(($) => $.replay.play)}
        isDisabled={last < 1}
        onPress={() => replay.play(!playing)}
      />
      <IconButton
        icon="chevronLeft"
        keys="←"
        label={t(($) => $.replay.back)}
        isDisabled={place <= 0}
        onPress={() => replay.goTo(place - 1)}
      />
      <IconButton
        icon="chevronRight"
        keys="→"
        label={t(($) => $.replay.next)}
        isDisabled={place >= last}
        onPress={() => replay.goTo(place + 1)}
      />
      <Slider
        label={t(($) => $.replay.scrubber)}
        value={place}
        last={last}
        marks={marks}
        onChange={(next) => {
          replay.play(false);
          replay.goTo(next);
        }}
      />
      <span className="replay-place">{t(($) => $.replay.place, { place: place + 1, count: steps.length })}</span>
      <SegmentedControl
        label={t(($) => $.replay.speed.label)}
        options={replaySpeeds.map((id) => ({ id, label: t(($) => $.replay.speed[id]) }))}
        value={state.speed}
        onChange={(speed) => replay.setSpeed(speed)}
      />
      <Checkbox isSelected={state.movesOnly} onChange={(movesOnly) => replay.showMovesOnly(movesOnly)}>
        {t(($) => $.replay.movesOnly)}
      </Checkbox>
    </div>
  );
}
