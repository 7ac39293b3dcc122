/**
 * `npm run test:long`: every script of test/long, one after the other. They look for what only many random runs find, and
 * are no part of `npm test`. A script fails by its exit code. Arguments choose scripts: `npm run test:long -- merge`.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const wanted = process.argv.slice(2);
const scripts = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && name !== 'run.ts')
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
  .sort();

let failed = 0;
for (const script of scripts) {
  console.log(`\n== ${script}`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, script)], { stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
console.log(`\n${scripts.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
