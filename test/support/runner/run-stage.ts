/**
 * Runs one stage and answers its counts and, where it failed, what to read. Callers: test/run.ts.
 */
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import {
  countPlaywright,
  countVitest,
  settle,
  type Counts,
  type PlaywrightReport,
  type VitestReport,
} from './counts.ts';
import { runCommand } from './run-command.ts';
import type { Program, Stage } from './stages.ts';

/** What came of a stage; `words` is empty when all is well. */
export interface StageResult {
  readonly stage: string;
  readonly counts: Counts;
  readonly words: string;
}

/** Runs a stage, or refuses with a sentence when a program or an earlier stage it stands on is missing. */
export async function runStage(stage: Stage, failedBefore: ReadonlySet<string>): Promise<StageResult> {
  const missing = stage.programs.filter((program) => !isInstalled(program)).map((program) => program.cure);
  const broken = stage.after.filter((name) => failedBefore.has(name));
  if (broken.length > 0) missing.push(`Not run, because it stands on a stage that failed: ${broken.join(', ')}.`);
  if (missing.length > 0) return { stage: stage.name, counts: { passed: 0, failed: 1 }, words: missing.join('\n') };

  const folder = mkdtempSync(join(tmpdir(), 'parley-report-'));
  try {
    const report = join(folder, 'report.json');
    const environment = { ...process.env, NO_COLOR: '1', PLAYWRIGHT_JSON_OUTPUT_NAME: report };
    const { exitCode, output } = await runCommand(commandOf(stage, report), environment, stage.limitMinutes);
    const counts = settle(countsOf(stage, report, exitCode), exitCode);
    return { stage: stage.name, counts, words: counts.failed > 0 ? output : '' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function commandOf(stage: Stage, report: string): readonly string[] {
  if (stage.kind === 'vitest') {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    return ['vitest', 'run', '--project', stage.name, ...reporters];
  }
  if (stage.kind === 'playwright') {
    return ['playwright', 'test', '--project', stage.name, '--reporter=list,json'];
  }
  return stage.command;
}

function countsOf(stage: Stage, report: string, exitCode: number): Counts {
  if (stage.kind === 'check') return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const read: unknown = JSON.parse(readFileSync(report, 'utf8'));
  return stage.kind === 'vitest' ? countVitest(read as VitestReport) : countPlaywright(read as PlaywrightReport);
}

function isInstalled(program: Program): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return program.anyOf.some((name) =>
    isAbsolute(name) ? isRunnable(name) : folders.some((folder) => isRunnable(join(folder, name))),
  );
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
