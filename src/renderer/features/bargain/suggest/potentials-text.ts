/**
 * Potentials as a text a person can type into or paste from a spreadsheet: one unit a line, “Linda = 5600000”.
 *
 * Tab, “=” or “;” part the unit from its amount; the amount takes the usual shorthand (5.6m) and counts in the currency
 * itself. A line without an amount takes the potential away. Pure. Callers: potentials panel.
 */
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import type { PotentialInput } from '#shared/domain/bargain/command.ts';
import { leafNode, type Tree } from '#shared/domain/plan/tree.ts';
import { parseShorthand, resolveShorthand, type NumberConventions } from '#shared/domain/quantity/shorthand.ts';
import { typedText } from '../read-typed.ts';

/** What the amounts are written and read in. */
export interface PotentialStyle {
  readonly scale: number;
  readonly conventions: NumberConventions;
}

/** Every unit that has nobody below it, with its potential where one is known. */
export function writePotentials(units: Tree, known: ReadonlyMap<string, number>, style: PotentialStyle): string {
  const { unique } = namesOf(units);
  return Array.from(units.leaves.keys(), (leaf) => {
    const node = units.nodes[leafNode(units, leaf)];
    const value = known.get(node?.id ?? '');
    const name = unique.has(node?.name ?? '') ? node?.name : node?.id;
    return `${name} = ${value === undefined ? '' : typedText(value, style.scale, 'full', style.conventions)}`;
  }).join('\n');
}

/** What a text changes; the first line that cannot be read refuses all of it. */
export function readPotentials(
  text: string,
  units: Tree,
  known: ReadonlyMap<string, number>,
  style: PotentialStyle,
): Outcome<readonly PotentialInput[]> {
  const { byName } = namesOf(units);
  const changed: PotentialInput[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const [, name = line, amount = ''] = /^(.*?)\s*[\t=;](.*)$/.exec(line) ?? [];
    const unit = units.indexOf.has(name.trim()) ? name.trim() : byName.get(name.trim().toLowerCase());
    if (unit === undefined) return refuse('unknown-unit', { unit: name.trim() });
    const read = amount.trim() === '' ? done(null) : readAmount(amount.trim(), style);
    if (!read.ok) return read;
    if (read.value !== (known.get(unit) ?? null)) changed.push({ unit, value: read.value });
  }
  return done(changed);
}

function readAmount(text: string, { scale, conventions }: PotentialStyle): Outcome<number> {
  const entry = parseShorthand(text, conventions);
  if (!entry.ok) return entry;
  const nothing = { current: null, lastYear: null, offer: null, ask: null, scale };
  const value = resolveShorthand(entry.value, nothing);
  return value.ok && value.value < 0 ? refuse('not-a-number', { text }) : value;
}

function namesOf(units: Tree): { readonly unique: ReadonlySet<string>; readonly byName: ReadonlyMap<string, string> } {
  const byName = new Map<string, string>();
  const unique = new Set<string>();
  for (const { id, name } of units.nodes) {
    // Of two units of the same name neither is meant by it.
    if (byName.has(name.toLowerCase())) {
      unique.delete(name);
      byName.set(name.toLowerCase(), '');
      continue;
    }
    unique.add(name);
    byName.set(name.toLowerCase(), id);
  }
  return { unique, byName: new Map([...byName].filter(([, id]) => id !== '')) };
}
