/**
 * A hundred thousand damaged plan files, or as many as the first argument says, from the seed in the second.
 * Prints every wrong reaction with what repeats it; fails by its exit code.
 */
import { makeOriginal, mutate, reactionTo, type Reaction } from '../store/container-mutator.ts';

const count = Number(process.argv[2] ?? 100_000);
const firstSeed = Number(process.argv[3] ?? 1_000_000);
const perOriginal = 1000;

const reactions: Record<Reaction, number> = { refused: 0, same: 0, CHANGED: 0, CRASHED: 0 };
const started = performance.now();
let slowest = 0;
let original = makeOriginal(firstSeed);
for (let index = 0; index < count; index += 1) {
  if (index % perOriginal === 0) original = makeOriginal(firstSeed + index / perOriginal);
  const seed = firstSeed + index;
  const bytes = mutate(original, seed);
  const before = performance.now();
  const reaction = reactionTo(bytes, original);
  slowest = Math.max(slowest, performance.now() - before);
  reactions[reaction] += 1;
  if (reaction === 'CHANGED' || reaction === 'CRASHED') {
    console.log(`${reaction}: original ${firstSeed + Math.floor(index / perOriginal)}, seed ${seed}`);
  }
}
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`${count} files in ${seconds} s, first seed ${firstSeed}, slowest ${slowest.toFixed(0)} ms:`, reactions);
process.exitCode = reactions.CHANGED + reactions.CRASHED > 0 ? 1 : 0;
