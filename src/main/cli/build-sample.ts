/**
 * Builds the shipped sample plan from the CSV files beside it, through the same importer and the same commands as any
 * plan: `npm run build:sample`. With the clock and the ids fixed, the same sources give the same bytes; a test says so.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandBody, PlanCommand } from '#shared/domain/bargain/command.ts';
import type { FactKind } from '#shared/domain/plan/entities.ts';
import { Workbench, writeOut } from './workbench.ts';
import { createFromTables } from './create-plan.ts';
import { quotasByMonth } from './sample-quotas.ts';

const folder = join(import.meta.dirname, '../../../resources/sample');
const actor = 'Parley';

/** Ids in a fixed order: a sample needs no secrets, it needs to be the same everywhere. */
function countingIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `20140101-0000-8000-a000-${String(count).padStart(12, '0')}`;
  };
}

const targets: readonly Extract<PlanCommand, { kind: 'set-target' }>[] = [
  target(
    'revenue',
    'Revenue',
    'company',
    'revenue',
    'higher',
    4_000_000_000,
    [3_500_000_000, 3_800_000_000, 4_000_000_000, 4_300_000_000],
  ),
  target('growth', 'Growth', 'company', 'growth', 'higher', 100_000, [0, 50_000, 100_000, 160_000]),
  target('margin', 'Gross margin', 'company', 'marginRate', 'higher', 0, [-40_000, -19_000, 0, 30_000]),
  target(
    'cost',
    'Cost of sales',
    'company',
    'cost',
    'lower',
    4_000_000_000,
    [4_400_000_000, 4_150_000_000, 4_000_000_000, 3_800_000_000],
  ),
  target('price', 'Average price', 'company', 'averagePrice', 'higher', 33_000, [25_000, 30_000, 33_000, 40_000]),
  target('europe', 'Growth in Europe', 'europe', 'growth', 'higher', 120_000, [0, 60_000, 120_000, 200_000]),
];

function target(
  id: string,
  name: string,
  unit: string,
  metric: Extract<PlanCommand, { kind: 'set-target' }>['metric'],
  direction: 'higher' | 'lower',
  goal: number,
  [worst, red, green, best]: readonly [number, number, number, number],
): Extract<PlanCommand, { kind: 'set-target' }> {
  return { kind: 'set-target', target: id, name, unit, metric, direction, goal, anchors: { worst, red, green, best } };
}

const work = mkdtempSync(join(tmpdir(), 'parley-sample-'));
const makeId = countingIds();
try {
  const quotas = join(work, 'quotas by month.csv');
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  writeFileSync(quotas, quotasByMonth(read('sales.csv'), read('quotas.csv')));
  await Workbench.during(
    async (bench) => {
      const plan = await createFromTables(bench, {
        name: 'Adventure Works 2014',
        year: 2014,
        currency: 'USD',
        startMonth: 1,
        units: join(folder, 'units.csv'),
        lines: join(folder, 'lines.csv'),
        actor,
      });
      await takeHistory(bench, plan, join(folder, 'sales.csv'), 'actual');
      await takeHistory(bench, plan, quotas, 'budget');
      await submit(bench, plan, { kind: 'together', label: 'Corporate targets', commands: targets });
      const reason = '2013 plus 8 %';
      await submit(bench, plan, { kind: 'open-offers', unit: 'company', measure: 'revenue', growth: 80_000, reason });
      const { bytes } = await bench.call('exportPlan', { plan });
      await writeOut(join(folder, 'adventure-works-2014.parley'), bytes);
    },
    { makeId, now: () => '2013-11-04T09:00:00.000Z' },
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function takeHistory(bench: Workbench, plan: string, file: string, kind: FactKind): Promise<void> {
  const upload = await bench.upload(file, 2 ** 28);
  const measures = kind === 'actual' ? { revenue: 'revenue', units: 'units', cost: 'cost' } : { revenue: 'revenue' };
  await bench.call('importHistory', {
    plan,
    upload,
    mapping: { kind, period: 'month', unit: 'rep', line: 'product', measures },
    mode: 'replace',
    allOrNothing: true,
    addUnknown: false,
    command: makeId(),
    actor,
  });
}

async function submit(bench: Workbench, plan: string, body: CommandBody): Promise<void> {
  await bench.call('submit', { plan, command: { id: makeId(), actor, body } });
}
