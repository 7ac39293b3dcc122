/**
 * Adding up a tree in one pass.
 *
 * Nodes are numbered parents first, so one loop from the last node to the first adds each node to its parent; no edge is
 * followed twice. Integers only, so the order of adding never shows. Callers: plan totals, benches.
 */

/** Adds every node's value into its ancestors, for `columns` columns of `parent.length` values each, in place. */
export function rollUp(values: Float64Array, columns: number, parent: Int32Array): void {
  const size = parent.length;
  for (let column = 0; column < columns; column += 1) rollUpColumn(values, column * size, parent);
}

function rollUpColumn(values: Float64Array, offset: number, parent: Int32Array): void {
  for (let node = parent.length - 1; node > 0; node -= 1) {
    const above = offset + (parent[node] as number);
    values[above] = (values[above] as number) + (values[offset + node] as number);
  }
}
