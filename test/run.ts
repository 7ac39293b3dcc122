/**
 * `npm test`: every gate of Parley, one stage after the other, the cheap ones first.
 *
 * All stages run even when an early one fails, so that one run tells everything; a stage that stands on a failed one is
 * refused and counts as a failure. Nothing is skipped in silence. The last line is always `N passed, N failed`, and the
 * exit code is 1 when anything failed. Arguments choose stages by name: `npm test -- types lint unit`.
 */
import { delimiter, join } from 'node:path';
import { total } from './support/runner/counts.ts';
import { runStage, type StageResult } from './support/runner/run-stage.ts';
import { stages } from './support/runner/stages.ts';

process.chdir(join(import.meta.dirname, '..'));
process.env['PATH'] = [join(process.cwd(), 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no stage “${unknown.join('”, “')}”. Stages: ${stages.map((stage) => stage.name).join(', ')}.`,
  );
  process.exit(2);
}

const results: StageResult[] = [];
const failed = new Set<string>();
for (const stage of stages) {
  if (wanted.length > 0 && !wanted.includes(stage.name)) continue;
  const begin = performance.now();
  const result = await runStage(stage, failed);
  results.push(result);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  const { counts } = result;
  const mark = counts.failed === 0 ? 'ok  ' : 'FAIL';
  console.log(`${mark} ${stage.name.padEnd(13)} ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`);
  if (counts.failed > 0) {
    failed.add(stage.name);
    console.log(result.words.trimEnd().replace(/^/gm, '     '));
  }
}

const sum = total(results.map((result) => result.counts));
if (failed.size > 0) console.log(`\nFailed stages: ${[...failed].join(', ')}`);
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 ? 1 : 0;
