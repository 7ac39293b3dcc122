/** Texts in tables that spreadsheets open. Pure. Callers: the review table of a plan file, the table of agreed numbers. */

/** A text no spreadsheet takes for a formula: an apostrophe before anything that could start one, then quoted. */
export function csvText(text: string): string {
  const harmless = /^[\s'"]*[=+\-@|%\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(harmless) || harmless !== harmless.trim()
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless;
}
