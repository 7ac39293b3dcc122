/** Steps of the journal as sentences, in both languages. */
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Step } from '#shared/contract/views.ts';
import { buildTree } from '#shared/domain/plan/tree.ts';
import { startTexts } from '#renderer/i18n/setup.ts';
import { stepText } from '#renderer/i18n/step-text.ts';

const tree = buildTree([{ id: 'linda', parent: null, name: 'Linda', order: 0 }], 'unit');
if (!tree.ok) throw new Error('the tree of this test is sound');
const plan = { units: tree.value, header: { scale: 2 } };

const step = (given: Partial<Step>): Step => ({
  sequence: 9,
  at: '2026-01-01T10:00:00.000Z',
  actor: 'Ada',
  kind: 'ask',
  unit: 'linda',
  measure: 'revenue',
  value: 4_150_000_00,
  label: '',
  undone: false,
  undoes: null,
  redoes: null,
  ...given,
});

const write = (language: 'en' | 'es', given: Partial<Step>): string =>
  stepText(i18next.getFixedT(language), language, plan, step(given));

beforeAll(() => startTexts('en'));

describe('a step of the journal', () => {
  it.each([
    [{}, 'Linda asked for 4,150\u00a0k', 'Linda pidió 4.150\u00a0mil'],
    [{ kind: 'propose' }, 'Offered 4,150\u00a0k to Linda', 'Oferta de 4.150\u00a0mil a Linda'],
    [{ kind: 'settle' }, 'Settled Linda at 4,150\u00a0k', 'Linda: acordado en 4.150\u00a0mil'],
    [{ kind: 'settle', value: null }, 'Settled Linda', 'Linda: acordado'],
    [{ kind: 'ask', measure: 'units', value: 120 }, 'Linda asked for 120 (Units)', 'Linda pidió 120 (Unidades)'],
    [{ kind: 'hold', unit: 'gone' }, 'Held gone', 'gone: retenido'],
    [{ kind: 'together', label: '3 numbers pasted' }, '3 numbers pasted', '3 numbers pasted'],
    [{ kind: 'undo', undoes: 4 }, 'Undid step 4', 'Paso 4 deshecho'],
    [{ kind: 'redo', redoes: 4 }, 'Redid step 4', 'Paso 4 rehecho'],
    [{ kind: 'from-a-newer-parley' }, 'from-a-newer-parley', 'from-a-newer-parley'],
  ] as const)('%j', (given, english, spanish) => {
    expect(write('en', given)).toBe(english);
    expect(write('es', given)).toBe(spanish);
  });
});
