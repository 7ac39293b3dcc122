/** Which rows of a tree are in sight, and what an id for a new node can be. Pure. Callers: tree tab. */
import type { Tree } from '#shared/domain/plan/tree.ts';

/** Rows up to which a tree is shown whole at first; of a larger one only the upper levels. */
const comfortable = 200;

/** The nodes that begin folded: none of a small tree, everything from the second level on of a large one. */
export function foldedAtFirst(tree: Tree): ReadonlySet<string> {
  if (tree.nodes.length <= comfortable) return new Set();
  const branches = tree.nodes.filter((_, node) => (tree.depth[node] ?? 0) >= 1 && (tree.end[node] ?? 0) > node + 1);
  return new Set(branches.map(({ id }) => id));
}

/** The indexes of the nodes that no folded node hides, depth first. */
export function visibleNodes(tree: Tree, folded: ReadonlySet<string>): readonly number[] {
  const visible: number[] = [];
  for (let node = 0; node < tree.nodes.length;) {
    visible.push(node);
    node = folded.has(tree.nodes[node]?.id ?? '') ? (tree.end[node] ?? node + 1) : node + 1;
  }
  return visible;
}

/** The nodes above `id`, which must unfold for it to be seen. */
export function ancestorsOf(tree: Tree, id: string): readonly string[] {
  const ancestors: string[] = [];
  let node = tree.parent[tree.indexOf.get(id) ?? -1] ?? -1;
  for (; node >= 0; node = tree.parent[node] ?? -1) ancestors.push(tree.nodes[node]?.id ?? '');
  return ancestors;
}

/** A readable id that is not in use: the name in plain letters, with a number where it is taken. */
export function freshId(name: string, taken: (id: string) => boolean): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  const base = (plain === '' ? 'node' : plain).normalize('NFC');
  let id = base;
  for (let count = 2; taken(id); count += 1) id = `${base}-${count}`;
  return id;
}
