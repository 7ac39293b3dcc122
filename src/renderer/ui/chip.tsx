/**
 * Small marks with a meaning: chips for whose turn it is, lights for targets, signed differences.
 * None of them speaks by colour alone: each has a shape or a sign, and a word.
 */
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';

/** The grid's chips share these tones. */
export type ChipTone = 'plain' | 'company' | 'unit' | 'settled' | 'waiting' | 'good' | 'warn' | 'bad';

export interface ChipProps {
  readonly tone?: ChipTone;
  readonly children: ReactNode;
}

export function Chip({ tone = 'plain', children }: ChipProps) {
  return <span className={`chip chip-${tone}`}>{children}</span>;
}

export type LightColour = 'green' | 'yellow' | 'red' | 'none';

export interface LightProps {
  readonly colour: LightColour;
  /** Shows the word beside the shape; otherwise it is for readers only. */
  readonly worded?: boolean;
  /** Another word than the usual “on target”. */
  readonly text?: string;
}

/** A light: green circle, yellow triangle, red square, hollow grey ring for what is not measured. */
export function Light({ colour, worded, text }: LightProps) {
  const t = useText();
  const word = text ?? t(($) => $.light[colour]);
  return (
    <span className="light-frame">
      <span className={`light light-${colour}`} aria-hidden="true" />
      <span className={worded === true ? 'light-word' : 'unseen'}>{word}</span>
    </span>
  );
}

export interface DeltaProps {
  /** Already formatted, with its sign. */
  readonly text: string;
  /** Whether the change is good news; it need not be a rise. */
  readonly news: 'good' | 'bad' | 'none';
}

export function Delta({ text, news }: DeltaProps) {
  return <span className={`delta delta-${news}`}>{text}</span>;
}
