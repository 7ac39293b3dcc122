/**
 * What makes a replay go: the clock while it plays, and its keys. Caller: the replay bar.
 *
 * ←/→ step, Home/End first and last, space plays and stops, Escape goes back to now. In a field, a menu, the table or on
 * a button a key keeps its own meaning; Escape leaves a menu or dialog first.
 */
import { useEffect } from 'react';
import { closeReplay, type ReplaySession, type ReplaySpeed } from '#renderer/model/replay-session.ts';
import { useModel } from '#renderer/ui/index.ts';

/** Milliseconds that a step stands. */
const standing: Readonly<Record<ReplaySpeed, number>> = { slow: 4000, usual: 2000, fast: 500 };

/** Goes on to the next step when its time has come and the one before was shown. */
export function usePlaying(replay: ReplaySession): void {
  const { playing, speed, place, last, shown } = useModel(replay.player, (state) => ({
    playing: state.playing,
    speed: state.speed,
    place: state.place,
    last: state.steps.length - 1,
    shown: state.step.sequence === state.steps[state.place],
  }));
  useEffect(() => {
    if (!playing || !shown) return undefined;
    const next = (): void => (place >= last ? replay.play(false) : replay.goTo(place + 1));
    const timer = window.setTimeout(next, standing[speed]);
    return () => window.clearTimeout(timer);
  }, [replay, playing, speed, place, last, shown]);
  // Whoever looks elsewhere comes back to the step that was left.
  useEffect(() => () => replay.play(false), [replay]);
}

export function usePlayerKeys(replay: ReplaySession): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (document.querySelector('[role="dialog"][data-rac], [role="menu"], [role="listbox"], [popover]:popover-open'))
        return;
      if (event.key === 'Escape') closeReplay(replay.live);
      else if (hasKeysOfItsOwn(event.target) || !follow(event.key, replay)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [replay]);
}

function follow(key: string, replay: ReplaySession): boolean {
  const { place, steps, playing } = replay.player.getState();
  switch (key) {
    case 'ArrowLeft':
      replay.goTo(place - 1);
      return true;
    case 'ArrowRight':
      replay.goTo(place + 1);
      return true;
    case 'Home':
      replay.goTo(0);
      return true;
    case 'End':
      replay.goTo(steps.length - 1);
      return true;
    case ' ':
      replay.play(!playing);
      return true;
    default:
      return false;
  }
}

function hasKeysOfItsOwn(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('.slider') !== null) return false;
  return (
    target.closest('input, textarea, select, button, [role="radiogroup"], [role="treegrid"], [role="grid"]') !== null
  );
}
