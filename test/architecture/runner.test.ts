/** What `npm test` counts: a run that proves nothing is never green. */
import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, settle, total } from '../support/runner/counts.ts';
import { runCommand } from '../support/runner/run-command.ts';
import { runStage } from '../support/runner/run-stage.ts';
import { stages, type Stage } from '../support/runner/stages.ts';

const quietStage: Stage = { name: 'quiet', kind: 'check', command: ['true'], after: [], programs: [], limitMinutes: 1 };

describe('the counts of a stage', () => {
  it('count skipped and pending tests of vitest as failed', () => {
    const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] };
    expect(countVitest(report)).toEqual({ passed: 5, failed: 4 });
  });

  it('count a file that could not be loaded as one failure', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const red = { status: 'failed', assertionResults: [{ status: 'failed' }] };
    const report = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0 };
    expect(countVitest({ ...report, testResults: [broken, red] })).toEqual({ passed: 0, failed: 2 });
  });

  it('count skipped, flaky and homeless faults of Playwright as failed', () => {
    const report = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 1 }, errors: [{}] };
    expect(countPlaywright(report)).toEqual({ passed: 7, failed: 4 });
  });

  it('are a failure when the program fails or finds no test', () => {
    expect(settle({ passed: 3, failed: 0 }, 1)).toEqual({ passed: 3, failed: 1 });
    expect(settle({ passed: 0, failed: 0 }, 0)).toEqual({ passed: 0, failed: 1 });
    expect(settle({ passed: 3, failed: 0 }, 0)).toEqual({ passed: 3, failed: 0 });
    expect(total([settle({ passed: 3, failed: 2 }, 1), { passed: 1, failed: 0 }])).toEqual({ passed: 4, failed: 2 });
  });
});

describe('a stage', () => {
  it('counts as one when its command succeeds, and as a failure with its words when not', async () => {
    expect(await runStage(quietStage, new Set())).toEqual({
      stage: 'quiet',
      counts: { passed: 1, failed: 0 },
      words: '',
    });
    const loud = await runStage({ ...quietStage, command: ['sh', '-c', 'echo broken; exit 3'] }, new Set());
    expect(loud).toEqual({ stage: 'quiet', counts: { passed: 0, failed: 1 }, words: 'broken\n' });
  });

  it('says what to install when a program is missing, and never passes in silence', async () => {
    const programs = [{ anyOf: ['no-such-program'], cure: 'Install it.' }];
    const result = await runStage({ ...quietStage, programs }, new Set());
    expect(result).toEqual({ stage: 'quiet', counts: { passed: 0, failed: 1 }, words: 'Install it.' });
  });

  it('is refused when a stage it stands on failed', async () => {
    const result = await runStage({ ...quietStage, after: ['build'] }, new Set(['build']));
    expect(result.counts).toEqual({ passed: 0, failed: 1 });
    expect(result.words).toContain('build');
  });

  it('stands only on stages that come before it', () => {
    const names = stages.map((stage) => stage.name);
    const late = stages.filter((stage, at) => stage.after.some((name) => !names.slice(0, at).includes(name)));
    expect(late).toEqual([]);
  });
});

describe('a command', () => {
  it('is stopped with everything it started when its time is up', async () => {
    const result = await runCommand(['sh', '-c', 'echo begun; sleep 60 & sleep 60'], process.env, 0.005);
    expect(result.exitCode).toBe(124);
    expect(result.output).toContain('begun');
  });

  it('that does not exist fails with a sentence', async () => {
    const result = await runCommand(['no-such-program'], process.env, 1);
    expect(result.exitCode).toBe(127);
    expect(result.output).toContain('could not be started');
  });
});
