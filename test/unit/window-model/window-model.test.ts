/** The window as a whole: where it goes, what it says, in whose name it acts, what it does with files. */
import { describe, expect, it } from 'vitest';
import { done, refuse } from '#shared/base/outcome.ts';
import { madeFile, planChange, planView, WindowUnderTest } from './window-under-test.ts';

async function opened(): Promise<WindowUnderTest> {
  const window = new WindowUnderTest();
  await window.start();
  await window.model.openPlan('plan-1');
  await window.rest();
  window.asked.length = 0;
  return window;
}

describe('the screens', () => {
  it('need a plan, except for Start and Exchange', async () => {
    const window = new WindowUnderTest();
    await window.start();
    window.model.go('bargain');
    expect(window.model.state.getState().screen).toBe('start');
    window.model.go('exchange');
    expect(window.model.state.getState().screen).toBe('exchange');
    await window.model.openPlan('plan-1', 'prepare');
    expect(window.model.state.getState().screen).toBe('prepare');
    expect(window.titles).toEqual(['Sales 2027']);
  });

  it('go back to Start when the plan is closed', async () => {
    const window = await opened();
    await window.model.closePlan();
    expect(window.model.state.getState()).toMatchObject({ session: null, screen: 'start' });
    expect(window.methods()).toEqual(['closePlan', 'listPlans']);
    expect(window.titles.at(-1)).toBe('');
  });

  it('read the list of plans anew on the way to Start, because the open plan was changed since', async () => {
    const window = await opened();
    window.model.go('prepare');
    window.model.go('start');
    await window.rest();
    expect(window.methods()).toEqual(['listPlans']);
  });

  it('close the former plan when another one is opened', async () => {
    const window = await opened();
    window.handlers.openPlan = () => done({ view: { ...planView(), plan: 'plan-2' }, notices: [] });
    await window.model.openPlan('plan-2');
    await window.rest();
    expect(window.asked.find(({ method }) => method === 'closePlan')?.request).toEqual({ plan: 'plan-1' });
  });
});

describe('the author', () => {
  it('has the usual name of the language until somebody gives one, which is kept', async () => {
    const window = new WindowUnderTest();
    window.appearance = { theme: 'system', dark: false, language: 'es' };
    await window.start();
    expect(window.model.look.author()).toBe('Facilitación');
    window.model.look.sign('  Ana  ');
    window.model.look.sign('   ');
    await window.model.look.choose({ language: 'en' });
    expect(window.model.look.author()).toBe('Ana');
    expect(window.kept.get('author')).toBe('Ana');
    expect(new WindowUnderTest({ author: 'Ana' }).model.look.author()).toBe('Ana');
  });

  it('stands beside every command, as it is called at that moment', async () => {
    const window = await opened();
    window.handlers.submit = () => done(planChange(1));
    window.model.look.sign('Ana');
    await window.model.send({ kind: 'open-round' });
    expect(window.asked[0]?.request['command']).toMatchObject({ actor: 'Ana', body: { kind: 'open-round' } });
  });
});

describe('notices', () => {
  it('of success go by themselves, refusals stay, and nothing stands there twice', async () => {
    const window = await opened();
    window.handlers.submit = () => refuse('nothing-to-undo');
    window.model.say('plan-exported', { name: 'a.parley' });
    await window.model.send({ kind: 'undo' });
    await window.model.send({ kind: 'undo' });
    const tones = () => window.model.notices.state.getState().notices.map(({ tone }) => tone);
    expect(tones()).toEqual(['good', 'bad']);
    await window.pass(8000);
    expect(tones()).toEqual(['bad']);
    window.model.notices.dismiss(window.model.notices.state.getState().notices[0]?.id ?? '');
    expect(tones()).toEqual([]);
  });

  it('of the store are passed on as data: at opening, at opening again, and in between', async () => {
    const window = await opened();
    const said = () => window.model.notices.state.getState().notices.map(({ tone, text }) => ({ tone, text }));
    const restored = { code: 'restored-from-damaged', details: { count: 29, kept: 'damaged-1' } } as const;
    window.handlers.openPlan = () => done({ view: { ...planView(), plan: 'plan-2' }, notices: [restored] });
    await window.model.openPlan('plan-2');
    expect(said()).toEqual([{ tone: 'warn', text: { notice: restored } }]);
    const late = { code: 'copy-late', details: { fault: 'ENOSPC' } } as const;
    window.emitNotice({ ...late, plan: 'plan-2' });
    await window.rest();
    expect(said().at(-1)).toEqual({ tone: 'warn', text: { notice: late } });
    const lost = { code: 'last-entries-restored', details: { count: 2 } } as const;
    window.handlers.openPlan = () => done({ view: { ...planView(), plan: 'plan-2' }, notices: [lost] });
    await window.lose();
    expect(said().at(-1)).toEqual({ tone: 'warn', text: { notice: lost } });
  });

  it('leave out what a person cancelled', async () => {
    const window = await opened();
    await window.model.chooseFile('plan');
    expect(window.model.notices.state.getState().notices).toEqual([]);
  });
});

describe('files', () => {
  it('that are plans go to Exchange, wherever they come from', async () => {
    const window = new WindowUnderTest();
    window.handlers.inspectPlanFile = () => refuse('file-not-a-plan', { reason: 'it is empty' });
    await window.start();
    window.tell({ kind: 'file-opened', file: { name: 'Sales.PARLEY', bytes: new Uint8Array(3) } });
    await window.rest();
    const { screen, arrival } = window.model.state.getState();
    expect(screen).toBe('exchange');
    expect(arrival?.state.getState()).toMatchObject({ phase: 'refused', refusal: { code: 'file-not-a-plan' } });
  });

  it('that are tables need an open plan, and then go to its history', async () => {
    const window = new WindowUnderTest();
    await window.start();
    window.model.takeFile(madeFile('sales.csv'));
    expect(window.model.notices.state.getState().notices).toMatchObject([{ text: { code: 'plan-first' } }]);
    await window.model.openPlan('plan-1');
    window.model.takeFile(madeFile('sales.csv'));
    expect(window.model.state.getState()).toMatchObject({ screen: 'prepare', prepareTab: 'history' });
  });

  it('are exported through the host, and what proves them is answered', async () => {
    const window = await opened();
    const bytes = new Uint8Array([1, 2]);
    window.handlers.exportPlan = () => done({ name: 'Sales 2027.parley', bytes, fingerprint: 'a-b-c-d', entries: 9 });
    const { session } = window.model.state.getState();
    if (session === null) throw new Error('the plan is open');
    const written = await window.model.exportPlan(session);
    expect(written).toEqual({ name: 'Sales 2027.parley', fingerprint: 'a-b-c-d', entries: 9 });
    expect(window.saved).toEqual([{ kind: 'plan', suggestedName: 'Sales 2027.parley', bytes }]);
  });
});

describe('closing', () => {
  it('waits until every command was answered', async () => {
    const window = await opened();
    let answer: () => void = () => undefined;
    window.handlers.submit = () =>
      new Promise((resolve) => {
        answer = () => resolve(done(planChange(1)));
      });
    const sent = window.model.send({ kind: 'open-round' });
    await window.rest();
    window.tell({ kind: 'close-asked' });
    await window.rest();
    expect(window.closeAnswers).toEqual([]);
    answer();
    await sent;
    await window.rest();
    expect(window.closeAnswers).toEqual([true]);
  });
});
