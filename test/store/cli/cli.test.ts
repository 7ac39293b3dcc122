import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine, repositoryFile } from './run-parley.ts';

interface QuotaRow {
  readonly unit: string;
  readonly measure: string;
  readonly lastYear: number | null;
  readonly offer: number | null;
  readonly ask: number | null;
  readonly gap: number | null;
  readonly working: number | null;
  readonly status: string;
  readonly round: number;
  readonly held: boolean;
}
interface Report {
  readonly plan: Record<string, unknown>;
  readonly units: { readonly id: string; readonly parent: string | null; readonly name: string }[];
  readonly lines: { readonly id: string }[];
  readonly history: Record<string, unknown>[];
  readonly quotas: QuotaRow[];
  readonly totals: Record<string, Record<string, number | null>>;
  readonly targets: Record<string, unknown>[];
  readonly journal: { readonly length: number; readonly head: string; readonly fingerprint: string };
  readonly state: { readonly hash: string };
}

const line = (command: Record<string, unknown>): string => JSON.stringify({ measure: 'revenue', ...command });
const script = (...commands: readonly Record<string, unknown>[]): string => commands.map(line).join('\n');

describe('the command line', () => {
  const parley = new CommandLine();
  beforeAll(() => {
    parley.run('sample', '--out', 'sample.parley');
  });
  afterAll(() => parley.remove());

  const inspect = (file: string): Report => parley.json<Report>('inspect', file);
  const row = (report: Report, unit: string): QuotaRow => {
    const found = report.quotas.find((quota) => quota.unit === unit);
    if (found === undefined) throw new Error(`no quota of ${unit}`);
    return found;
  };
  const leaves = (report: Report): string[] => {
    const parents = new Set(report.units.map(({ parent }) => parent));
    return report.units.map(({ id }) => id).filter((id) => !parents.has(id));
  };

  it('prints everything outside scripts rely on, under the agreed names', () => {
    const report = inspect('sample.parley');
    expect(Object.keys(report)).toEqual(
      expect.arrayContaining(['plan', 'units', 'lines', 'history', 'quotas', 'totals', 'targets', 'journal', 'state']),
    );
    expect(report.plan).toMatchObject({ name: 'Adventure Works 2014', year: 2014, currency: 'USD', quantum: '0.01' });
    expect(leaves(report)).toHaveLength(17);
    expect(report.history).toContainEqual({
      year: 2013,
      kind: 'actual',
      revenue: 3_624_048_430,
      units: 113_529,
      cost: 3_691_421_194,
    });
    expect(report.history).toContainEqual({
      year: 2013,
      kind: 'budget',
      revenue: 4_324_000_000,
      units: null,
      cost: null,
    });
    expect(row(report, 'linda')).toMatchObject({
      lastYear: 425_136_850,
      ask: null,
      gap: null,
      status: 'waiting',
      held: false,
    });
    expect(report.targets.map(({ id, light }) => [id, light])).toContainEqual(['revenue', 'yellow']);
    expect(report.journal.fingerprint.split('–')).toHaveLength(4);
  });

  it('spreads the company total over 17 leaves exactly, keeps what is held and settled, and undoes to the same state', () => {
    const before = inspect('sample.parley');
    parley.write(
      'first.ndjson',
      script(
        { kind: 'propose', unit: 'company', value: 4_000_000_000 },
        { kind: 'hold', unit: 'linda', reason: 'promised' },
        { kind: 'hold', unit: 'jae' },
        { kind: 'ask', unit: 'shu', value: 0 },
        { kind: 'settle', unit: 'tsvi' },
      ),
    );
    parley.json('apply', 'sample.parley', '--commands', 'first.ndjson', '--out', 'first.parley');
    const first = inspect('first.parley');
    const sum = (report: Report): number =>
      leaves(report).reduce((total, id) => total + (row(report, id).offer ?? 0), 0);
    expect(sum(first)).toBe(4_000_000_000);
    expect(row(first, 'shu').ask).toBe(0);
    expect(row(first, 'david').ask).toBeNull();

    parley.write('second.ndjson', script({ kind: 'propose', unit: 'company', value: 4_200_000_000 }));
    parley.json('apply', 'first.parley', '--commands', 'second.ndjson', '--out', 'second.parley');
    const second = inspect('second.parley');
    expect(sum(second)).toBe(4_200_000_000);
    for (const unit of ['linda', 'jae', 'tsvi']) expect(row(second, unit).offer).toBe(row(first, unit).offer);
    expect(row(second, 'tsvi').status).toBe('settled');
    expect([row(second, 'linda').held, row(second, 'tsvi').held]).toEqual([true, false]);

    parley.write('undo.ndjson', Array.from({ length: 6 }, () => '{"kind":"undo"}').join('\n'));
    parley.json('apply', 'second.parley', '--commands', 'undo.ndjson', '--out', 'undone.parley');
    const undone = inspect('undone.parley');
    expect(undone.state).toEqual(before.state);
    expect(undone.quotas).toEqual(before.quotas);
    expect(undone.journal.length).toBe(before.journal.length + 12);
  });

  it('stops at the first refusal, names the line and the reason, and writes nothing', () => {
    parley.write(
      'bad.ndjson',
      `# a comment\n\n${script({ kind: 'hold', unit: 'linda' }, { kind: 'ask', unit: 'nobody', value: 1 })}\n`,
    );
    const ran = parley.run('apply', 'sample.parley', '--commands', 'bad.ndjson', '--out', 'never.parley', '--json');
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({ ok: false, code: 'unknown-unit' });
    expect(ran.errors).toContain('bad.ndjson, line 4: There is no unit “nobody”');
    expect(() => parley.read('never.parley')).toThrow('ENOENT');
    parley.write('malformed.ndjson', '{"kind":"propose","unit":"company","measure":"revenue","value":1.5}');
    const malformed = parley.run('apply', 'sample.parley', '--commands', 'malformed.ndjson', '--out', 'never.parley');
    expect(malformed.errors).toMatch(/malformed.ndjson, line 1: The command is not understood: value /);
  });

  it('accepts a command id once', () => {
    const id = '11111111-2222-4333-8444-555555555555';
    const ask = { id, actor: 'Linda', kind: 'ask', unit: 'linda', value: 400_000_000 };
    parley.write('twice.ndjson', script(ask, ask));
    parley.json('apply', 'sample.parley', '--commands', 'twice.ndjson', '--out', 'twice.parley');
    expect(inspect('twice.parley').journal.length).toBe(inspect('sample.parley').journal.length + 1);
    parley.write('other.ndjson', script(ask, { ...ask, value: 1 }));
    const ran = parley.run('apply', 'sample.parley', '--commands', 'other.ndjson', '--out', 'never.parley');
    expect(ran.errors).toContain('already used for a different command');
  });

  it('writes equal bytes when a plan went through another data folder unchanged', () => {
    parley.write('nothing.ndjson', '');
    parley.json('apply', 'sample.parley', '--commands', 'nothing.ndjson', '--out', 'again.parley');
    expect(parley.read('again.parley').equals(parley.read('sample.parley'))).toBe(true);
    expect(parley.read('sample.parley').equals(repositoryFile('resources/sample/adventure-works-2014.parley'))).toBe(
      true,
    );
  });

  it('answers verify by exit code: valid, altered, not a plan, newer', () => {
    expect(parley.run('verify', 'sample.parley').code).toBe(0);
    const bytes = parley.read('sample.parley');
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    parley.write('altered.parley', bytes);
    expect(parley.json.bind(parley, 'verify', 'altered.parley')).toThrow(/exit 1 /);
    expect(JSON.parse(parley.run('verify', 'altered.parley', '--json').out)).toMatchObject({
      verdict: 'altered',
      place: expect.stringMatching(/^the content of \S+\.(ndjson|csv)$/) as string,
      alteration: { place: 'content' },
    });
    parley.write('letter.parley', 'Dear finance,');
    expect(parley.run('verify', 'letter.parley').code).toBe(2);
    expect(parley.run('verify', 'missing.parley').code).toBe(2);
    expect(parley.run('verify').code).toBe(64);
  });

  it('creates a plan from tables and imports history, listing every rejected row', () => {
    parley.write('units.csv', 'id,parent,name\nall,,Everybody\nana,all,Ana\nben,all,Ben\n');
    parley.json('create', '--year', '2014', '--currency', 'eur', '--units', 'units.csv', '--out', 'new.parley');
    expect(inspect('new.parley')).toMatchObject({ plan: { currency: 'EUR', year: 2014 }, lines: [{ id: 'all' }] });
    parley.write(
      'facts.csv',
      'mes;persona;ventas\n2013-01;Ana;1.234,56\n2013-02;ben;(10,00)\n2013-02;zoe;5\n2013-03;ana;many\n',
    );
    parley.write('map.json', '{"kind":"actual","period":"mes","unit":"persona","measures":{"revenue":"ventas"}}');
    const importing = ['import-history', 'new.parley', '--csv', 'facts.csv', '--map', 'map.json'];
    const report = parley.json<{ accepted: number; rejected: number }>(
      ...importing,
      '--out',
      'with.parley',
      '--rejects',
      'rejects.csv',
    );
    expect(report).toMatchObject({ accepted: 2, rejected: 2 });
    const rejects = parley.read('rejects.csv').toString();
    expect(rejects).toMatch(/zoe.*\b4\b/);
    expect(rejects).toMatch(/many.*\b5\b/);
    expect(inspect('with.parley').history).toEqual([
      { year: 2013, kind: 'actual', revenue: 122_456, units: null, cost: null },
    ]);
    const all = parley.run(...importing, '--out', 'never.parley', '--all-or-nothing');
    expect(all.code).toBe(1);
    expect(() => parley.read('never.parley')).toThrow('ENOENT');
  });

  it('prints the reference of its commands, and docs/commands.md is that page', () => {
    const printed = parley.run('commands');
    expect(`${printed.out.trimEnd()}\n`).toBe(repositoryFile('docs/commands.md').toString());
    expect(printed.out).toContain('## open-offers');
  });
});
