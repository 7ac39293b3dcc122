/** What the window shows of a command while it is on its way, and when it hears of the change twice. */
import { describe, expect, it } from 'vitest';
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import type { PlanChange, Preview } from '#shared/contract/views.ts';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import { planChange, planView, WindowUnderTest } from './window-under-test.ts';

const body: CommandBody = { kind: 'propose', unit: 'company', measure: 'revenue', value: 5 };
const preview: Preview = { revision: 1, rows: [], impact: [], cells: 12, leaves: 1, largest: 5 };

/** A window with a plan in which a number is typed; `answer` answers the command that follows. */
async function typing() {
  const window = new WindowUnderTest();
  await window.start();
  await window.model.openPlan('plan-1');
  let answer: (outcome: Outcome<PlanChange>) => void = () => undefined;
  window.handlers.preview = () => done(preview);
  window.handlers.submit = () => new Promise((resolve) => (answer = resolve));
  await window.rest();
  const { session } = window.model.state.getState();
  if (session === null) throw new Error('The plan is open.');
  session.preview(body);
  await window.rest();
  return { window, session, answer: (outcome: Outcome<PlanChange>) => answer(outcome) };
}

describe('a command on its way', () => {
  it('leaves on the screen what it would do until it is known what it did', async () => {
    const { window, session, answer } = await typing();
    const shown: boolean[] = [];
    session.state.subscribe((state) => shown.push(state.preview !== null && state.revision === 1));
    const sent = session.submit(body);
    await window.rest();
    expect(session.state.getState()).toMatchObject({ sending: 1, preview: { cells: 12 } });
    answer(done(planChange(1)));
    await sent;
    expect(session.state.getState()).toMatchObject({ sending: 0, preview: null, revision: 2 });
    // At no moment neither what would come nor what came.
    expect(shown.indexOf(false)).toBe(shown.lastIndexOf(true) + 1);
  });

  it('takes what it would do from the screen when it is refused', async () => {
    const { window, session, answer } = await typing();
    const sent = session.submit(body);
    await window.rest();
    answer(refuse('round-closed', { round: 1, next: 2 }));
    expect((await sent).ok).toBe(false);
    expect(session.state.getState()).toMatchObject({ sending: 0, preview: null, revision: 1 });
  });

  it('lets changes that are heard of wait for its answer, and takes each once', async () => {
    const { window, session, answer } = await typing();
    const revisions: number[] = [];
    session.replica.listen(() => revisions.push(session.replica.revision));
    const sent = session.submit(body);
    await window.rest();
    // Somebody else's change, and then the very one that is on its way.
    window.emitChange(planChange(1));
    window.emitChange(planChange(2));
    await window.rest();
    expect(session.replica.revision).toBe(1);
    answer(done(planChange(2)));
    await sent;
    expect(revisions).toEqual([2, 3]);
    window.emitChange(planChange(3));
    await window.rest();
    expect(session.replica.revision).toBe(4);
  });
});

describe('what a typed number would do', () => {
  it('stays on the screen when somebody else changes the plan', async () => {
    const { window, session } = await typing();
    window.emitChange(planChange(1));
    await window.rest();
    expect(session.state.getState()).toMatchObject({ revision: 2, preview: { cells: 12 } });
  });

  it('stays when it was typed while another command was on its way', async () => {
    const { window, session, answer } = await typing();
    const sent = session.submit(body);
    await window.rest();
    session.preview(body);
    await window.rest();
    answer(done(planChange(1)));
    await sent;
    expect(session.state.getState()).toMatchObject({ sending: 0, revision: 2, preview: { cells: 12 } });
  });
});

describe('the title of the window', () => {
  it('follows the name of the plan', async () => {
    const { window, session } = await typing();
    const view = planView(2);
    window.handlers.getPlanView = () => done({ ...view, header: { ...view.header, name: 'Sales 2028' } });
    window.emitChange({ ...planChange(1), everything: true });
    await window.rest();
    await window.model.closePlan();
    await session.refresh();
    expect(window.titles).toEqual(['Sales 2027', 'Sales 2028', '']);
  });
});
