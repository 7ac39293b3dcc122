/**
 * The history of a subtree: what all batches come to, as one batch for each kind of fact.
 *
 * Folding them leaves nothing of what was overwritten, of how many imports there were, or of the names of their files.
 * Callers: cut.
 */
import { factBatchId } from '../bargain/structure.ts';
import type { FactSource } from '../cube/facts.ts';
import { factKinds, measureIds, type FactBatch, type FactKind, type FactRow } from '../plan/entities.ts';
import type { Scope } from './scope.ts';

/** The rows of one batch. */
export interface CutFacts {
  readonly digest: string;
  readonly rows: readonly FactRow[];
}

/** The batch records by id, and their rows by digest. */
export function cutHistory(
  scope: Scope,
  source: FactSource,
  digestOf: (rows: readonly FactRow[]) => string,
): { readonly batches: ReadonlyMap<string, FactBatch>; readonly facts: readonly CutFacts[] } {
  const batches = new Map<string, FactBatch>();
  const facts: CutFacts[] = [];
  for (const kind of factKinds) {
    const rows = foldRows(scope, source, kind);
    if (rows.length === 0) continue;
    const digest = digestOf(rows);
    const years = [...new Set(rows.map(({ year }) => year))].sort((left, right) => left - right);
    const measures = measureIds.filter((measure) => rows.some((row) => row.measure === measure));
    const batch: FactBatch = {
      digest,
      sequence: 1,
      mode: 'overlay',
      kind,
      years,
      measures,
      rows: rows.length,
      source: '',
    };
    batches.set(factBatchId(1, digest), batch);
    facts.push({ digest, rows });
  }
  return { batches, facts };
}

/** Later batches overlay earlier ones month by month; `replace` clears its year and measure first. */
function foldRows({ model, has }: Scope, source: FactSource, kind: FactKind): readonly FactRow[] {
  const folded: FactRow[] = [];
  const batches = [...model.factBatches.values()]
    .filter((batch) => batch.kind === kind)
    .sort((left, right) => left.sequence - right.sequence);
  const years = new Set(batches.flatMap((batch) => batch.years));
  for (const year of years) {
    for (const measure of measureIds) {
      const rows = new Map<string, FactRow>();
      for (const batch of batches) {
        if (!batch.years.includes(year) || !batch.measures.includes(measure)) continue;
        if (batch.mode === 'replace') rows.clear();
        for (const { unit, line, months } of source.rows(batch.digest, kind, year, measure)) {
          if (!has(unit) || !model.lines.indexOf.has(line)) continue;
          const key = `${unit}\n${line}`;
          const below = rows.get(key);
          const over = months.map((month, place) => month ?? below?.months[place] ?? null);
          rows.set(key, { kind, year, unit, line, measure, months: over });
        }
      }
      folded.push(...rows.values());
    }
  }
  return folded;
}
