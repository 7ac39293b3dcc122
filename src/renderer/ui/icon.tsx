/**
 * The small set of line icons, drawn here so that nothing is fetched and all of them follow the ink.
 * Icons are silent for readers: the control or the text beside them carries the name. Callers: every component.
 */
import { iconShapes, type IconName } from './icon-shapes.ts';

export interface IconProps {
  readonly name: IconName;
  /** Width and height in pixels; the token `--icon-size` when left out. */
  readonly size?: number;
}

export function Icon({ name, size }: IconProps) {
  return (
    <svg
      className="icon"
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
      {...(size === undefined ? {} : { width: size, height: size })}
    >
      <path d={iconShapes[name]} />
    </svg>
  );
}

/** The mark of Parley: two sides that meet. */
export function Mark() {
  return (
    <svg className="mark-sign" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <path className="mark-offer" d="M1 9 8 2v14z" />
      <path className="mark-ask" d="m17 9-7 7V2z" />
    </svg>
  );
}
