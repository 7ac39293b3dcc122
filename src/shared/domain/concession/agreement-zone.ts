/**
 * Between what the company would accept at the lowest and the unit at the highest (methods §2.2). Pure.
 *
 * Only with both reservation points is there a zone of agreement, or none; without them people have a gap. Callers: line
 * panel, and nobody who writes files.
 */

/** low…high is the zone; `middle` is the Nash point with equal weights, rounded down to a whole quantum. */
export type AgreementZone =
  | { readonly kind: 'zone'; readonly low: number; readonly high: number; readonly middle: number }
  | { readonly kind: 'none'; readonly short: number };

/**
 * `company`: the lowest the company accepts. `unit`: the highest the unit accepts. `weight`: the company's bargaining
 * weight in parts per million, which moves the point from the company's limit towards the unit's.
 */
export function agreementZone(company: number, unit: number, weight = 500_000): AgreementZone {
  if (company > unit) return { kind: 'none', short: company - unit };
  return {
    kind: 'zone',
    low: company,
    high: unit,
    middle: company + Math.floor(((unit - company) * weight) / 1_000_000),
  };
}
