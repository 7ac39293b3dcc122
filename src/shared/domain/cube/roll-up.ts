/**
 * Adding up a tree in one pass.
 *
 * Nodes are numbered depth first, parents before children, so one loop from the last node to the first adds each node to
 * its parent; no edge is followed twice. All numbers of a node lie side by side, so that whoever follows one leaf up to the
 * root touches few cache lines. Integers only, so the order of adding never shows. Callers: plan totals, benches.
 */

/**
 * Adds every node's row of `columns` numbers into its ancestors' rows, in place: number c of node n lies at n × columns +
 * c. Whatever stands at nodes that are not leaves is taken for a value of their own: zero unless something was written.
 */
export function rollUp(values: Float64Array, columns: number, parent: Int32Array): void {
  let node = parent.length - 1;
  while (node > 0) {
    const above = parent[node] as number;
    // Four neighbours under one parent are leaves, mostly: their parent's row is then read and written once.
    if (node > 4 && above === parent[node - 1] && above === parent[node - 2] && above === parent[node - 3]) {
      addFour(values, (node - 3) * columns, columns, above * columns);
      node -= 4;
    } else {
      addOne(values, node * columns, columns, above * columns);
      node -= 1;
    }
  }
}

function addFour(values: Float64Array, from: number, columns: number, to: number): void {
  const [second, third, fourth] = [from + columns, from + 2 * columns, from + 3 * columns];
  for (let column = 0; column < columns; column += 1) {
    values[to + column] =
      (values[to + column] as number) +
      ((values[from + column] as number) + (values[second + column] as number)) +
      ((values[third + column] as number) + (values[fourth + column] as number));
  }
}

function addOne(values: Float64Array, from: number, columns: number, to: number): void {
  for (let column = 0; column < columns; column += 1) {
    values[to + column] = (values[to + column] as number) + (values[from + column] as number);
  }
}
