/**
 * Where a corporate target would land: one line, the goal as a tick, and dots for the sum of the asks, the working
 * numbers and the offers. Told apart by place and shape as well as by colour. Callers: the impact strip.
 */
import type { BulletMark, BulletTrackProps } from './chart-types.ts';
import './charts.css';

export function BulletTrack({ label, goal, asks, working, offers, band }: BulletTrackProps) {
  return (
    <div className="bullet" role="img" aria-label={label}>
      {band === undefined ? null : (
        <span className="bullet-band" style={{ left: percent(band.from), width: percent(band.to - band.from) }} />
      )}
      <Mark kind="ask" mark={asks} />
      <Mark kind="offer" mark={offers} />
      <Mark kind="working" mark={working} />
      <Mark kind="goal" mark={goal} />
    </div>
  );
}

function Mark({
  kind,
  mark,
}: {
  readonly kind: 'ask' | 'working' | 'offer' | 'goal';
  readonly mark: BulletMark | undefined;
}) {
  if (mark === undefined) return null;
  return <span className={`bullet-${kind} dot`} style={{ left: percent(mark.at) }} title={mark.label} />;
}

/** Kept inside the line, so that what is beyond stands at its end. */
function percent(fraction: number): string {
  return `${Math.max(0, Math.min(1, fraction)) * 100}%`;
}
