/** The minutes as a document, a file and a table, in both languages. */
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { minutesOf } from '#shared/domain/minutes/minutes.ts';
import type { Minutes } from '#shared/domain/minutes/facts.ts';
import { startTexts } from '#renderer/i18n/setup.ts';
import type { Language } from '#renderer/i18n/language.ts';
import { agreedTable } from '#renderer/features/commit/agreed-table.ts';
import { documentFile } from '#renderer/features/commit/minutes-file.ts';
import { minutesDocument } from '#renderer/features/commit/minutes-text.ts';
import { samplePlan } from '../../fixtures/sample-plan.ts';

const line = { measure: 'revenue' } as const;

function workshop(): Minutes {
  const plan = samplePlan();
  const acts = [
    plan.act({ kind: 'propose', ...line, unit: 'ana', value: 51_300_017 }, 'Director'),
    plan.act({ kind: 'ask', ...line, unit: 'ana', value: 41_200_013, reason: '<b>lost</b> & found' }, 'Ana'),
    plan.act({ kind: 'settle', ...line, unit: 'ana', value: 45_000_007, reason: '=HYPERLINK("x")' }, 'Director'),
    plan.act({ kind: 'ask', ...line, unit: 'ben', value: 27_800_023 }, 'Ben'),
    plan.act({
      kind: 'set-workshop-item',
      item: 'p',
      list: 'parkingLot',
      text: 'Bonus rules',
      minutes: null,
      unit: null,
      state: 'open',
    }),
  ];
  expect(acts).toEqual([null, null, null, null, null]);
  return minutesOf({
    model: plan.model,
    totals: plan.totals,
    viewer: null,
    timeOf: () => '2026-11-26T10:00:00.000Z',
    decisions: [],
    together: [
      {
        sequence: 12,
        at: '2026-11-26T11:00:00.000Z',
        actor: 'Director',
        command: {
          kind: 'together',
          label: 'Close the north',
          commands: [
            { kind: 'settle', ...line, unit: 'ana', value: 45_000_007 },
            { kind: 'accept', side: 'company', ...line, unit: 'ben' },
          ],
        },
      },
    ],
  });
}

async function fileIn(language: Language): Promise<string> {
  await i18next.changeLanguage(language);
  const minutes = workshop();
  const { scale, currency, year } = minutes;
  const pen = { t: i18next.t, language, minutes: { scale, currency, year, startMonth: 1 } };
  return documentFile(minutesDocument(pen, minutes), language);
}

beforeAll(() => startTexts('en'));

describe('the minutes as a file', () => {
  it('tell in English who began where, who gave way by how much, and what was agreed', async () => {
    const file = await fileIn('en');
    expect(file).toContain('Began with an offer of 513,000.17 USD and an ask of 412,000.13 USD in round 1.');
    expect(file).toContain('Company went down by 63,000.10 USD. ANA went up by 37,999.94 USD.');
    expect(file).toContain('Settled at 450,000.07 USD by Director');
    expect(file).toContain('Bonus rules (open)');
  });

  it('tell in both languages what one step decided together', async () => {
    const english = await fileIn('en');
    for (const text of ['Decided together', 'Close the north', 'Settled ANA at 450,000.07 USD', 'Accepted on BEN']) {
      expect(english).toContain(text);
    }
    const spanish = await fileIn('es');
    expect(spanish).toContain('Decidido en conjunto');
    expect(spanish).not.toContain('Accepted');
  });

  it('tell the same in Spanish, as Spanish writes numbers', async () => {
    const file = await fileIn('es');
    expect(file).toContain('lang="es"');
    expect(file).toContain('Empezó con una oferta de 513.000,17 USD y una petición de 412.000,13 USD en la ronda 1.');
    expect(file).not.toMatch(/Settled|Company/);
  });

  it('run nothing: no script, no address, and every word of a person is escaped', async () => {
    const file = await fileIn('en');
    expect(file).toContain('&lt;b&gt;lost&lt;/b&gt; &amp; found');
    expect(file).toContain("default-src 'none'");
    expect(file).not.toMatch(/<script|<b>|https?:|href=|src=/);
  });
});

describe('the table of agreed numbers', () => {
  it('holds plain decimals, and texts that are no formula', () => {
    const [head, ...rows] = agreedTable(workshop()).trimEnd().split('\r\n');
    expect(head).toBe('\uFEFFunit,in,measure,opening offer,opening ask,agreed,settled by,settled at,reason');
    expect(rows).toEqual([
      `ANA,NORTH,revenue,513000.17,412000.13,450000.07,Director,2026-11-26T10:00:00.000Z,"'=HYPERLINK(""x"")"`,
    ]);
  });
});
