/**
 * A tree as the rows that are in sight. Pure. Callers: screens with a grid.
 *
 * Rows that did not change are the same objects as before, so that the grid repaints only what differs.
 */
import type { GridRow } from './grid-types.ts';

/** A node as the grid needs it; siblings are shown in the order in which they are given. */
export interface GridTreeNode {
  readonly id: string;
  readonly parent: string | null;
  readonly label: string;
}

/**
 * The rows in sight, parents before their children. A node whose parent is not among the nodes is a root.
 * `previous` are the rows of the last call, whose unchanged objects are used again.
 */
export function flattenTree(
  nodes: readonly GridTreeNode[],
  expanded: ReadonlySet<string>,
  previous: readonly GridRow[] = [],
): readonly GridRow[] {
  const known = new Set(nodes.map((node) => node.id));
  const children = new Map<string | null, GridTreeNode[]>();
  for (const node of nodes) {
    const parent = node.parent !== null && known.has(node.parent) ? node.parent : null;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [node]);
    else siblings.push(node);
  }
  const before = new Map(previous.map((row) => [row.id, row]));
  const rows: GridRow[] = [];
  const waiting: { readonly node: GridTreeNode; readonly level: number }[] = [];
  pushReversed(waiting, children.get(null), 0);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const below = children.get(next.node.id);
    const open = below !== undefined && expanded.has(next.node.id);
    rows.push(rowOf(next.node, next.level, below !== undefined, open, before.get(next.node.id)));
    if (open) pushReversed(waiting, below, next.level + 1);
  }
  return rows;
}

function pushReversed(
  waiting: { readonly node: GridTreeNode; readonly level: number }[],
  nodes: readonly GridTreeNode[] | undefined,
  level: number,
): void {
  for (const node of nodes?.toReversed() ?? []) waiting.push({ node, level });
}

function rowOf(
  node: GridTreeNode,
  level: number,
  expandable: boolean,
  expanded: boolean,
  before: GridRow | undefined,
): GridRow {
  if (
    before !== undefined &&
    before.level === level &&
    before.label === node.label &&
    before.expandable === expandable &&
    before.expanded === expanded
  ) {
    return before;
  }
  return { id: node.id, level, label: node.label, expandable, expanded, kind: expandable ? 'parent' : 'leaf' };
}
