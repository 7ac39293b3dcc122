/**
 * What a stage's report says, as two counts.
 *
 * A skipped or pending test counts as failed, because a test that did not run proved nothing; so does a file that could
 * not be loaded, and a stage that found no test at all. Callers: run-stage.
 */

/** Tests that held and tests that did not. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** What Parley reads of the JSON report of vitest. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** What Parley reads of the JSON report of Playwright. */
export interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly unknown[];
}

/** Counts the tests of a vitest run; a file that failed without a failing test in it counts as one failure. */
export function countVitest(report: VitestReport): Counts {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numPendingTests + report.numTodoTests + brokenFiles,
  };
}

/** Counts the tests of a Playwright run; faults outside any test count as one failure each. */
export function countPlaywright(report: PlaywrightReport): Counts {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + skipped + report.errors.length };
}

/** The counts of a stage that ended with `exitCode`: never green when the program itself reports a failure or ran nothing. */
export function settle(counts: Counts, exitCode: number): Counts {
  const silentFailure = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  return silentFailure ? { passed: counts.passed, failed: 1 } : counts;
}

/** The sum of several stages. */
export function total(all: readonly Counts[]): Counts {
  return all.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }), {
    passed: 0,
    failed: 0,
  });
}
