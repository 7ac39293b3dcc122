/** The currencies of the world with their names in the reader's language, as the system knows them. Callers: new plan. */
import type { Language } from '#shared/contract/host-service.ts';
import type { Choice } from '#renderer/ui/index.ts';

/** What is proposed first. */
export const usualCurrency: Readonly<Record<Language, string>> = { en: 'USD', es: 'EUR' };

const known = new Map<Language, readonly Choice<string>[]>();

export function currencies(language: Language): readonly Choice<string>[] {
  let choices = known.get(language);
  if (choices === undefined) {
    const names = new Intl.DisplayNames(language, { type: 'currency' });
    choices = Intl.supportedValuesOf('currency').map((id) => ({ id, label: `${id} ${names.of(id) ?? ''}`.trim() }));
    known.set(language, choices);
  }
  return choices;
}

/** The decimals a currency is usually counted in. */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
