/**
 * An amount as a plain decimal for a refusal or a file: "40000000.00". Each language groups it in its own way later.
 * Callers: bargain, impact, store.
 */
import type { MeasureId, PlanHeader } from '../plan/entities.ts';

/** Decimals of a measure: the currency's for money, none for pieces. */
export function measureScale(measure: MeasureId, header: Pick<PlanHeader, 'scale'>): number {
  return measure === 'units' ? 0 : header.scale;
}

/** The plain decimal of an integer amount: 123456 at scale 2 is "1234.56". */
export function writeAmount(value: number, measure: MeasureId, header: Pick<PlanHeader, 'scale'>): string {
  const scale = measureScale(measure, header);
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const sign = value < 0 ? '-' : '';
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
