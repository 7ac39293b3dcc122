/**
 * Whether the parts of a document belong together: the chain, each entry and its changes, history and state, and every
 * batch of facts and its rows.
 *
 * Each answer is the place of the first contradiction, in words that follow "altered:", or null. Callers: read
 * container.
 */
import { createHash } from 'node:crypto';
import { verifyChain, type ChainFault } from '#shared/domain/journal/chain.ts';
import type { FactBatch, TreeNode } from '#shared/domain/plan/entities.ts';
import { buildTree } from '#shared/domain/plan/tree.ts';
import { sortedFactDigest } from './fact-digest.ts';
import { hashText } from './hash-text.ts';
import { changeText } from './line-shapes.ts';
import type { BatchedFactRow, PlanDocument } from './plan-document.ts';
import { replay } from './replay.ts';

const chainFaults: Readonly<Record<ChainFault, string>> = {
  sequence: 'is not the next entry',
  previous: 'does not follow the entry before it',
  hash: 'does not match its hash',
  'id-reused': 'repeats a command',
  history: 'takes back an entry that comes later',
};

/** The first contradiction in a document whose lines are each in order; null when there is none. */
export function contentFault(document: PlanDocument): string | null {
  return (
    chainPlace(document) ??
    changesPlace(document) ??
    statePlace(document) ??
    factsPlace(document) ??
    treePlace(document)
  );
}

function chainPlace({ journal }: PlanDocument): string | null {
  const verdict = verifyChain(journal, hashText);
  return verdict.intact ? null : `journal.ndjson, line ${verdict.position + 1} ${chainFaults[verdict.fault]}`;
}

/** Every entry has exactly the changes its digest names, numbered from 0. */
function changesPlace({ journal, changes }: PlanDocument): string | null {
  let at = 0;
  for (const entry of journal) {
    const hash = createHash('sha256').update('[');
    let index = 0;
    for (let next = changes[at]; next?.sequence === entry.sequence; next = changes[at]) {
      if (next.index !== index) return `changes.ndjson, line ${at + 1} is not the next change of its entry`;
      hash.update(`${index === 0 ? '' : ','}${changeText(next.change)}`);
      index += 1;
      at += 1;
    }
    if (hash.update(']').digest('hex') !== entry.changesDigest) {
      return `changes.ndjson, line ${Math.max(at, 1)}: the changes of entry ${entry.sequence} are not those it made`;
    }
  }
  return at === changes.length ? null : `changes.ndjson, line ${at + 1} belongs to no entry`;
}

function statePlace({ changes, records, cells }: PlanDocument): string | null {
  const replayed = replay(changes);
  if (!replayed.ok) return `changes.ndjson, line ${replayed.position + 1} does not fit what came before it`;
  const difference = replayed.state.difference(records, cells);
  return difference === null ? null : `${difference} is not what the journal leads to`;
}

/** Every batch of the history has its rows, also one that was taken back, so that it can be brought back. */
function factsPlace({ facts, changes }: PlanDocument): string | null {
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
    if (found !== rows) return `facts.ndjson has ${found} rows of an import of ${rows}`;
  }
  for (const [digest, { line, rows }] of rowsByBatch) {
    if (!imported.has(digest)) return `facts.ndjson, line ${line} belongs to no import`;
    if (sortedFactDigest(rows) !== digest) {
      return `facts.ndjson, the import from line ${line} on is not what was imported`;
    }
  }
  return null;
}

function treePlace({ records }: PlanDocument): string | null {
  for (const table of ['unit', 'line'] as const) {
    const nodes = records
      .filter((record) => record.table === table)
      .map((record) => record.value as unknown as TreeNode);
    if (!buildTree(nodes, table).ok) return `plan.ndjson, whose ${table}s do not form a tree`;
  }
  return null;
}
