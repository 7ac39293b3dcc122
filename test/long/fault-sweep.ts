/**
 * Every fault of a disk at every operation of the script, or at as many of each kind as the first argument says: nothing
 * acknowledged may be lost, nothing carried out twice, every word told must be true. Prints one line a kind.
 */
import { sweepFaults } from '../store/faults/sweep.ts';

const most = Number(process.argv[2] ?? 1_000_000);
const started = performance.now();
const sums = { points: 0, acknowledged: 0, lost: 0, twice: 0, foundSaved: 0, foundNotSaved: 0, wrong: 0 };
await sweepFaults(most, (kind, report) => {
  const { points, acknowledged, lost, twice, foundSaved, foundNotSaved, words, wrong } = report;
  const told = [...words].map(([word, times]) => `${word} ${times}`).join(', ');
  console.log(
    `${kind}: ${points} points, ${acknowledged} acknowledged, ${lost} lost, ${twice} twice, ` +
      `${foundSaved + foundNotSaved} unknown at the end (${foundSaved} found saved, ${foundNotSaved} not); told: ${told}`,
  );
  for (const line of wrong) console.log(`  WRONG ${line}`);
  sums.points += points;
  sums.acknowledged += acknowledged;
  sums.lost += lost;
  sums.twice += twice;
  sums.foundSaved += foundSaved;
  sums.foundNotSaved += foundNotSaved;
  sums.wrong += wrong.length;
});
console.log(`${sums.points} points in ${((performance.now() - started) / 1000).toFixed(0)} s:`, sums);
process.exitCode = sums.lost + sums.twice + sums.wrong > 0 ? 1 : 0;
