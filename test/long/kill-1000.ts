/**
 * A thousand processes killed in the middle of their work: nothing acknowledged may be missing, every plan must prove.
 * Arguments: the number of kills (1000), the first seed (from the clock). Prints the seed, so that a run can be repeated.
 */
import { killMany } from '../store/kill-support.ts';

const [count = '1000', seed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2);
console.log(`${count} kills, seeds from ${seed}`);
const begin = performance.now();
const report = await killMany(Number(count), Number(seed));
const seconds = ((performance.now() - begin) / 1000).toFixed(0);
console.log(
  `${report.kills} kills in ${seconds} s: ${report.acknowledged} edits acknowledged, ${report.lost} lost, ` +
    `${report.unheard} saved without having been acknowledged`,
);
process.exitCode = report.lost > 0 ? 1 : 0;
