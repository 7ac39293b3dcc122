/**
 * Adding up a tree in one pass.
 *
 * Nodes are numbered depth first, parents before children, so one loop from the last node to the first adds each node to
 * its parent; no edge is followed twice. Integers only, so the order of adding never shows. Callers: plan totals, benches.
 */

/**
 * Adds every node's value into its ancestors, for `columns` columns of `parent.length` values each, in place. Whatever
 * stands at nodes that are not leaves is taken for a value of their own: zero unless something was written to them.
 */
export function rollUp(values: Float64Array, columns: number, parent: Int32Array): void {
  const size = parent.length;
  const inPairs = columns - (columns % 2);
  for (let column = 0; column < inPairs; column += 2) rollUpPair(values, column * size, parent);
  if (inPairs < columns) rollUpColumn(values, inPairs * size, parent);
}

/** Two columns side by side: their sums do not wait for each other, and parents are looked up once for both. */
function rollUpPair(values: Float64Array, offset: number, parent: Int32Array): void {
  const size = parent.length;
  const second = offset + size;
  let above = 0;
  let left = 0;
  let right = 0;
  for (let node = size - 1; node > 0; node -= 1) {
    const next = parent[node] as number;
    if (next !== above) {
      values[offset + above] = (values[offset + above] as number) + left;
      values[second + above] = (values[second + above] as number) + right;
      above = next;
      left = 0;
      right = 0;
    }
    left += values[offset + node] as number;
    right += values[second + node] as number;
  }
  if (size === 0) return;
  values[offset + above] = (values[offset + above] as number) + left;
  values[second + above] = (values[second + above] as number) + right;
}

function rollUpColumn(values: Float64Array, offset: number, parent: Int32Array): void {
  let above = 0;
  let sum = 0;
  for (let node = parent.length - 1; node > 0; node -= 1) {
    const next = parent[node] as number;
    if (next !== above) {
      values[offset + above] = (values[offset + above] as number) + sum;
      above = next;
      sum = 0;
    }
    sum += values[offset + node] as number;
  }
  if (parent.length > 0) values[offset + above] = (values[offset + above] as number) + sum;
}
