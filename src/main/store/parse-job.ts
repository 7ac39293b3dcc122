/**
 * What the disposable process does: read one plan file, or look at, read, or list the rejected rows of one CSV file.
 * It runs with no right to write and is thrown away after its answer. Callers: host/parse-entry.
 */
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import type { ParseJob } from '#shared/contract/parse-host.ts';
import { readContainer } from './container/read-container.ts';
import { inspectBytes, inspectCsv } from './history-import/detect.ts';
import { createHistoryImport } from './history-import/import.ts';
import type { HistoryImportOptions, ImportResult } from './history-import/import-options.ts';
import { rejectsHeader, rejectsLine } from './history-import/rejects.ts';

/** What is to be done with a CSV file. */
export type CsvSettings =
  | { readonly task: 'inspect' }
  | { readonly task: 'read'; readonly options: Omit<HistoryImportOptions, 'onReject'> }
  | { readonly task: 'rejects'; readonly options: Omit<HistoryImportOptions, 'onReject'> };

/** Bytes handed to the importer at a time. */
const chunkBytes = 2 ** 20;
/** The most characters of a file of rejects. */
const rejectsLimit = 100_000_000;

/** Runs one job; the answer is plain data. */
export function runParseJob(job: ParseJob): Outcome<unknown> {
  if (job.kind === 'container') return readContainer(job.bytes);
  const settings = job.settings as CsvSettings;
  if (settings.task === 'inspect') return inspectCsv(job.bytes.subarray(0, inspectBytes));
  return settings.task === 'read' ? readRows(job.bytes, settings.options) : listRejects(job.bytes, settings.options);
}

function readRows(bytes: Uint8Array, options: HistoryImportOptions): Outcome<ImportResult> {
  const reading = createHistoryImport(options);
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const refusal = reading.push(bytes.subarray(at, at + chunkBytes));
    if (refusal !== null) return { ok: false, refusal };
  }
  return reading.finish();
}

function listRejects(bytes: Uint8Array, options: HistoryImportOptions): Outcome<Uint8Array> {
  const shape = inspectCsv(bytes.subarray(0, inspectBytes), options.mapping);
  if (!shape.ok) return shape;
  const { columns, delimiter } = shape.value;
  const parts = [`\uFEFF${rejectsHeader(columns, delimiter)}`];
  let length = 0;
  const read = readRows(bytes, {
    ...options,
    onReject: (reject) => {
      if (length > rejectsLimit) return;
      const line = rejectsLine(reject, columns.length, delimiter);
      length += line.length;
      parts.push(line);
    },
  });
  if (!read.ok) return read;
  if (length > rejectsLimit) return refuse('file-too-large', { limit: `${rejectsLimit / 1_000_000} MB` });
  return done(new TextEncoder().encode(parts.join('')));
}
