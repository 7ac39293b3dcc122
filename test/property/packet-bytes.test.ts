/**
 * A packet never holds what its owner may not see: proved on the bytes of the file, unpacked, for random plans.
 *
 * Every name, reason, author and number outside the subtree is made so that it can be recognised, and so is every reason
 * inside that is kept for somebody above. Numbers that the owner may see as well are no secret.
 */
import { describe, expect, it } from 'vitest';
import type { CommandBody, MoveCommand } from '#shared/domain/bargain/command.ts';
import { expandCommand } from '#shared/domain/bargain/expand.ts';
import { sumLeaves } from '#shared/domain/bargain/enter-number.ts';
import { layers, measureIds, type FactRow } from '#shared/domain/plan/entities.ts';
import { PlanModel } from '#shared/domain/plan/plan-model.ts';
import { wholeYear } from '#shared/domain/plan/periods.ts';
import { leafRange } from '#shared/domain/plan/tree.ts';
import { readArchive } from '#main/store/container/read-archive.ts';
import { readContainer } from '#main/store/container/read-container.ts';
import { writeContainer } from '#main/store/container/write-container.ts';
import { packetDocument } from '#main/store/packet-document.ts';
import { numbersFrom } from '../store/container-sample.ts';

type Pick = (below: number) => number;
type OneCommand = Exclude<CommandBody, { kind: 'undo' | 'redo' | 'together' }>;

const unit = 'area1';
const inside: readonly string[] = ['area1', 'a1', 'a2', 'a3'];
const outside: readonly string[] = ['company-kept9zq', 'area2-kept9zq', 'b1-kept9zq', 'b2-kept9zq', 'area3-kept9zq'];
const digest = 'd'.repeat(64);

/** Rows of history of every leaf; those outside carry ten digits that occur nowhere else. */
function historyRows(pick: Pick): readonly FactRow[] {
  return ['a1', 'a2', 'a3', 'b1-kept9zq', 'b2-kept9zq', 'area3-kept9zq'].flatMap((leaf) =>
    ['bikes', 'parts'].map((line) => ({
      kind: 'actual' as const,
      year: 2026,
      unit: leaf,
      line,
      measure: 'revenue' as const,
      months: Array.from({ length: 12 }, (_, month) =>
        month === 3 ? null : 1_000_000_000 + pick(80_000) * 100_000 + pick(100_000),
      ),
    })),
  );
}

function plan(pick: Pick): { readonly model: PlanModel; readonly rows: readonly FactRow[] } {
  const rows = historyRows(pick);
  const model = new PlanModel({
    rows: (_batch, kind, year, measure) =>
      rows.filter((row) => row.kind === kind && row.year === year && row.measure === measure),
    mentions: () => true,
  });
  const target = (id: string, at: string, goal: number): OneCommand => ({
    kind: 'set-target',
    target: id,
    name: `Target ${at}`,
    unit: at,
    metric: 'revenue',
    goal,
    direction: 'higher',
    anchors: { worst: goal - 3, red: goal - 2, green: goal - 1, best: goal },
  });
  const parents: readonly (readonly [string, string | null])[] = [
    ['company-kept9zq', null],
    ['area1', 'company-kept9zq'],
    ['area2-kept9zq', 'company-kept9zq'],
    ['area3-kept9zq', 'company-kept9zq'],
    ['a1', 'area1'],
    ['a2', 'area1'],
    ['a3', 'area1'],
    ['b1-kept9zq', 'area2-kept9zq'],
    ['b2-kept9zq', 'area2-kept9zq'],
  ];
  const bodies: readonly OneCommand[] = [
    {
      kind: 'create-plan',
      plan: 'the-plan',
      name: 'Plan',
      year: 2027,
      currency: 'EUR',
      scale: 2,
      startMonth: 1,
      weekPattern: 'calendar',
    },
    { kind: 'add-units', units: parents.map(([id, parent]) => ({ id, parent, name: `Unit ${id}` })) },
    {
      kind: 'add-lines',
      lines: ['all', 'bikes', 'parts'].map((id) => ({ id, parent: id === 'all' ? null : 'all', name: id })),
    },
    {
      kind: 'import-facts',
      digest,
      mode: 'replace',
      factKind: 'actual',
      years: [2026],
      measures: ['revenue'],
      rows: rows.length,
      source: 'sales-kept9zq.csv',
    },
    { kind: 'change-unit', unit: 'b1-kept9zq', owner: 'Owner kept9zq' },
    { kind: 'change-unit', unit: 'a1', owner: 'Linda' },
    target('t1', 'area1', 5_000_000),
    target('t2-kept9zq', 'company-kept9zq', 91_234_567),
    { kind: 'set-reason-code', code: 'market', name: 'Market' },
  ];
  for (const [index, body] of bodies.entries()) carryOut(model, body, index + 1, 'Ana');
  return { model, rows };
}

function carryOut(model: PlanModel, body: OneCommand, sequence: number, actor: string): boolean {
  const expanded = expandCommand(model, body, { sequence, actor });
  if (expanded.ok) model.apply(expanded.value);
  return expanded.ok;
}

