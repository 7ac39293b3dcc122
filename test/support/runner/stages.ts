/**
 * The stages of `npm test`, the cheap ones first. Each has a name that can be given to the runner
 * (`npm test -- lint unit`), what it runs, and what must be there before. Callers: test/run.ts.
 */

import { chromiumPath } from '../chromium.ts';

/** `check`: a command that counts as one; `vitest` and `playwright`: a project whose tests are counted one by one. */
export type StageKind = 'check' | 'vitest' | 'playwright';

export interface Stage {
  readonly name: string;
  readonly kind: StageKind;
  /** The whole command of a check; nothing for tests. */
  readonly command: readonly string[];
  /** Names of earlier stages without which this one cannot mean anything. */
  readonly after: readonly string[];
  /** Programs that must be installed; each with what to do when it is not. */
  readonly programs: readonly Program[];
  readonly limitMinutes: number;
}

/** A program of the system: the names it may have, and the sentence for whoever lacks it. */
export interface Program {
  readonly anyOf: readonly string[];
  readonly cure: string;
}

const chromium: Program = {
  anyOf: [chromiumPath],
  cure: 'Chromium is missing: run `apt-get install chromium`, or set CHROMIUM to the path of one.',
};
const display: Program = {
  anyOf: ['Xvfb'],
  cure: 'The virtual display is missing: run `apt-get install xvfb`.',
};
const unzip: Program = { anyOf: ['unzip'], cure: 'unzip is missing: run `apt-get install unzip`.' };

/** Windows appear on virtual displays where there are some, on the one of the system elsewhere. */
const displayPrograms = process.platform === 'linux' ? [display] : [];

export const stages: readonly Stage[] = [
  check('types', ['tsc', '-b']),
  check('format', ['prettier', '--check', '--log-level', 'warn', '.']),
  check('lint', ['oxlint', '--type-aware', '--deny-warnings', 'src', 'test']),
  vitest('architecture'),
  vitest('unit'),
  vitest('property'),
  vitest('contract'),
  vitest('store'),
  check('build', ['npm', 'run', '--silent', 'build']),
  playwright('browser', ['build'], [chromium]),
  { ...check('package', ['node', 'test/e2e/support/package-for-tests.ts']), after: ['build'], programs: [unzip] },
  playwright('electron', ['build', 'package'], displayPrograms),
  playwright('security', ['build', 'package'], [chromium, ...displayPrograms]),
];

function check(name: string, command: readonly string[]): Stage {
  return { name, kind: 'check', command, after: [], programs: [], limitMinutes: 8 };
}

function vitest(name: string): Stage {
  return { name, kind: 'vitest', command: [], after: [], programs: [], limitMinutes: 15 };
}

function playwright(name: string, after: readonly string[], programs: readonly Program[]): Stage {
  return { name, kind: 'playwright', command: [], after, programs, limitMinutes: 25 };
}
