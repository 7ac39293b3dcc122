/**
 * Whether the parts of a document belong together: the chain, each entry and its changes, history and state, and every
 * batch of facts and its rows.
 *
 * Each answer is the place of the first contradiction, or null. Callers: read container, store.
 */
import { createHash } from 'node:crypto';
import type { Alteration, AlterationCode } from '#shared/base/alterations.ts';
import { verifyChain, type ChainFault } from '#shared/domain/journal/chain.ts';
import type { FactBatch, TreeNode } from '#shared/domain/plan/entities.ts';
import { buildTree } from '#shared/domain/plan/tree.ts';
import { sortedFactDigest } from './fact-digest.ts';
import { lineFiles } from './format.ts';
import { hashText } from './hash-text.ts';
import { changeText } from './line-shapes.ts';
import type { BatchedFactRow, PlanDocument } from './plan-document.ts';
import { replay } from './replay.ts';

const [plan, , factFile, journalFile, changeFile] = lineFiles;
const chainFaults: Readonly<Record<ChainFault, AlterationCode>> = {
  sequence: 'entry-not-next',
  previous: 'entry-not-following',
  hash: 'entry-hash',
  'id-reused': 'entry-repeated',
  history: 'entry-takes-back-later',
};

/** The first contradiction in a document whose lines are each in order; null when there is none. */
export function contentFault(document: PlanDocument): Alteration | null {
  return (
    chainPlace(document) ??
    changesPlace(document) ??
    statePlace(document) ??
    factsPlace(document) ??
    treePlace(document)
  );
}

function chainPlace({ journal }: PlanDocument): Alteration | null {
  const verdict = verifyChain(journal, hashText);
  if (verdict.intact) return null;
  return { place: chainFaults[verdict.fault], file: journalFile, line: verdict.position + 1 };
}

/** Every entry has exactly the changes its digest names, numbered from 0. */
function changesPlace({ journal, changes }: PlanDocument): Alteration | null {
  let at = 0;
  for (const entry of journal) {
    const hash = createHash('sha256').update('[');
    let index = 0;
    for (let next = changes[at]; next?.sequence === entry.sequence; next = changes[at]) {
      if (next.index !== index) return { place: 'change-not-next', file: changeFile, line: at + 1 };
      hash.update(`${index === 0 ? '' : ','}${changeText(next.change)}`);
      index += 1;
      at += 1;
    }
    if (hash.update(']').digest('hex') !== entry.changesDigest) {
      const line = Math.max(at, 1);
      return { place: 'changes-not-those', file: changeFile, line, entry: entry.sequence };
    }
  }
  return at === changes.length ? null : { place: 'change-without-entry', file: changeFile, line: at + 1 };
}

function statePlace({ changes, records, cells }: PlanDocument): Alteration | null {
  const replayed = replay(changes);
  return replayed.ok
    ? replayed.state.difference(records, cells)
    : { place: 'change-does-not-fit', file: changeFile, line: replayed.position + 1 };
}

/** Every batch of the history has its rows, also one that was taken back, so that it can be brought back. */
function factsPlace({ facts, changes }: PlanDocument): Alteration | null {
  const rowsByBatch = new Map<string, { readonly line: number; readonly rows: BatchedFactRow[] }>();
  for (const [index, row] of facts.entries()) {
    const batch = rowsByBatch.get(row.batch);
    if (batch === undefined) rowsByBatch.set(row.batch, { line: index + 1, rows: [row] });
    else batch.rows.push(row);
  }
  const imported = new Set<string>();
  for (const { change } of changes) {
    if (change.op !== 'put' || change.table !== 'factBatch') continue;
    const { digest, rows } = change.value as unknown as FactBatch;
    imported.add(digest);
    const found = rowsByBatch.get(digest)?.rows.length ?? 0;
    if (found !== rows) return { place: 'import-rows', file: factFile, found, expected: rows };
  }
  for (const [digest, { line, rows }] of rowsByBatch) {
    if (!imported.has(digest)) return { place: 'row-without-import', file: factFile, line };
    if (sortedFactDigest(rows) !== digest) return { place: 'import-differs', file: factFile, line };
  }
  return null;
}

function treePlace({ records }: PlanDocument): Alteration | null {
  for (const table of ['unit', 'line'] as const) {
    const nodes = records
      .filter((record) => record.table === table)
      .map((record) => record.value as unknown as TreeNode);
    if (!buildTree(nodes, table).ok) return { place: `${table}s-no-tree`, file: plan };
  }
  return null;
}