/** A move whose grounds say whether the owner may read them: what may not be read contains "kept9zq". */
function randomMove(pick: Pick, at: string): MoveCommand {
  const isOutside = outside.includes(at);
  const isHidden = isOutside || pick(3) === 0;
  const visible = isHidden
    ? (['company-kept9zq', 'area2-kept9zq', undefined] as const)[isOutside ? pick(3) : pick(2)]
    : 'a1';
  const grounds = {
    reason: `${isHidden ? 'kept9zq' : 'open'} because ${pick(1_000_000)}`,
    ...(isHidden ? { evidence: 'https://intranet/kept9zq' } : {}),
    ...(visible === undefined ? {} : { visibleTo: visible }),
  };
  const line = { unit: at, measure: pick(4) === 0 ? ('units' as const) : ('revenue' as const) };
  const value = 10_000_000_000 + pick(900_000) * 100_000 + pick(100_000);
  const conditions = [{ kind: 'other' as const, text: `${isHidden ? 'kept9zq' : 'open'} condition` }];
  switch (pick(9)) {
    case 0:
      return { kind: 'hold', ...line, ...grounds };
    case 1:
      return { kind: 'settle', ...line, value, ...grounds };
    case 2:
      return { kind: 'ask', ...line, value, conditions, ...grounds };
    case 3: {
      const name = `Package kept9zq ${pick(100)}`;
      const lines = ['a1', 'b1-kept9zq'].map((each) => ({
        unit: each,
        measure: 'revenue' as const,
        line: null,
        value,
      }));
      return {
        kind: 'offer-package',
        package: `kept9zq-${pick(1_000_000)}`,
        side: 'company',
        name,
        lines,
        reason: 'kept9zq',
      };
    }
    case 4:
      return { kind: 'reopen', ...line, ...grounds };
    case 5:
      return { kind: 'accept', side: pick(2) === 0 ? 'unit' : 'company', ...line, ...grounds };
    case 6:
      return { kind: 'escalate', side: 'unit', ...line, ...grounds };
    default:
      return { kind: 'propose', ...line, value, conditions, ...grounds };
  }
}

/** Everything in the file as text: what lies in the archive, and the archive itself. */
function textOf(bytes: Uint8Array): string {
  const archive = readArchive(bytes);
  if (!archive.ok) throw new Error(archive.refusal.code);
  const parts = [...archive.value].map(([name, content]) => `${name}\n${content.toString('utf8')}`);
  return [...parts, Buffer.from(bytes).toString('latin1')].join('\n');
}

/** Numbers of eight digits and more that stand in a text outside of hashes, amounts with decimals as their quanta. */
function numbersIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  const plain = text.replaceAll(/[0-9a-f]{64}/g, '');
  for (const [token] of plain.matchAll(/\d+(?:\.\d\d)?/g)) {
    const quanta = token.replace('.', '');
    if (quanta.length >= 8) found.add(quanta);
  }
  return found;
}

/** The numbers somebody in the subtree must not learn, less those that are the subtree's own. */
function secretNumbers(model: PlanModel, rows: readonly FactRow[]): ReadonlySet<string> {
  const secret = new Set<string>(['91234567']);
  const own = new Set<string>();
  for (const [node, { id }] of model.units.nodes.entries()) {
    const { from, to } = leafRange(model.units, node);
    const into = inside.includes(id) ? own : secret;
    for (const layer of layers) {
      for (const measure of measureIds) into.add(String(sumLeaves(model, layer, measure, from, to, wholeYear)));
    }
  }
  for (const row of rows) {
    for (const month of row.months) (inside.includes(row.unit) ? own : secret).add(String(month));
  }
  for (const cell of model.cellRows()) {
    for (const month of cell.months) (inside.includes(cell.unit) ? own : secret).add(String(month));
  }
  for (const move of model.moves.values()) {
    if (move.value !== null) (inside.includes(move.unit) ? own : secret).add(String(move.value));
  }
  for (const { unit: leaf, opening } of model.quotas.values()) {
    if (!inside.includes(leaf) || opening === undefined) continue;
    // Where nothing was sold before, a total is shared equally and neighbours have the same number.
    own.add(String(opening.offer)).add(String(opening.ask));
  }
  return new Set([...secret].filter((number) => number.length >= 8 && !own.has(number)));
}

const cut = { packet: 'the-packet', unit, sequence: 40, head: 'e'.repeat(64), cutBy: 'Ana' };
const at = '2026-11-04T09:00:00.000Z';

describe('a packet', () => {
  it('holds nothing its owner may not see, on the bytes', () => {
    let moved = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const pick = numbersFrom(20_261_104 + seed);
      const { model, rows } = plan(pick);
      const units = [...inside, ...outside];
      for (let sequence = 10; sequence < 40; sequence += 1) {
        const named = units[pick(units.length)] ?? unit;
        const actor = outside.includes(named) ? 'Author kept9zq' : 'Linda';
        if (carryOut(model, randomMove(pick, named), sequence, actor)) moved += 1;
      }
      const made = packetDocument(model, modelSource(rows), cut, at);
      if (!made.ok) throw new Error(made.refusal.code);
      const written = writeContainer(made.value.document, { version: '0.1.0' });
      if (!written.ok) throw new Error(written.refusal.code);
      const { bytes } = written.value;
      // It is a plan file that proves: its numbers are what its journal leads to.
      const read = readContainer(bytes);
      expect(read.ok ? '' : JSON.stringify(read.refusal)).toBe('');
      const text = textOf(bytes);
      const place = text.indexOf('kept9zq');
      expect(place < 0 ? '' : text.slice(Math.max(0, place - 200), place + 100), `seed ${seed}`).toBe('');
      const told = numbersIn(text);
      expect(
        [...secretNumbers(model, rows)].filter((number) => told.has(number)),
        `seed ${seed}`,
      ).toEqual([]);
      // And it does hold what they may see.
      expect(text).toContain('Linda');
      expect(text).toContain('Unit a3');
    }
    expect(moved).toBeGreaterThan(500);
  });
});

function modelSource(rows: readonly FactRow[]) {
  return {
    rows: (_digest: string, kind: string, year: number, measure: string) =>
      rows.filter((row) => row.kind === kind && row.year === year && row.measure === measure),
    mentions: () => true,
  };
}
