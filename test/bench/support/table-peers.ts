/**
 * Data-frame libraries adding up the same leaves level by level, each level from the one below. They answer the sum of
 * the roots, so that the benches can check that the same work was done. Callers: from-scratch.
 */
import type { Tree } from '#shared/domain/plan/tree.ts';
import type { Contender } from './measure.ts';
import { loadPeer } from './peers.ts';

/** The leaves as columns: the ancestor on each level, and the values. */
interface LeafColumns {
  readonly levels: readonly string[];
  readonly values: readonly string[];
  readonly data: Readonly<Record<string, Float64Array | Int32Array>>;
}

function leafColumns({ parent, leaves, depth }: Tree, filled: Float64Array, columns: number): LeafColumns {
  const deepest = depth[leaves[0] ?? 0] ?? 0;
  const data: Record<string, Float64Array | Int32Array> = {};
  let nodes = Int32Array.from(leaves, (leaf) => parent[leaf] ?? 0);
  const levels: string[] = [];
  for (let level = deepest - 1; level >= 0; level -= 1) {
    data[`l${level}`] = nodes;
    levels.push(`l${level}`);
    nodes = nodes.map((node) => Math.max(0, parent[node] ?? 0));
  }
  const values = Array.from({ length: columns }, (_, column) => `v${column}`);
  values.forEach((name, column) => {
    data[name] = Float64Array.from(leaves, (leaf) => filled[leaf * columns + column] ?? 0);
  });
  return { levels, values, data };
}

interface ArqueroTable {
  groupby: (...names: string[]) => ArqueroTable;
  rollup: (values: Record<string, unknown>) => ArqueroTable;
  get: (name: string, row: number) => number;
}

interface Arquero {
  readonly table: (data: LeafColumns['data']) => ArqueroTable;
  readonly op: { readonly sum: (name: string) => unknown };
}

export async function arqueroRollUp(
  tree: Tree,
  filled: Float64Array,
  columns: number,
): Promise<Contender<unknown> | undefined> {
  const arquero = await loadPeer<Arquero>('arquero');
  if (arquero === undefined) return undefined;
  const { levels, values, data } = leafColumns(tree, filled, columns);
  const table = arquero.table(data);
  const sums = Object.fromEntries(values.map((name) => [name, arquero.op.sum(name)]));
  const work = (): number => {
    let level = table;
    for (const [place] of levels.entries()) level = level.groupby(...levels.slice(place)).rollup(sums);
    return values.reduce((sum, name) => sum + level.get(name, 0), 0);
  };
  return { name: 'Arquero', work };
}

interface PolarsFrame {
  groupBy: (...names: string[]) => { agg: (...sums: unknown[]) => PolarsFrame };
  getColumn: (name: string) => { get: (row: number) => number };
}

interface Polars {
  readonly DataFrame: (data: Record<string, unknown>) => PolarsFrame;
  readonly col: (name: string) => { sum: () => unknown };
}

export async function polarsRollUp(
  tree: Tree,
  filled: Float64Array,
  columns: number,
): Promise<Contender<unknown> | undefined> {
  const loaded = await loadPeer<Polars & { readonly default?: Polars }>('nodejs-polars');
  const polars = loaded?.default ?? loaded;
  if (polars === undefined) return undefined;
  const { levels, values, data } = leafColumns(tree, filled, columns);
  const frame = polars.DataFrame({ ...data });
  const sums = values.map((name) => polars.col(name).sum());
  const work = (): number => {
    let level = frame;
    for (const [place] of levels.entries()) level = level.groupBy(...levels.slice(place)).agg(...sums);
    return values.reduce((sum, name) => sum + level.getColumn(name).get(0), 0);
  };
  return { name: 'Polars (all processors)', work };
}
