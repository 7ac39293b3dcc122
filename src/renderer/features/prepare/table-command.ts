/** What a pasted table of units or lines does to a tree, as one command. Pure. Callers: paste panel. */
import type { CommandBody, NodeInput, PlanCommand } from '#shared/domain/bargain/command.ts';
import type { Tree } from '#shared/domain/plan/tree.ts';

export interface TableEffect {
  readonly fresh: readonly NodeInput[];
  /** Nodes of the plan whose name or parent the table says otherwise. */
  readonly changed: readonly NodeInput[];
}

/**
 * Rows without a parent hang below the plan's root where it has one already, unless they are the root themselves.
 */
export function tableEffect(tree: Tree, rows: readonly NodeInput[]): TableEffect {
  const root = tree.nodes[0]?.id ?? null;
  const fresh: NodeInput[] = [];
  const changed: NodeInput[] = [];
  for (const row of rows) {
    const known = tree.nodes[tree.indexOf.get(row.id) ?? -1];
    if (known === undefined) fresh.push({ ...row, parent: row.parent ?? root });
    else {
      const parent = row.parent ?? known.parent;
      if (known.name !== row.name || known.parent !== parent) changed.push({ ...row, parent });
    }
  }
  return { fresh, changed };
}

/** The command, or null when the table changes nothing. */
export function tableCommand(
  kind: 'unit' | 'line',
  { fresh, changed }: TableEffect,
  label: string,
): CommandBody | null {
  const commands: PlanCommand[] = [];
  if (fresh.length > 0) {
    commands.push(kind === 'unit' ? { kind: 'add-units', units: fresh } : { kind: 'add-lines', lines: fresh });
  }
  for (const { id, name, parent } of changed) {
    const part = parent === null ? { name } : { name, parent };
    commands.push(
      kind === 'unit' ? { kind: 'change-unit', unit: id, ...part } : { kind: 'change-line', line: id, ...part },
    );
  }
  return commands.length === 0 ? null : { kind: 'together', label, commands };
}
