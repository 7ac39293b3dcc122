/** The refusal of a plan file that is not as it was written, and where. Callers: everything that reads or proves one. */
import type { Alteration } from '#shared/base/alterations.ts';
import { refuse, type Outcome } from '#shared/base/outcome.ts';

export function altered(alteration: Alteration): Outcome<never> {
  return refuse('file-altered', alteration);
}
