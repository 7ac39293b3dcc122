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
    if (isRun(parent, node)) {
      addRun(values, (node + 1 - runLength) * columns, columns, above * columns);
      node -= runLength;
    } else {
      addOne(values, node * columns, columns, above * columns);
      node -= 1;
    }
  }
}

/** So many neighbours are added together: their parent's row is then read and written once for all of them. */
const runLength = 8;

/** Whether the neighbours that end with this node lie under one parent: all of them but the first are leaves then. */
function isRun(parent: Int32Array, last: number): boolean {
  const first = last + 1 - runLength;
  if (first < 1) return false;
  for (let node = first; node < last; node += 1) if (parent[node] !== parent[last]) return false;
  return true;
}

function addRun(values: Float64Array, from: number, columns: number, to: number): void {
  const [second, third, fourth] = [from + columns, from + 2 * columns, from + 3 * columns];
  const [fifth, sixth, seventh] = [from + 4 * columns, from + 5 * columns, from + 6 * columns];
  const eighth = from + 7 * columns;
  for (let column = 0; column < columns; column += 1) {
    const left = (values[from + column] as number) + (values[second + column] as number);
    const right = (values[third + column] as number) + (values[fourth + column] as number);
    const more = (values[fifth + column] as number) + (values[sixth + column] as number);
    const rest = (values[seventh + column] as number) + (values[eighth + column] as number);
    values[to + column] = (values[to + column] as number) + (left + right + (more + rest));
  }
}

function addOne(values: Float64Array, from: number, columns: number, to: number): void {
  for (let column = 0; column < columns; column += 1) {
    values[to + column] = (values[to + column] as number) + (values[from + column] as number);
  }
}
