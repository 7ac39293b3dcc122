/** The file of rejected rows is whole, aligned and harmless in a spreadsheet. */
import { describe, expect, it } from 'vitest';
import { createRecordSplitter, formulaSafe, rejectsHeader, rejectsLine } from '#main/store/history-import/rejects.ts';

const refusal = { code: 'row-no-unit', details: { column: 'rep' } } as const;

describe('the file of rejects', () => {
  it.each([
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '－1+2',
    '-',
    '+',
    '-1-',
    '=HYPERLINK("a")',
  ])('makes %j harmless', (cell) => {
    expect(formulaSafe(cell)).toBe(`'${cell}`);
  });

  it.each(['-1', '+5', '-1,234.50', '-1.234,50', '12', 'North', '', '(5)'])('leaves %j alone', (cell) => {
    expect(formulaSafe(cell)).toBe(cell);
  });

  it('adds line and reason behind the columns and quotes what needs it', () => {
    expect(rejectsHeader(['rep', 'a;b'], ';')).toBe('rep;"a;b";reject_line;reject_reason\r\n');
    const line = rejectsLine({ line: 7, refusal, raw: '', cells: ['=x', 'say "hi"\nthere'] }, 2, ';');
    expect(line).toBe(`'=x;"say ""hi""\nthere";7;The unit in “rep” is empty.\r\n`);
  });

  it('fills rows that are too short and folds rows that are too long', () => {
    expect(rejectsLine({ line: 1, refusal, raw: '', cells: ['a'] }, 3, ',')).toBe(
      'a,,,1,The unit in “rep” is empty.\r\n',
    );
    expect(rejectsLine({ line: 1, refusal, raw: '', cells: ['a', 'b', 'c'] }, 2, ',')).toBe(
      'a,"b,c",1,The unit in “rep” is empty.\r\n',
    );
  });

  it('cuts a row into its cells, and a broken one at every delimiter', () => {
    const split = createRecordSplitter(',');
    expect(split('a,"b ""c"", d",e')).toEqual(['a', 'b "c", d', 'e']);
    expect(split('a,"b,c')).toEqual(['a', '"b', 'c']);
    expect(split('"x" y,z')).toEqual(['"x" y', 'z']);
  });
});
