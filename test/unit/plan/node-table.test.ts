import { describe, expect, it } from 'vitest';
import { readNodeTable } from '#shared/domain/plan/node-table.ts';

describe('a table of units', () => {
  it('is read with columns in any order, quotes and any delimiter', () => {
    const wanted = {
      ok: true,
      value: [
        { id: 'all', parent: null, name: 'Everybody' },
        { id: 'a', parent: 'all', name: 'Ana, "the first"' },
      ],
    };
    expect(readNodeTable('id,parent,name\nall,,Everybody\na,all,"Ana, ""the first"""\n')).toEqual(wanted);
    expect(readNodeTable('\ufeffName;Id;Parent\r\nEverybody;all;\r\n"Ana, ""the first""";a;all')).toEqual(wanted);
    expect(readNodeTable('nombre\tcódigo\tpadre\nEverybody\tall\t\n\nAna, "the first"\ta\tall')).toEqual(wanted);
  });

  it('lets the name stand in for a missing id and the id for a missing name', () => {
    const read = readNodeTable('name,parent\nNorth,\nLinda,North\n');
    expect(read.ok && read.value.map(({ id, parent }) => [id, parent])).toEqual([
      ['North', null],
      ['Linda', 'North'],
    ]);
  });

  it('names the line of a row that has neither', () => {
    const read = readNodeTable('id,parent,name\nall,,All\n,all,\n');
    expect(read).toEqual({ ok: false, refusal: { code: 'table-row-without-id', details: { line: 3 } } });
  });

  it('is refused without rows or without a usable column', () => {
    expect(readNodeTable('id,parent,name\n').ok).toBe(false);
    expect(readNodeTable('a,b\n1,2\n').ok).toBe(false);
  });
});
