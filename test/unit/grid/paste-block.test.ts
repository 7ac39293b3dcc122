import { describe, expect, it } from 'vitest';
import { placeBlock } from '#renderer/grid/paste-block.ts';
import { rectangleOf } from '#renderer/grid/range.ts';

const texts = (placed: ReturnType<typeof placeBlock>): string[] =>
  placed.map(({ row, column, text }) => `${row},${column}=${text}`);

describe('placeBlock', () => {
  it('writes one value to every cell of the range', () => {
    const range = rectangleOf({ row: 1, column: 1 }, { row: 2, column: 2 });
    expect(texts(placeBlock([['9']], range, 10, 10))).toEqual(['1,1=9', '1,2=9', '2,1=9', '2,2=9']);
  });

  it('repeats a block that fits the range an exact number of times', () => {
    const range = rectangleOf({ row: 0, column: 0 }, { row: 3, column: 0 });
    expect(texts(placeBlock([['a'], ['b']], range, 10, 10))).toEqual(['0,0=a', '1,0=b', '2,0=a', '3,0=b']);
  });

  it('writes any other block once from the upper left corner', () => {
    const range = rectangleOf({ row: 0, column: 0 }, { row: 2, column: 0 });
    expect(
      texts(
        placeBlock(
          [
            ['a', 'b'],
            ['c', 'd'],
          ],
          range,
          10,
          10,
        ),
      ),
    ).toEqual(['0,0=a', '0,1=b', '1,0=c', '1,1=d']);
  });

  it('cuts a block at the end of the grid', () => {
    const range = rectangleOf({ row: 1, column: 1 }, { row: 1, column: 1 });
    expect(
      texts(
        placeBlock(
          [
            ['a', 'b'],
            ['c', 'd'],
          ],
          range,
          2,
          2,
        ),
      ),
    ).toEqual(['1,1=a']);
  });
});
