/** Where two sides meet at their pace, and what each gives a round, in words. Pure but for texts. Callers: line panel, the room's line. */
import type { Side } from '#shared/domain/plan/entities.ts';
import type { Concession } from '#shared/domain/concession/concession.ts';
import type { Language } from '#renderer/i18n/language.ts';
import { writeAlone, writeRate, type AmountStyle, type Text } from './bargain-text.ts';

export function meetingText(t: Text, { meeting }: Concession, style: AmountStyle): string {
  switch (meeting.kind) {
    case 'met':
      return t(($) => $.boards.concession.met);
    case 'at':
      return t(($) => $.boards.concession.at, { amount: writeAlone(meeting.value, style), round: meeting.round });
    case 'unknown':
      return t(($) => $.boards.concession.unknown[meeting.reason]);
  }
}

/** Each side's pace, a share of the gap a round; null before a full round has passed. */
export function paceTexts({ company, unit }: Concession, language: Language): Readonly<Record<Side, string | null>> {
  const write = (pace: number | null): string | null => (pace === null ? null : writeRate(pace, language));
  return { company: write(company.pace), unit: write(unit.pace) };
}
