/** What was chosen and typed for opening offers, as fields of the command. Pure. Callers: opening offers. */
import type { MoveCommand, OpeningMethod } from '#shared/domain/bargain/command.ts';
import type { Language } from '#renderer/i18n/language.ts';
import { readPercent } from '../read-percent.ts';

/** Percentages as they are typed. */
export interface OpeningChoice {
  readonly method: OpeningMethod;
  readonly reach: string;
  readonly history: string;
  readonly potential: string;
  readonly even: string;
  readonly damping: string;
}

export const firstChoice: OpeningChoice = {
  method: 'history',
  reach: '100',
  history: '50',
  potential: '30',
  even: '20',
  damping: '50',
};

type OpeningFields = Pick<Extract<MoveCommand, { kind: 'open-offers' }>, 'method' | 'reach' | 'blend' | 'damping'>;

export interface OpeningReading {
  /** The fields of the command; null while something cannot be read. */
  readonly fields: OpeningFields | null;
  readonly bad: 'badPercent' | 'badBlend' | null;
  readonly needsPotential: boolean;
}

/** Opening by history is the plain command without a method. */
export function readOpening(choice: OpeningChoice, language: Language): OpeningReading {
  const read = (text: string): number | null => readPercent(text, language, 0, 100);
  const whole = (fields: OpeningFields, needsPotential: boolean): OpeningReading => ({
    fields,
    bad: null,
    needsPotential,
  });
  const bad = (what: 'badPercent' | 'badBlend', needsPotential: boolean): OpeningReading => ({
    fields: null,
    bad: what,
    needsPotential,
  });
  switch (choice.method) {
    case 'history':
      return whole({}, false);
    case 'potential':
      return whole({ method: 'potential' }, true);
    case 'headroom': {
      const reach = read(choice.reach);
      return reach === null ? bad('badPercent', true) : whole({ method: 'headroom', reach }, true);
    }
    case 'trend': {
      const damping = read(choice.damping);
      return damping === null ? bad('badPercent', false) : whole({ method: 'trend', damping }, false);
    }
    case 'blend': {
      const [history, potential, even] = [read(choice.history), read(choice.potential), read(choice.even)];
      if (history === null || potential === null || even === null) return bad('badPercent', true);
      if (history + potential + even !== 1_000_000) return bad('badBlend', potential > 0);
      return whole({ method: 'blend', blend: { history, potential, even } }, potential > 0);
    }
  }
}
