/**
 * Imports the bench file once, as the import process does: in chunks, from a file. Run as a program it tells the peak
 * memory of a process that has done nothing else. Callers: benches/import-csv.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { createHistoryImport } from '#main/store/history-import/import.ts';
import type { ImportResult } from '#main/store/history-import/import-options.ts';
import { benchLineId, benchLines, benchUnitId, benchUnits } from './import-file.ts';

const units = [
  { id: 'company', parent: null, name: 'Company' },
  ...Array.from({ length: benchUnits }, (_, at) => ({ id: benchUnitId(at), parent: 'company', name: `Rep ${at}` })),
];
const lines = [
  { id: 'all', parent: null, name: 'All' },
  ...Array.from({ length: benchLines }, (_, at) => ({ id: `line-${at}`, parent: 'all', name: benchLineId(at) })),
];

/** Reads the file into facts. */
export function importOnce(path: string): ImportResult {
  const run = createHistoryImport({
    mapping: {
      kind: 'actual',
      period: 'month',
      unit: 'unit',
      line: 'line',
      measures: { revenue: 'revenue', units: 'units', cost: 'cost' },
    },
    startMonth: 1,
    scale: 2,
    units,
    lines,
    unknown: 'reject',
  });
  const file = openSync(path, 'r');
  const chunk = new Uint8Array(256 * 1024);
  for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk)) {
    run.push(chunk.subarray(0, length));
  }
  closeSync(file);
  const result = run.finish();
  if (!result.ok) throw new Error(`The bench file was refused: ${result.refusal.code}`);
  return result.value;
}

const path = process.argv[2];
if (import.meta.main && path !== undefined) {
  const { accepted } = importOnce(path);
  console.log(JSON.stringify({ accepted, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
}
