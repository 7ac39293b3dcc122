/**
 * A new plan from tables of units and lines, in the store of a command. Callers: create, build-sample.
 */
import { need } from './failure.ts';
import { readNodeTable } from '#shared/domain/plan/node-table.ts';
import type { NodeInput } from '#shared/domain/bargain/command.ts';
import { readRegularFile } from '#main/host/regular-file.ts';
import type { Workbench } from './workbench.ts';

export interface NewPlan {
  /** Without a name the plan is called by its root unit and year. */
  readonly name?: string | undefined;
  readonly year: number;
  readonly currency: string;
  readonly startMonth: number;
  /** Files of `id,parent,name` rows. */
  readonly units: string;
  readonly lines?: string | undefined;
  readonly actor: string;
}

const tableLimit = 64 * 2 ** 20;

/** Creates and opens the plan; answers its key. */
export async function createFromTables(bench: Workbench, plan: NewPlan): Promise<string> {
  const { year, currency, startMonth, actor } = plan;
  const units = await readNodes(plan.units);
  const lines = plan.lines === undefined ? [] : await readNodes(plan.lines);
  const root = units.find(({ parent }) => parent === null)?.name ?? 'Plan';
  const created = await bench.call('createPlan', {
    name: plan.name ?? `${root} ${year}`,
    year,
    currency,
    scale: decimalsOf(currency),
    startMonth,
    weekPattern: 'calendar',
    units: [...units],
    lines: [...lines],
    actor,
  });
  await bench.call('openPlan', created);
  return created.plan;
}

async function readNodes(file: string): Promise<readonly NodeInput[]> {
  const bytes = need(await readRegularFile(file, tableLimit), `${file}: `);
  return need(readNodeTable(new TextDecoder().decode(bytes)), `${file}: `);
}

/** Decimals of a currency: 2 for USD, 0 for JPY. */
function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
