/**
 * A tree of units or lines in one numbering: depth first, parents before children, siblings by `order` then id.
 *
 * In this numbering a subtree is a range of nodes and its leaves are a range of leaves, so that a total, a spread and a
 * roll-up are plain loops over arrays. Built once a structure change; everything else reads it.
 * Callers: plan model, cube, bargain, window.
 */
import { compareCodeUnits } from '../../base/canonical-json.ts';
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import type { TreeNode } from './entities.ts';

export interface Tree {
  /** Depth first, the root at 0. */
  readonly nodes: readonly TreeNode[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** The parent's index; −1 for the root. */
  readonly parent: Int32Array;
  readonly depth: Int32Array;
  /** The first index behind the node's subtree. */
  readonly end: Int32Array;
  /** The node index of each leaf, in node order. */
  readonly leaves: Int32Array;
  /** The number of leaves before the node: the leaves of node n are leafStart[n] … leafStart[end[n]]. */
  readonly leafStart: Int32Array;
  /** Leaf numbers in the order of their ids: the tie-break of every spread, the same on every computer. */
  readonly leavesById: Int32Array;
}

export const emptyTree: Tree = numberTree([], new Map());

/**
 * Numbers a tree. Refused when there is not exactly one root, a parent is missing, an id is used twice or a node is its
 * own ancestor. No nodes at all is a valid, empty tree.
 */
export function buildTree(nodes: Iterable<TreeNode>, what: 'unit' | 'line'): Outcome<Tree> {
  const list = [...nodes];
  const known = new Set<string>();
  for (const node of list) {
    if (known.has(node.id)) return refuse('duplicate-id', { id: node.id });
    known.add(node.id);
  }
  const roots = list.filter((node) => node.parent === null).length;
  if (list.length > 0 && roots !== 1) return refuse('tree-needs-one-root', { tree: `${what}s`, count: roots });
  const children = new Map<string | null, TreeNode[]>();
  for (const node of list) {
    if (node.parent !== null && !known.has(node.parent)) {
      return refuse('unknown-parent', { id: node.id, parent: node.parent });
    }
    const siblings = children.get(node.parent);
    if (siblings === undefined) children.set(node.parent, [node]);
    else siblings.push(node);
  }
  const tree = numberTree(list, children);
  // Whatever the walk from the root did not reach hangs in a circle.
  const unreached = list.find((node) => !tree.indexOf.has(node.id));
  return unreached === undefined ? done(tree) : refuse('tree-has-cycle', { id: unreached.id });
}

function numberTree(list: readonly TreeNode[], children: ReadonlyMap<string | null, TreeNode[]>): Tree {
  const size = list.length;
  const nodes: TreeNode[] = [];
  const indexOf = new Map<string, number>();
  const parent = new Int32Array(size).fill(-1);
  const depth = new Int32Array(size);
  const end = new Int32Array(size);
  const leaves: number[] = [];
  const leafStart = new Int32Array(size + 1);
  for (const siblings of children.values()) {
    siblings.sort((left, right) => left.order - right.order || compareCodeUnits(left.id, right.id));
  }
  // An explicit stack: a tree may be deeper than the call stack allows.
  const stack: TreeNode[] = [...(children.get(null) ?? [])];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const index = nodes.length;
    nodes.push(node);
    indexOf.set(node.id, index);
    const above = node.parent === null ? -1 : (indexOf.get(node.parent) ?? -1);
    parent[index] = above;
    depth[index] = above < 0 ? 0 : (depth[above] ?? 0) + 1;
    leafStart[index] = leaves.length;
    const below = children.get(node.id);
    if (below === undefined) leaves.push(index);
    else for (let child = below.length - 1; child >= 0; child -= 1) stack.push(below[child] as TreeNode);
  }
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    if ((end[index] ?? 0) === 0) end[index] = index + 1;
    const above = parent[index] ?? -1;
    if (above >= 0 && (end[above] ?? 0) < (end[index] ?? 0)) end[above] = end[index] ?? 0;
  }
  leafStart.fill(leaves.length, nodes.length);
  const leavesById = Int32Array.from(leaves.keys()).sort((left, right) =>
    compareCodeUnits(leafId(nodes, leaves, left), leafId(nodes, leaves, right)),
  );
  return { nodes, indexOf, parent, depth, end, leaves: Int32Array.from(leaves), leafStart, leavesById };
}

function leafId(nodes: readonly TreeNode[], leaves: readonly number[], leaf: number): string {
  return nodes[leaves[leaf] ?? 0]?.id ?? '';
}

/** The range of leaf numbers below a node (or the node itself when it is a leaf): from inclusive, to exclusive. */
export function leafRange(tree: Tree, node: number): { readonly from: number; readonly to: number } {
  return { from: tree.leafStart[node] ?? 0, to: tree.leafStart[tree.end[node] ?? 0] ?? 0 };
}

/** Whether a node has no children. */
export function isLeaf(tree: Tree, node: number): boolean {
  return (tree.end[node] ?? 0) === node + 1;
}

/** The node of a leaf number. */
export function leafNode(tree: Tree, leaf: number): number {
  return tree.leaves[leaf] ?? -1;
}

/** The node itself and everything above it, nearest first. */
export function pathToRoot(tree: Tree, node: number): readonly number[] {
  const path: number[] = [];
  for (let index = node; index >= 0; index = tree.parent[index] ?? -1) path.push(index);
  return path;
}

/** Whether `inner` lies in the subtree of `outer` (a node lies in its own). */
export function isWithin(tree: Tree, outer: number, inner: number): boolean {
  return inner >= outer && inner < (tree.end[outer] ?? 0);
}
