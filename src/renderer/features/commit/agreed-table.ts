/**
 * The agreed numbers as a table for spreadsheets: plain decimals, no text that could run as a formula. Pure.
 * Caller: the commit screen.
 */
import { csvText } from '#shared/base/csv-text.ts';
import type { Minutes } from '#shared/domain/minutes/facts.ts';
import { measureScale } from '#shared/domain/quantity/measure-scale.ts';
import { shiftDecimal } from '#renderer/i18n/format.ts';

const columns = [
  'unit',
  'in',
  'measure',
  'opening offer',
  'opening ask',
  'agreed',
  'settled by',
  'settled at',
  'reason',
];

/** CSV with a byte order mark and lines ended by CR LF; one row for each settled line. */
export function agreedTable({ lines, scale }: Minutes): string {
  const rows = lines
    .filter(({ status }) => status === 'settled')
    .map(({ unit, path, measure, opening, agreed, settled, moves }) => {
      const plain = (value: number | null | undefined): string =>
        value === null || value === undefined ? '' : shiftDecimal(value, measureScale(measure, scale));
      const reason = moves.findLast(({ kind }) => kind === 'settle')?.reason ?? '';
      return [
        csvText(unit),
        csvText(path.join(' / ')),
        measure,
        plain(opening?.offer),
        plain(opening?.ask),
        plain(agreed),
        csvText(settled?.actor ?? ''),
        settled?.at ?? '',
        csvText(reason),
      ].join(',');
    });
  return `\uFEFF${[columns.join(','), ...rows].join('\r\n')}\r\n`;
}
