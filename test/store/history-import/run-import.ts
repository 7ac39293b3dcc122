/** What the tests of the import share: a small plan and one call that reads a text. */
import { createHistoryImport } from '#main/store/history-import/import.ts';
import type { HistoryImportOptions, ImportResult } from '#main/store/history-import/import-options.ts';
import { toFactRows } from '#main/store/history-import/fact-columns.ts';
import type { ImportMapping } from '#main/store/history-import/mapping.ts';
import type { Outcome } from '#shared/base/outcome.ts';
import { refusalSentence } from '#shared/base/refusal-sentence.ts';

export const units = [
  { id: 'company', parent: null, name: 'Company' },
  { id: 'north', parent: 'company', name: 'Region North' },
  { id: 'ana', parent: 'north', name: 'Ana Peña' },
  { id: 'ben', parent: 'north', name: 'Ben' },
  { id: 'twin1', parent: 'company', name: 'Twin' },
  { id: 'twin2', parent: 'company', name: 'Twin' },
];
export const lines = [
  { id: 'all', parent: null, name: 'All products' },
  { id: 'bike', parent: 'all', name: 'Bikes' },
  { id: 'cap', parent: 'all', name: 'Caps' },
  { id: 'pair1', parent: 'all', name: 'Pair' },
  { id: 'pair2', parent: 'all', name: 'Pair' },
];
export const longMapping: ImportMapping = {
  kind: 'actual',
  period: 'month',
  unit: 'unit',
  line: 'line',
  measures: { revenue: 'revenue', units: 'units', cost: 'cost' },
};
export const header = 'month,unit,line,revenue,units,cost\n';

/** An import into the small plan that waits for its bytes. */
export function begunImport(options: Partial<HistoryImportOptions> = {}): ReturnType<typeof createHistoryImport> {
  return createHistoryImport({
    mapping: longMapping,
    startMonth: 1,
    scale: 2,
    units,
    lines,
    unknown: 'reject',
    ...options,
  });
}

export function importBytes(
  chunks: readonly Uint8Array[],
  options: Partial<HistoryImportOptions> = {},
): Outcome<ImportResult> {
  const run = begunImport(options);
  for (const chunk of chunks) run.push(chunk);
  return run.finish();
}

/** The result of a text that must not be refused as a whole. */
export function imported(text: string, options: Partial<HistoryImportOptions> = {}): ImportResult {
  const result = importBytes([new TextEncoder().encode(text)], options);
  if (!result.ok) throw new Error(refusalSentence(result.refusal));
  return result.value;
}

/** The code with which a text is refused as a whole. */
export function refusedWith(text: string, options: Partial<HistoryImportOptions> = {}): string {
  const result = importBytes([new TextEncoder().encode(text)], options);
  return result.ok ? 'accepted' : result.refusal.code;
}

/** Facts as short texts: "2013 ana bike revenue: 1=1050 2=0". */
export function factTexts(result: ImportResult): readonly string[] {
  return [...toFactRows(result.rows)].map((row) => {
    const months = row.months.flatMap((value, index) => (value === null ? [] : [`${index + 1}=${value}`]));
    return `${row.year} ${row.unit} ${row.line} ${row.measure}: ${months.join(' ')}`;
  });
}

/** Rejects as short texts: "3 row-no-unit". */
export function rejectTexts(result: ImportResult): readonly string[] {
  return result.rejects.map((reject) => `${reject.line} ${reject.refusal.code}`);
}
