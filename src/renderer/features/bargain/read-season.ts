/** The twelve weights of a season as a person types or pastes them. Pure. Caller: the spread panel. */
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import { monthsInYear } from '#shared/domain/plan/entities.ts';
import { parseShorthand, type NumberConventions } from '#shared/domain/quantity/shorthand.ts';

/** A command carries whole weights; those of percentages keep their decimals by this factor. */
const usualFactor = 10_000;
/** The largest weight that a command may carry. */
const largest = 1_000_000_000;

/**
 * Whole weights in the proportions of the numbers of a text: “8 7.5 9 …”, with percent signs or without, between spaces,
 * tabs, line ends or semicolons. Refused when they are not twelve, or one is no number or below 0.
 */
export function readSeason(text: string, conventions: NumberConventions): Outcome<readonly number[]> {
  const numbers: number[] = [];
  for (const part of text.split(/[\s;%]+/u).filter((each) => each !== '')) {
    if (/^[-−]/u.test(part)) return refuse('season-weight-negative', { text: part });
    const read = parseShorthand(part, conventions);
    if (!read.ok) return read;
    if (read.value.reference !== null) return refuse('not-a-number', { text: part });
    numbers.push(Number(read.value.addend));
  }
  if (numbers.length !== monthsInYear) return refuse('season-needs-twelve', { count: numbers.length });
  const factor = Math.min(usualFactor, largest / Math.max(1, ...numbers));
  return done(numbers.map((number) => Math.round(number * factor)));
}
