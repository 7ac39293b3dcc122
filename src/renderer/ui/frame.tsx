/**
 * The frame of the window: top bar, rail in the order of the work, impact strip, work, side panel, status line.
 * It places; it knows no plan. Callers: boot and the screens.
 */
import type { ReactNode } from 'react';
import { Delta, Light, type DeltaProps, type LightColour } from './chip.tsx';
import type { IconName } from './icon-shapes.ts';
import { Icon, Mark } from './icon.tsx';

export interface FrameProps {
  readonly top: ReactNode;
  readonly rail: ReactNode;
  /** The impact strip; it stays above every screen. */
  readonly strip?: ReactNode;
  readonly children: ReactNode;
  readonly panel?: ReactNode;
  readonly status: ReactNode;
}

export function Frame({ top, rail, strip, children, panel, status }: FrameProps) {
  return (
    <div className="frame">
      <header className="frame-top">{top}</header>
      {rail}
      <div className="frame-strip">{strip}</div>
      <main id="work" tabIndex={-1} className="frame-work">
        {children}
      </main>
      {panel === undefined || panel === null ? null : <div className="frame-panel">{panel}</div>}
      <footer className="frame-status">{status}</footer>
    </div>
  );
}

/** The name of the program with its mark. */
export function Brand() {
  return (
    <span className="brand">
      <Mark />
      Parley
    </span>
  );
}

export interface RailEntry {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  readonly disabled?: boolean;
}
export interface RailProps {
  readonly label: string;
  readonly groups: readonly { readonly title: string; readonly entries: readonly RailEntry[] }[];
  readonly current: string;
  readonly onGo: (id: string) => void;
}

export function Rail({ label, groups, current, onGo }: RailProps) {
  return (
    <nav className="rail" aria-label={label}>
      {groups.map((group) => (
        <div key={group.title} className="rail-group">
          <h2>{group.title}</h2>
          {group.entries.map((entry) => (
            <button
              key={entry.id}
              type="button"
              className="rail-entry"
              aria-current={entry.id === current ? 'page' : undefined}
              disabled={entry.disabled === true}
              onClick={() => onGo(entry.id)}
            >
              <Icon name={entry.icon} />
              {entry.label}
            </button>
          ))}
        </div>
      ))}
    </nav>
  );
}

/** A row of controls above the work. */
export function Toolbar({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="toolbar" role="group" aria-label={label}>
      {children}
    </div>
  );
}

/** The impact strip: one tile a corporate target. */
export function ImpactStrip({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className="strip" aria-label={label}>
      {children}
    </section>
  );
}

export interface TargetTileProps {
  readonly name: string;
  /** “goal 45.0 M” */
  readonly goal: string;
  readonly value: string;
  readonly light: LightColour;
  readonly delta?: DeltaProps;
  /** Set while the numbers are those of a preview. */
  readonly preview?: boolean;
  /** The track. */
  readonly children?: ReactNode;
}

export function TargetTile({ name, goal, value, light, delta, preview, children }: TargetTileProps) {
  return (
    <div className={preview === true ? 'target target-preview' : 'target'}>
      <h3>
        <Light colour={light} />
        <span className="target-name">{name}</span> <span className="faint target-goal">{goal}</span>
      </h3>
      <div className="target-row">
        <span className="target-figure">{value}</span>
        {delta === undefined ? null : <Delta {...delta} />}
      </div>
      {children}
    </div>
  );
}
