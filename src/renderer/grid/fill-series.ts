/**
 * What a fill writes: a steady series goes on, anything else repeats. Pure. Callers: the grid's fill handle.
 */

/**
 * The next `count` values after `given`. One value is copied; two or more whole numbers with one constant step continue
 * that step (10, 20, 30 → 40, 50); everything else, gaps (null) included, repeats from its start. Integers stay integers.
 */
export function fillSeries(given: readonly (number | null)[], count: number): readonly (number | null)[] {
  const step = constantStep(given);
  const last = given.at(-1) ?? null;
  const next: (number | null)[] = [];
  for (let place = 0; place < count; place += 1) {
    if (step !== null && last !== null) next.push(last + step * (place + 1));
    else next.push(given[place % given.length] ?? null);
  }
  return next;
}

function constantStep(given: readonly (number | null)[]): number | null {
  const [first, second] = given;
  if (first === undefined || first === null || second === undefined || second === null) return null;
  const step = second - first;
  for (let place = 2; place < given.length; place += 1) {
    const before = given[place - 1];
    const here = given[place];
    if (before === null || before === undefined || here === null || here === undefined) return null;
    if (here - before !== step) return null;
  }
  return step;
}
