import { describe, expect, it } from 'vitest';
import { formatClipboard, parseClipboard } from '#renderer/grid/clipboard-text.ts';

describe('parseClipboard', () => {
  it('reads the block that Excel writes, whose last line end makes no row', () => {
    expect(parseClipboard('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('reads line ends of every system', () => {
    expect(parseClipboard('1\n2\r3')).toEqual([['1'], ['2'], ['3']]);
  });

  it('leaves numbers as they are written, whatever the language', () => {
    expect(parseClipboard('1.234,5\t(4)\t12 %')).toEqual([['1.234,5', '(4)', '12 %']]);
  });

  it('reads quoted cells with tabs, line ends and doubled quotes', () => {
    expect(parseClipboard('"a\tb"\t"c\r\nd"\t"say ""yes"""')).toEqual([['a\tb', 'c\r\nd', 'say "yes"']]);
  });

  it('takes a quote that opens nothing as a plain sign', () => {
    expect(parseClipboard('5" pipe\t"half')).toEqual([['5" pipe', '"half']]);
    expect(parseClipboard('"a" b\tc')).toEqual([['"a" b', 'c']]);
  });

  it('makes ragged rows equally long and keeps empty cells', () => {
    expect(parseClipboard('1\n2\t\t3')).toEqual([
      ['1', '', ''],
      ['2', '', '3'],
    ]);
    expect(parseClipboard('')).toEqual([['']]);
  });
});

describe('formatClipboard', () => {
  it('quotes only what would be read as something else', () => {
    expect(formatClipboard([['1', 'a\tb', 'say "yes"']])).toBe('1\t"a\tb"\t"say ""yes"""\r\n');
  });
});
