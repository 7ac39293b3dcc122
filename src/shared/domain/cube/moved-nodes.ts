/**
 * The nodes whose totals move when some nodes are touched: those above them, and those below. Callers: plan totals.
 */
import type { Tree } from '../plan/tree.ts';

/** Each node once, in node order. */
export function movedNodes(units: Tree, nodes: readonly number[]): Int32Array {
  const [only] = nodes;
  return nodes.length === 1 && only !== undefined ? aroundOne(units, only) : aroundMany(units, nodes);
}

function aroundOne({ parent, end }: Tree, node: number): Int32Array {
  let above = 0;
  for (let up = parent[node] as number; up >= 0; up = parent[up] as number) above += 1;
  const moved = new Int32Array(above + (end[node] as number) - node);
  for (let place = above, up = node; place >= 0; place -= 1, up = parent[up] as number) moved[place] = up;
  for (let below = node + 1; below < (end[node] as number); below += 1) moved[above + below - node] = below;
  return moved;
}

function aroundMany({ parent, end, nodes: all }: Tree, nodes: readonly number[]): Int32Array {
  const isMoved = new Uint8Array(all.length);
  let count = 0;
  for (const node of nodes) {
    for (let below = node + 1; below < (end[node] as number); below += 1) {
      count += 1 - (isMoved[below] as number);
      isMoved[below] = 1;
    }
    // Whatever is above a moved node has moved with it.
    for (let up = node; up >= 0 && isMoved[up] === 0; up = parent[up] as number) {
      isMoved[up] = 1;
      count += 1;
    }
  }
  const moved = new Int32Array(count);
  let place = 0;
  for (let node = 0; node < isMoved.length; node += 1) {
    if (isMoved[node] === 0) continue;
    moved[place] = node;
    place += 1;
  }
  return moved;
}
