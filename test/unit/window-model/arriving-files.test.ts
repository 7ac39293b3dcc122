/** Files on their way in: pieces, progress, cancelling; the mapping of a history file and its attempts. */
import { describe, expect, it } from 'vitest';
import { done } from '#shared/base/outcome.ts';
import type { ImportReport, Mapping } from '#shared/contract/history-views.ts';
import { draftOf, mappingOf, type HistoryShape } from '#renderer/model/history-import.ts';
import { bytesPerPiece } from '#renderer/model/uploads.ts';
import { madeFile, planChange, WindowUnderTest } from './window-under-test.ts';

const guess: Mapping = {
  kind: 'actual',
  period: 'month',
  unit: 'rep',
  line: 'product',
  measures: { revenue: 'sales' },
};
const shape: HistoryShape = {
  columns: ['month', 'rep', 'product', 'sales'],
  sample: [['2026-01', 'ana', 'bikes', '1']],
  delimiter: ';',
  decimal: ',',
  encoding: 'utf-8',
  guess,
  remembered: null,
};
const report: ImportReport = {
  rows: 3,
  accepted: 3,
  rejected: 0,
  rejects: [],
  unknownUnits: [],
  unknownLines: [],
  years: [2026],
  totals: [],
};

async function importing(size = 10): Promise<WindowUnderTest> {
  const window = new WindowUnderTest();
  await window.start();
  await window.model.openPlan('plan-1');
  window.handlers.inspectHistory = () => done(shape);
  window.handlers.tryHistory = () => done(report);
  window.asked.length = 0;
  window.model.takeHistoryFile(madeFile('sales.csv', size));
  return window;
}

function historyOf(window: WindowUnderTest) {
  const { historyImport } = window.model.state.getState();
  if (historyImport === null) throw new Error('a file is being imported');
  return historyImport;
}

describe('a file on its way to the store', () => {
  it('travels in pieces, and the store gets every byte', async () => {
    const window = await importing(2 * bytesPerPiece + 5);
    await window.rest();
    const pieces = window.asked.filter(({ method }) => method === 'addToUpload');
    expect(pieces.map(({ request }) => (request['bytes'] as Uint8Array).length)).toEqual([
      bytesPerPiece,
      bytesPerPiece,
      5,
    ]);
    expect(historyOf(window).state.getState().phase).toBe('mapping');
  });

  it('is dropped when the person leaves before it arrived', async () => {
    const window = await importing(3 * bytesPerPiece);
    window.handlers.addToUpload = ({ bytes }) => {
      window.model.endHistoryImport();
      return done({ received: bytes.length });
    };
    await window.rest();
    expect(window.methods().filter((name) => name === 'addToUpload')).toHaveLength(1);
    expect(window.methods().at(-1)).toBe('dropUpload');
  });

  it('is refused when it cannot be read any more', async () => {
    const window = await importing();
    const unreadable = { name: 'gone.csv', size: 5, read: () => Promise.reject(new Error('gone')) };
    window.model.takeHistoryFile(unreadable);
    await window.rest();
    expect(historyOf(window).state.getState()).toMatchObject({
      phase: 'refused',
      refusal: { code: 'file-not-readable' },
    });
  });
});

