/**
 * A million rows of history from a CSV file to facts, beside DuckDB's reader with a GROUP BY and a plain loop over the
 * bytes. The sums are checked to the cent against those of the generator, and peak memory against its budget.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportResult } from '#main/store/history-import/import-options.ts';
import { writeBenchFile, type BenchTotals } from '../import-file.ts';
import { importOnce } from '../import-once.ts';
import { compare, type Contender, type Row } from '../support/measure.ts';
import { loadPeer } from '../support/peers.ts';

export const title = 'History from CSV, 1 M rows';

const memoryBudget = 300;

/** What is used of DuckDB. */
interface DuckDb {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<DuckConnection> }> };
}
interface DuckConnection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRows(): readonly (readonly unknown[])[] }>;
}

export async function run(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const path = join(folder, 'facts.csv');
  try {
    const totals = writeBenchFile(path);
    checkMemory(path, totals);
    const subject: Contender<undefined> = {
      name: 'history import',
      work: () => checkSum(sumsOf(importOnce(path)), totals),
    };
    const bytes = readFileSync(path);
    return [
      await compare({
        work: 'file to facts',
        subject,
        baseline: await duckDb(path),
        budget: 1,
        same: Object.is,
        runs: 7,
      }),
      await compare({
        work: 'file to facts',
        subject,
        baseline: { name: 'a loop that counts separators', work: () => countSeparators(bytes) },
        runs: 7,
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function duckDb(path: string): Promise<Contender<undefined> | undefined> {
  const peer = await loadPeer<DuckDb>('@duckdb/node-api');
  if (peer === undefined) return undefined;
  const connection = await (await peer.DuckDBInstance.create(':memory:')).connect();
  const columns =
    "{'month':'VARCHAR','unit':'VARCHAR','line':'VARCHAR','revenue':'DECIMAL(18,2)','units':'BIGINT','cost':'DECIMAL(18,2)'}";
  const facts = `SELECT month, unit, line, sum(revenue) AS revenue, sum(units) AS units, sum(cost) AS cost
    FROM read_csv('${path}', header = true, columns = ${columns}) GROUP BY ALL`;
  return {
    name: 'DuckDB read_csv + GROUP BY',
    work: async () => {
      await connection.run(`CREATE OR REPLACE TEMP TABLE facts AS ${facts}`);
      const sums =
        'SELECT CAST(sum(revenue) * 100 AS BIGINT), CAST(sum(units) AS BIGINT), CAST(sum(cost) * 100 AS BIGINT)';
      const answer = await connection.runAndReadAll(`${sums} FROM facts`);
      return (answer.getRows()[0] ?? []).map(String).join(' ');
    },
  };
}

function sumsOf(result: ImportResult): string {
  const sum = (measure: string): number =>
    result.totals.filter((total) => total.measure === measure).reduce((all, { total }) => all + total, 0);
  return [sum('revenue'), sum('units'), sum('cost')].join(' ');
}

function checkSum(sums: string, totals: BenchTotals): string {
  const expected = [totals.revenue, totals.units, totals.cost].join(' ');
  if (sums !== expected) throw new Error(`The sums are ${sums}, but the file says ${expected}.`);
  return sums;
}

/** Measured in a process of its own, since this one already carries the file and the peers. */
function checkMemory(path: string, totals: BenchTotals): void {
  const program = join(import.meta.dirname, '..', 'import-once.ts');
  const answer = JSON.parse(execFileSync(process.execPath, [program, path], { encoding: 'utf8' })) as {
    readonly accepted: number;
    readonly peakMegabytes: number;
  };
  if (answer.accepted !== totals.rows) throw new Error(`${answer.accepted} of ${totals.rows} rows were accepted.`);
  console.log(`Peak memory of the import: ${answer.peakMegabytes} MB (budget ${memoryBudget} MB)`);
  if (answer.peakMegabytes > memoryBudget) throw new Error('The import is over its memory budget.');
}

function countSeparators(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === 44 || byte === 10) count += 1;
  }
  return count;
}
