/** Packets on the command line, each command in a process and a data folder of its own, as finance would script it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine } from './run-parley.ts';

interface Collected {
  readonly packets: readonly { readonly files: readonly string[]; readonly state: string; readonly reason: string }[];
}

const measure = 'revenue';

describe('packets on the command line', () => {
  const parley = new CommandLine();
  const units = ['northwest', 'canada', 'europe'] as const;
  beforeAll(() => {
    parley.json('sample', '--out', 'p.parley');
    for (const unit of units) {
      parley.json('packet', 'p.parley', '--unit', unit, '--out', `${unit}.parley`);
      const ask = { kind: 'ask', unit, measure, value: 300_000_000, reason: `the view of ${unit}` };
      parley.write(`${unit}.ndjson`, JSON.stringify(ask));
      parley.json('apply', `${unit}.parley`, '--commands', `${unit}.ndjson`, '--out', `${unit}-back.parley`);
    }
  });
  afterAll(() => parley.remove());

  const collect = (out: string, ...files: readonly string[]): Collected =>
    parley.json<Collected>('collect', 'p.parley', '--packets', ...files, '--out', out);

  it('come back in any order to the same bytes', () => {
    const [one, two, three] = units.map((unit) => `${unit}-back.parley`) as [string, string, string];
    const report = collect('q1.parley', one, two, three);
    expect(report.packets.map(({ state }) => state)).toEqual(['answered', 'answered', 'answered']);
    collect('q2.parley', three, one, two, one);
    collect('q3.parley', two, three, one);
    expect(parley.read('q2.parley').equals(parley.read('q1.parley'))).toBe(true);
    expect(parley.read('q3.parley').equals(parley.read('q1.parley'))).toBe(true);
    const table = parley.json<{ packets: { unit: string; returned: object | null }[] }>('packets', 'q1.parley');
    expect(table.packets.map(({ unit, returned }) => [unit, returned !== null])).toEqual(
      expect.arrayContaining(units.map((unit) => [unit, true])),
    );
    expect(parley.run('packets', 'q1.parley').out).toContain('no answer → ');
  });

  it('says who was asked and has not answered, when the cut was kept', () => {
    parley.json('packet', 'p.parley', '--unit', 'europe', '--out', 'eu.parley', '--keep', 'kept.parley');
    expect(parley.run('packets', 'kept.parley').out).toBe('Europe: not returned.\n');
    expect(parley.run('packets', 'p.parley').out).toBe('No packet was cut from this plan.\n');
  });

  it('names an answer from two laptops, and takes the chosen one', () => {
    const other = { kind: 'ask', unit: 'canada', measure, value: 1, reason: 'another view' };
    parley.write('other.ndjson', JSON.stringify(other));
    parley.json('apply', 'canada.parley', '--commands', 'other.ndjson', '--out', 'canada-two.parley');
    const both = ['--packets', 'canada-back.parley', 'canada-two.parley'];
    const ran = parley.run('collect', 'p.parley', ...both, '--out', 'both.parley');
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('answered on two laptops');
    const [, head = ''] = /canada-two\.parley: .* This copy is ([0-9a-f]{12})\./.exec(ran.out) ?? [];
    const chosen = parley.json<Collected>('collect', 'p.parley', ...both, '--choose', head, '--out', 'one.parley');
    expect(chosen.packets.map(({ files, state }) => [files[0], state])).toEqual(
      expect.arrayContaining([
        ['canada-two.parley', 'answered'],
        ['canada-back.parley', 'refused'],
      ]),
    );
    expect(parley.run('collect', 'p.parley', '--packets', '--out', 'x.parley').code).toBe(64);
    expect(parley.run('packet', 'p.parley', '--unit', 'nowhere', '--out', 'x.parley').code).toBe(1);
  });
});
