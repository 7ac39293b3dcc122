/**
 * A few words about a plan in a small file of their own, so that the list of plans opens no database and survives damage.
 * Callers: open plans, exchange.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { PlanSummary } from '#shared/contract/views.ts';
import { planFolder, planKeys, replaceFile, type PlanFolder } from './plan-folder.ts';
import type { PlanSession } from './plan-session.ts';

/** What the list shows, and the plan's own identity, which copies share. */
export interface KeptSummary extends PlanSummary {
  readonly planId: string;
}

/** The summary of an open plan. */
export function summaryOf(session: PlanSession): KeptSummary {
  const { header, units } = session.model;
  return {
    plan: session.folder.key,
    planId: header.id,
    name: header.name,
    year: header.year,
    currency: header.currency,
    changedAt: session.changedAt,
    entries: session.revision,
    units: units.nodes.length,
  };
}

export function writeSummary(session: PlanSession): void {
  replaceFile(session.folder.summary, JSON.stringify(summaryOf(session)));
}

/** The summaries of all plans in a data folder; a plan whose summary cannot be read is shown by its key. */
export function readSummaries(dataFolder: string): readonly KeptSummary[] {
  return planKeys(dataFolder)
    .map((key) => planFolder(dataFolder, key))
    .filter((folder) => existsSync(folder.summary) || hasEntries(folder))
    .map(readSummary);
}

/** Without an entry it is only what is left of a plan that was never made. */
function hasEntries(folder: PlanFolder): boolean {
  return existsSync(folder.journal) && statSync(folder.journal).size > 0;
}

function readSummary(folder: PlanFolder): KeptSummary {
  const unknown = {
    plan: folder.key,
    planId: '',
    name: folder.key,
    year: 0,
    currency: '',
    changedAt: '',
    entries: 0,
    units: 0,
  };
  if (!existsSync(folder.summary)) return unknown;
  try {
    const read = JSON.parse(readFileSync(folder.summary, 'utf8')) as Readonly<Record<string, unknown>>;
    const text = (field: string): string => (typeof read[field] === 'string' ? read[field] : '');
    const count = (field: string): number => (Number.isSafeInteger(read[field]) ? Number(read[field]) : 0);
    return {
      plan: folder.key,
      planId: text('planId'),
      name: text('name') || folder.key,
      year: count('year'),
      currency: text('currency'),
      changedAt: text('changedAt'),
      entries: count('entries'),
      units: count('units'),
    };
  } catch {
    return unknown;
  }
}
