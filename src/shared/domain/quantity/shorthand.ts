/**
 * What a planner types into a cell, read into what it means.
 *
 * | typed                         | means                                                              |
 * |-------------------------------|--------------------------------------------------------------------|
 * | 1250000 · 1,250,000 · $1.2m · 350k | that amount                                                    |
 * | +5% · -3%                     | the current number, changed by that part of itself                 |
 * | +20k · -20k                   | the current number, changed by that amount                         |
 * | (20k) · =-20k                 | the negative amount −20,000, because a leading sign is a change    |
 * | =LY · =offer · =ask · =mid    | last year, the offer, the ask, the middle of offer and ask         |
 * | =LY*1.04 · =LY*104%           | the reference times a factor                                       |
 * | =LY+5% · =offer-2% · =ask+20k | the reference, changed by a part of itself or by an amount         |
 *
 * Separators follow the language of the window; spaces of any width group thousands in every language. A group that is
 * not three digits long ("1,2" where "," groups) is refused rather than guessed at. Minus may be "-" or "−". Currency
 * signs and upper or lower case do not matter. Reading and resolving are separate, so that an entry can be shown,
 * previewed and resolved against each row of a selection. Callers: grid editors, paste, command line.
 */
import { invariant } from '../../base/assert.ts';
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import { longestAmountText, safeQuanta, shortened } from './decimal.ts';
import {
  addDecimals,
  digitsAt,
  divideHalfAway,
  readExactDecimal,
  writeExactDecimal,
  type ExactDecimal,
} from './exact-decimal.ts';

/** How a language writes numbers; a space of any width stands for all of them. */
export interface NumberConventions {
  readonly decimal: string;
  readonly group: string;
}

export type Reference = 'current' | 'lastYear' | 'offer' | 'ask' | 'middle';

/**
 * What was typed: reference · factor + addend. Without a reference it is the addend alone. Factor and addend are plain
 * decimals ("1.04", "-20000"), the addend in whole currency or pieces, not in quanta.
 */
export interface Entry {
  readonly reference: Reference | null;
  readonly factor: string;
  readonly addend: string;
}

/** The numbers of the row that the entry is for, in whole quanta; null where there is none, which is not zero. */
export interface EntryContext {
  readonly current: number | null;
  readonly lastYear: number | null;
  readonly offer: number | null;
  readonly ask: number | null;
  /** Decimals of the measure, see `measureScale`. */
  readonly scale: number;
}

/** Reads what was typed. Refused: `not-a-number`, and `percent-of-what` for a part of nothing. */
export function parseShorthand(text: string, conventions: NumberConventions): Outcome<Entry> {
  const unreadable = refuse('not-a-number', { text: shortened(text.trim()) });
  if (text.length > longestAmountText) return unreadable;
  const typed = normalise(text);
  const isFormula = typed.startsWith('=');
  const body = isFormula ? typed.slice(1).trim() : typed;
  const reading = isFormula ? readFormula(body, conventions) : readPlain(body, conventions);
  if (reading === 'percent-of-what') return refuse('percent-of-what', { text: typed });
  return reading === null ? unreadable : done(reading);
}

/** A reading is an entry, a part of nothing, or null: not understood. */
type Reading = Entry | 'percent-of-what' | null;

function readPlain(body: string, conventions: NumberConventions): Reading {
  const change = /^(?:\p{Sc} ?)?([+-])(.*)$/u.exec(body);
  if (change === null) return readAmount(body, conventions);
  return readChange('current', change[1] ?? '', change[2] ?? '', conventions);
}

const references: ReadonlyMap<string, Reference> = new Map([
  ['ly', 'lastYear'],
  ['offer', 'offer'],
  ['ask', 'ask'],
  ['mid', 'middle'],
]);

function readFormula(body: string, conventions: NumberConventions): Reading {
  const match = /^([a-z]+) ?(?:([*+-])(.*))?$/i.exec(body);
  if (match === null) {
    const signed = /^(?:\p{Sc} ?)?([+-])(.*)$/u.exec(body);
    return signed === null
      ? readAmount(body, conventions)
      : readAmount(signed[2] ?? '', conventions, signed[1] === '-');
  }
  const [, name = '', operator, operand = ''] = match;
  const reference = references.get(name.toLowerCase());
  if (reference === undefined) return null;
  if (operator === undefined) return { reference, factor: '1', addend: '0' };
  return operator === '*'
    ? readFactor(reference, operand, conventions)
    : readChange(reference, operator, operand, conventions);
}

/** An amount without a reference: plain, or in accounting brackets for a negative one. */
function readAmount(text: string, conventions: NumberConventions, isNegative = false): Reading {
  const bracketed = isNegative ? null : /^(?:\p{Sc} ?)?\((.*)\)$/u.exec(text.trim());
  const number = readNumber(bracketed?.[1] ?? text, conventions);
  if (number === null) return null;
  if (number.isPercent) return 'percent-of-what';
  return { reference: null, factor: '0', addend: signedText(number.value, isNegative || bracketed !== null) };
}

