/**
 * An amount of a measure as a plain decimal for a refusal or a file: "40000000.00". Each language groups it in its own
 * way later. Callers: bargain, window, store.
 */
import type { MeasureId, PlanHeader } from '../plan/entities.ts';
import { formatDecimal } from './decimal.ts';
import { measureScale } from './measure-scale.ts';

/** The plain decimal of an integer amount: 123456 quanta at scale 2 is "1234.56"; pieces have no decimals. */
export function writeAmount(value: number, measure: MeasureId, header: Pick<PlanHeader, 'scale'>): string {
  return formatDecimal(value, measureScale(measure, header.scale));
}
