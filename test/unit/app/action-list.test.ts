/** “Find or do…” leads to everything an open plan has: every screen, tab and board, the room, the replay, every row. */
import i18next from 'i18next';
import { beforeEach, describe, expect, it } from 'vitest';
import { done, refuse } from '#shared/base/outcome.ts';
import { planActions, unitActions } from '#renderer/app-actions-list.ts';
import type { WindowAction } from '#renderer/app-actions.ts';
import { bargainOf, boards } from '#renderer/features/bargain/bargain-state.ts';
import { startTexts } from '#renderer/i18n/setup.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { prepareTabs, screens } from '#renderer/model/window-state.ts';
import { planView, WindowUnderTest } from '../window-model/window-under-test.ts';

let window: WindowUnderTest;
let session: PlanSession;
let actions: readonly WindowAction[];

beforeEach(async () => {
  startTexts('en');
  window = new WindowUnderTest();
  window.handlers = {
    openPlan: () => done({ view: planView(9), notices: [] }),
    getReplay: () => refuse('plan-not-open'),
  };
  await window.start();
  await window.model.openPlan('plan-1');
  const { session: opened } = window.model.state.getState();
  if (opened === null) throw new Error('The plan is open.');
  session = opened;
  const t = i18next.getFixedT('en');
  actions = [...planActions(window.model, session, t, ({ code }) => code), ...unitActions(window.model, session, t)];
});

function run(id: string): void {
  const action = actions.find((one) => one.id === id);
  if (action === undefined) throw new Error(`There is no action ${id}.`);
  action.run();
}

describe('the palette of an open plan', () => {
  it.each(screens)('leads to the screen %s, also from the room', (screen) => {
    window.model.showRoom(true);
    run(screen);
    expect(window.model.state.getState()).toMatchObject({ screen, roomShown: false });
  });

  it.each(prepareTabs)('leads to the tab %s', (tab) => {
    run(`prepare ${tab}`);
    expect(window.model.state.getState()).toMatchObject({ screen: 'prepare', prepareTab: tab });
  });

  it.each(boards)('leads to the board %s, whatever stands in its place', (board) => {
    bargainOf(session).setState({ board: 'table', split: ['all'], potentialsShown: true });
    run(`board ${board}`);
    expect(bargainOf(session).getState()).toMatchObject({ board, split: null, potentialsShown: false });
    expect(window.model.state.getState().screen).toBe('bargain');
  });

  it('leads to potentials, shortcuts, the room and the history', () => {
    run('potentials');
    run('shortcuts');
    expect(bargainOf(session).getState()).toMatchObject({ shortcutsShown: true });
    run('history panel');
    run('room');
    expect(window.model.state.getState()).toMatchObject({ roomShown: true, historyShown: true });
  });

  it('opens the replay, and says why it cannot be opened', async () => {
    run('replay');
    await window.rest();
    expect(window.methods()).toContain('getReplay');
    expect(window.model.state.getState().screen).toBe('bargain');
    expect(bargainOf(session).getState().notice).toMatchObject({ tone: 'bad', text: 'plan-not-open' });
  });

  it('leads to a row of the table from any board', () => {
    const [unit] = session.replica.units.nodes;
    bargainOf(session).setState({ board: 'map', row: null });
    run(`unit ${unit?.id ?? ''}`);
    expect(bargainOf(session).getState()).toMatchObject({ board: 'table', row: unit?.id, panelShown: true });
  });
});
