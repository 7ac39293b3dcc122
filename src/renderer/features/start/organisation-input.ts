/** The organisation a plan begins with: one company, or a table of units. Pure. Callers: new plan. */
import { done, type Outcome } from '#shared/base/outcome.ts';
import type { NodeInput } from '#shared/domain/bargain/command.ts';
import { readNodeTable } from '#shared/domain/plan/node-table.ts';
import { buildTree } from '#shared/domain/plan/tree.ts';

export interface Beginning {
  readonly way: 'company' | 'table';
  readonly company: string;
  /** The pasted table, or the text of the chosen file. */
  readonly table: string;
}

export function beginningOf(company: string): Beginning {
  return { way: 'company', company, table: '' };
}

/** The units to begin with, checked as a tree. */
export function unitsOf({ way, company, table }: Beginning): Outcome<readonly NodeInput[]> {
  if (way === 'company') {
    const name = company.normalize('NFC').trim();
    return done([{ id: 'company', parent: null, name: name === '' ? 'company' : name }]);
  }
  const read = readNodeTable(table);
  if (!read.ok) return read;
  const tree = buildTree(
    read.value.map((node, order) => ({ ...node, order })),
    'unit',
  );
  return tree.ok ? read : tree;
}

/** How many levels the units have. */
export function levelsOf(units: readonly NodeInput[]): number {
  const tree = buildTree(
    units.map((node, order) => ({ ...node, order })),
    'unit',
  );
  return tree.ok ? tree.value.depth.reduce((deepest, depth) => Math.max(deepest, depth + 1), 0) : 0;
}
