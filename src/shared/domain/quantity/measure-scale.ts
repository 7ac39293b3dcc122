/**
 * How many decimals a measure is counted with. Callers: everything that reads or writes amounts.
 */
import type { MeasureId } from '../plan/entities.ts';

/** Revenue and cost have the decimals of the plan's currency (`scale` of the header); units are whole pieces. */
export function measureScale(measure: MeasureId, planScale: number): number {
  return measure === 'units' ? 0 : planScale;
}