function readFactor(reference: Reference, operand: string, conventions: NumberConventions): Reading {
  const number = readNumber(operand, conventions);
  return number === null ? null : { reference, factor: writeExactDecimal(number.value), addend: '0' };
}

function readChange(reference: Reference, sign: string, operand: string, conventions: NumberConventions): Reading {
  const number = readNumber(operand, conventions);
  if (number === null) return null;
  const isNegative = sign === '-';
  if (!number.isPercent) return { reference, factor: '1', addend: signedText(number.value, isNegative) };
  const part = isNegative ? { ...number.value, digits: -number.value.digits } : number.value;
  return { reference, factor: writeExactDecimal(addDecimals({ digits: 1n, decimals: 0 }, part)), addend: '0' };
}

/** A number without a sign, with its suffix applied; a percentage is already divided by 100. */
interface TypedNumber {
  readonly value: ExactDecimal;
  readonly isPercent: boolean;
}

const zerosOfSuffix: Readonly<Record<string, number>> = { k: 3, m: 6 };

function readNumber(text: string, { decimal, group }: NumberConventions): TypedNumber | null {
  const match = /^(?:\p{Sc} ?)?([^\p{L}\p{Sc}%]*\d) ?([km%]?) ?\p{Sc}?$/iu.exec(text.trim());
  if (match === null) return null;
  const [, written = '', suffix = ''] = match;
  const [whole = '', fraction, ...surplus] = written.split(normalise(decimal));
  const digits = ungrouped(whole, normalise(group));
  if (digits === null || surplus.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return null;
  const value = readExactDecimal(fraction === undefined ? digits : `${digits}.${fraction}`);
  if (value === null) return null;
  if (suffix === '%') return { value: { ...value, decimals: value.decimals + 2 }, isPercent: true };
  const zeros = zerosOfSuffix[suffix.toLowerCase()] ?? 0;
  return { value: { ...value, digits: value.digits * 10n ** BigInt(zeros) }, isPercent: false };
}

/** The digits without their separators; null unless every group but the first has three digits, by one separator. */
function ungrouped(whole: string, group: string): string | null {
  if (/^\d*$/.test(whole)) return whole;
  const separator = whole.includes(' ') ? ' ' : group;
  const [first = '', ...groups] = whole.split(separator);
  if (!/^\d{1,3}$/.test(first) || !groups.every((digits) => /^\d{3}$/.test(digits))) return null;
  return first + groups.join('');
}

function signedText(value: ExactDecimal, isNegative: boolean): string {
  return writeExactDecimal(isNegative ? { ...value, digits: -value.digits } : value);
}

/** One kind of space, one kind of minus, no spaces around. A separator that is itself a space stays one. */
function normalise(text: string): string {
  const plain = text.replace(/\p{Zs}/gu, ' ').replaceAll('−', '-');
  return plain === ' ' ? plain : plain.trim();
}

/**
 * The whole quanta that an entry means for a row: reference · factor + addend, computed exactly, halves away from zero.
 * Refused: `entry-needs-…` when the row lacks the number referred to, `number-too-large` from 2^53 on.
 */
export function resolveShorthand(entry: Entry, context: EntryContext): Outcome<number> {
  const factor = exactly(entry.factor);
  const addend = exactly(entry.addend);
  const reference = doubledReference(entry.reference, context);
  if (!reference.ok) return reference;
  // Everything over one denominator: twice (for the middle of two numbers) ten to the decimals.
  const decimals = Math.max(factor.decimals, addend.decimals);
  const numerator =
    reference.value * digitsAt(factor, decimals) + 2n * digitsAt(addend, decimals) * 10n ** BigInt(context.scale);
  return safeQuanta(divideHalfAway(numerator, 2n * 10n ** BigInt(decimals)), context.scale);
}

function exactly(text: string): ExactDecimal {
  const value = readExactDecimal(text);
  invariant(value !== null, 'the factor and the addend of an entry are plain decimals');
  return value;
}

/** Twice the number referred to, so that the middle of two whole numbers is whole too. */
function doubledReference(reference: Reference | null, context: EntryContext): Outcome<bigint> {
  const { current, lastYear, offer, ask } = context;
  switch (reference) {
    case null:
      return done(0n);
    case 'current':
      return current === null ? refuse('entry-needs-current') : done(2n * BigInt(current));
    case 'lastYear':
      return lastYear === null ? refuse('entry-needs-last-year') : done(2n * BigInt(lastYear));
    case 'offer':
      return offer === null ? refuse('entry-needs-offer') : done(2n * BigInt(offer));
    case 'ask':
      return ask === null ? refuse('entry-needs-ask') : done(2n * BigInt(ask));
    case 'middle':
      if (offer === null) return refuse('entry-needs-offer');
      return ask === null ? refuse('entry-needs-ask') : done(BigInt(offer) + BigInt(ask));
  }
}