describe('the mapping of a history file', () => {
  it('begins as remembered, else as guessed, and takes what the file shows', () => {
    expect(draftOf(shape)).toMatchObject({ unit: 'rep', decimal: ',', delimiter: ';' });
    expect(draftOf({ ...shape, remembered: { ...guess, unit: 'owner', decimal: '.' } })).toMatchObject({
      unit: 'owner',
      decimal: '.',
    });
    expect(draftOf({ ...shape, guess: { kind: 'actual', unit: 'rep', dateOrder: 'dmy' } })).toMatchObject({
      unit: 'rep',
      period: null,
      measures: {},
      dateOrder: 'dmy',
      decimal: ',',
      delimiter: ';',
    });
  });

  it('is complete with month, unit and one measure; the line may be missing', () => {
    const draft = draftOf(shape);
    expect(mappingOf({ ...draft, line: null })).not.toHaveProperty('line');
    for (const part of [{ period: null }, { period: [] }, { unit: null }, { measures: {} }]) {
      expect(mappingOf({ ...draft, ...part })).toBeNull();
    }
  });

  it('is tried at once, and only the latest attempt counts', async () => {
    const window = await importing();
    const answers: ((accepted: number) => void)[] = [];
    window.handlers.tryHistory = () =>
      new Promise((resolve) => answers.push((accepted) => resolve(done({ ...report, accepted }))));
    await window.rest();
    historyOf(window).change({ unit: 'product' });
    await window.rest();
    answers[1]?.(2);
    await window.rest();
    answers[0]?.(1);
    await window.rest();
    expect(historyOf(window).state.getState()).toMatchObject({ trying: false, report: { accepted: 2 } });
  });

  it('is proposed as far as it was guessed, and tried once the person has completed it', async () => {
    const window = await importing();
    window.handlers.inspectHistory = () => done({ ...shape, guess: { kind: 'actual', unit: 'rep', period: 'month' } });
    await window.rest();
    expect(historyOf(window).state.getState()).toMatchObject({ draft: { unit: 'rep', period: 'month', measures: {} } });
    expect(window.methods()).not.toContain('tryHistory');
    historyOf(window).change({ measures: { revenue: 'sales' } });
    await window.rest();
    expect(window.asked.at(-1)).toMatchObject({
      method: 'tryHistory',
      request: { mapping: { unit: 'rep', period: 'month', measures: { revenue: 'sales' } } },
    });
  });

  it('is not tried while it is incomplete', async () => {
    const window = await importing();
    await window.rest();
    window.asked.length = 0;
    historyOf(window).change({ unit: null });
    await window.rest();
    expect(window.methods()).toEqual([]);
    expect(historyOf(window).state.getState()).toMatchObject({ trying: false, report: null });
  });

  it('enters the plan with the choices made, a command id and the author', async () => {
    const window = await importing();
    await window.rest();
    window.handlers.importHistory = () => done({ report, change: planChange(1) });
    historyOf(window).choose({ mode: 'replace', addUnknown: true });
    expect(await historyOf(window).importNow()).toBe(true);
    expect(window.asked.at(-1)?.request).toMatchObject({
      plan: 'plan-1',
      upload: 'upload-1',
      mode: 'replace',
      allOrNothing: true,
      addUnknown: true,
      actor: 'Facilitator',
      mapping: { unit: 'rep', decimal: ',' },
    });
    expect(window.model.state.getState().session?.state.getState().revision).toBe(2);
  });

  it('gives the rejected rows to the host to be saved', async () => {
    const window = await importing();
    await window.rest();
    window.handlers.getRejects = () => done({ name: 'sales-rejected.csv', bytes: new Uint8Array([9]) });
    await historyOf(window).saveRejects();
    expect(window.saved).toMatchObject([{ kind: 'table', suggestedName: 'sales-rejected.csv' }]);
  });
});

describe('a plan file that came in', () => {
  it('is taken over as the person chose, opened, and makes room for the next file', async () => {
    const window = new WindowUnderTest();
    await window.start();
    window.handlers.inspectPlanFile = () =>
      done({
        verdict: 'valid',
        refusal: null,
        header: null,
        entries: 4,
        units: 1,
        fingerprint: 'a-b-c-d',
        lastChange: '',
        here: { plan: 'plan-1', relation: 'diverged' },
      });
    window.handlers.importPlanFile = () => done({ plan: 'plan-2' });
    window.model.takeFile(madeFile('a.parley'));
    await window.rest();
    const { arrival } = window.model.state.getState();
    if (arrival !== null) await window.model.takeOver(arrival, true);
    await window.rest();
    const importRequest = window.asked.find(({ method }) => method === 'importPlanFile')?.request;
    expect(importRequest).toEqual({ upload: 'upload-1', asCopy: true });
    expect(window.asked.find(({ method }) => method === 'openPlan')?.request).toEqual({ plan: 'plan-2' });
    expect(window.model.state.getState()).toMatchObject({ screen: 'bargain', arrival: null });
  });
});
