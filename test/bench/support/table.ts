/** A bench's rows as text for people. Callers: test/bench/run.ts. */
import type { Row } from './measure.ts';
import { readable, short } from './statistics.ts';

/** Rows under one title, in columns; times in the unit that reads best. */
export function table(title: string, rows: readonly Row[]): string {
  const head = ['work', 'subject', 'time', 'against', 'time', 'ratio (least–most)', 'budget', ''];
  const cells = rows.map((row) => [
    row.work,
    row.subject,
    readable(row.subjectMedian),
    row.against,
    row.againstMedian === undefined ? '–' : readable(row.againstMedian),
    row.ratio === undefined ? '–' : `${short(row.ratio.median)} (${short(row.ratio.least)}–${short(row.ratio.most)})`,
    row.budget === '' ? '–' : row.budget,
    row.kept === undefined ? '' : row.kept ? 'kept' : 'OVER',
  ]);
  const widths = head.map((text, at) => Math.max(text.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [`## ${title}`, '', line(head), rule, ...cells.map(line), ''].join('\n');
}
