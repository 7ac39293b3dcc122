/**
 * Finds the unit or line a cell names: by id, then by name (exactly, then regardless of case when only one matches).
 *
 * History stands at leaves, so a node with children is found but refused; a name that several nodes bear is refused, not
 * guessed. What is not found can be proposed as a new node. Callers: import.
 */
import { compareCodeUnits } from '#shared/base/canonical-json.ts';
import type { TreeNode } from '#shared/domain/plan/entities.ts';
import { plainText } from './mapping.ts';

/** What is needed of a node to find it. */
export type NamedNode = Pick<TreeNode, 'id' | 'parent' | 'name'>;

/** Why a text names no leaf; a found leaf is its place in the list of nodes, which is never negative. */
export const unresolved = {
  empty: -1,
  unknown: -2,
  ambiguous: -3,
  notLeaf: -4,
  notText: -5,
  tooLong: -6,
  badName: -7,
} as const;

export interface NodeFinder {
  readonly nodes: readonly NamedNode[];
  /** The place of the leaf a text names, or one of `unresolved`. */
  find(text: string): number;
  /** Whether a text is already an id or a name, in whatever case. */
  knows(text: string): boolean;
  /** The place of the only leaf, or −1 when there is none or more than one. */
  readonly onlyLeaf: number;
  readonly leafCount: number;
}

/** Indexes the nodes of one tree. */
export function createNodeFinder(nodes: readonly NamedNode[]): NodeFinder {
  const parents = new Set(nodes.map((node) => node.parent));
  const leaves = nodes.flatMap((node, place) => (parents.has(node.id) ? [] : [place]));
  const byId = new Map(nodes.map((node, place) => [plainText(node.id), place]));
  const byName = new Map<string, number>();
  const byLowerName = new Map<string, number>();
  nodes.forEach((node, place) => {
    const name = plainText(node.name);
    byName.set(name, byName.has(name) ? unresolved.ambiguous : place);
    const lower = name.toLowerCase();
    byLowerName.set(lower, byLowerName.has(lower) ? unresolved.ambiguous : place);
  });
  const lowerIds = new Set(nodes.map((node) => plainText(node.id).toLowerCase()));
  const find = (cell: string): number => {
    const text = plainText(cell);
    if (text === '') return unresolved.empty;
    const place = byId.get(text) ?? byName.get(text) ?? byLowerName.get(text.toLowerCase());
    if (place === undefined) return unresolved.unknown;
    const id = nodes[place]?.id;
    return id !== undefined && parents.has(id) ? unresolved.notLeaf : place;
  };
  const knows = (text: string): boolean => lowerIds.has(text.toLowerCase()) || byLowerName.has(text.toLowerCase());
  const only = leaves.length === 1 ? (leaves[0] ?? -1) : -1;
  return { nodes, find, knows, onlyLeaf: only, leafCount: leaves.length };
}

/** A node the file names and the plan does not have. */
export interface NodeProposal {
  /** Made from the name; no node and no other proposal has it. */
  readonly id: string;
  readonly name: string;
  /** How many rows name it. */
  readonly count: number;
  /** The sum of the first mapped measure over those rows, in its integer unit. */
  readonly total: number;
}

/**
 * Gives every unknown name an id of its own, in the order of the names. The id is never another name of the file or the
 * plan, so that a second run finds by id only what it found by name.
 */
export function proposeNodes(
  unknown: readonly Omit<NodeProposal, 'id'>[],
  finder: NodeFinder,
  fallback: string,
): readonly NodeProposal[] {
  const sorted = [...unknown].sort((left, right) => compareCodeUnits(left.name, right.name));
  const names = new Set(sorted.map((node) => node.name));
  const taken = new Set<string>();
  return sorted.map((node) => {
    const stem = idFromName(node.name) || fallback;
    let id = stem;
    // The file's own spelling may serve as id only for the name that is spelled so.
    for (let suffix = 2; taken.has(id) || finder.knows(id) || (id !== node.name && names.has(id)); suffix += 1) {
      id = `${stem}-${suffix}`;
    }
    taken.add(id);
    return { id, name: node.name, count: node.count, total: node.total };
  });
}

function idFromName(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
}
