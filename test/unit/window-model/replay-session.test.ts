import { beforeEach, describe, expect, it } from 'vitest';
import { done, refuse } from '#shared/base/outcome.ts';
import type { Past } from '#shared/contract/past-views.ts';
import { closeReplay, openReplay, replayOf, type ReplaySession } from '#renderer/model/replay-session.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { planChange, planView, WindowUnderTest } from './window-under-test.ts';

/** Steps 3, 4, 6 and 8 of nine are moves; step 6 opened a round. */
const way = { revision: 9, moves: Int32Array.of(3, 4, 6, 8), rounds: Int32Array.of(6) };
let window: WindowUnderTest;
let live: PlanSession;

function past(revision: number, measure: 'revenue' | 'cost' | 'units', from: number | null): Past {
  const view = planView(revision);
  const rows = { ...view.rows, measure };
  return {
    revision,
    step: { ...planChange(revision - 1).step, sequence: revision },
    view: from === null ? { ...view, rows } : null,
    rows: from === null ? [] : [rows],
    before: null,
    impact: [],
    agreements: view.agreements,
  };
}

beforeEach(async () => {
  window = new WindowUnderTest();
  window.handlers = {
    openPlan: () => done({ view: planView(9), notices: [] }),
    getReplay: () => done(way),
    getPast: ({ revision, measure, from }) => done(past(revision, measure, from)),
  };
  await window.start();
  await window.model.openPlan('plan-1');
  const { session } = window.model.state.getState();
  if (session === null) throw new Error('The plan is open.');
  live = session;
});

async function opened(): Promise<ReplaySession> {
  expect(await openReplay(live, 'revenue')).toEqual(done(null));
  const { replay } = replayOf(live).getState();
  if (replay === null) throw new Error('The replay is open.');
  return replay;
}

/** What the store was asked of the past: the step, and the one that was here. */
function askedOfPast(): readonly unknown[] {
  const asked = window.asked.filter(({ method }) => method === 'getPast');
  return asked.map(({ request }) => [request['revision'], request['from'], request['measure']]);
}

describe('a replay', () => {
  it('begins at the last move and asks only for what differs from the step before', async () => {
    const replay = await opened();
    expect(replay.player.getState()).toMatchObject({ steps: [3, 4, 6, 8], place: 3, rounds: [6], movesOnly: true });
    replay.goTo(2);
    await window.rest();
    expect(replay.replica.revision).toBe(6);
    expect(replay.state.getState().revision).toBe(6);
    expect(replay.player.getState().step.sequence).toBe(6);
    expect(askedOfPast()).toEqual([
      [8, null, 'revenue'],
      [6, 8, 'revenue'],
    ]);
    expect(live.replica.revision).toBe(9);
  });

  it('skips steps that nobody waits for any more, and stays within its ends', async () => {
    const replay = await opened();
    for (const place of [2, 1, 2, -5]) replay.goTo(place);
    await window.rest();
    expect(askedOfPast().slice(1)).toEqual([
      [6, 8, 'revenue'],
      [3, 6, 'revenue'],
    ]);
    replay.goTo(99);
    await window.rest();
    expect(replay.player.getState()).toMatchObject({ place: 3 });
    expect(replay.replica.revision).toBe(8);
  });

  it('shows all steps when asked to, from where it stands', async () => {
    const replay = await opened();
    replay.goTo(1);
    replay.showMovesOnly(false);
    await window.rest();
    expect(replay.player.getState()).toMatchObject({ place: 3, movesOnly: false });
    expect(replay.player.getState().steps).toHaveLength(9);
    replay.goTo(6);
    replay.showMovesOnly(true);
    await window.rest();
    expect(replay.replica.revision).toBe(6);
  });

  it('fetches another measure at the step that stands', async () => {
    const replay = await opened();
    expect(await replay.loadMeasure('cost')).toEqual(done(null));
    expect(replay.replica.table('cost')).toBeDefined();
    expect(replay.replica.table('revenue')).toBeUndefined();
    expect(askedOfPast().at(-1)).toEqual([8, null, 'cost']);
  });

  it('refuses every change, also one that is meant for the whole window, until one comes back to now', async () => {
    const replay = await opened();
    expect(replay.isPast).toBe(true);
    expect(await replay.submit()).toEqual(refuse('past-read-only'));
    expect(await window.model.send({ kind: 'undo' })).toBe(false);
    expect(window.methods()).not.toContain('submit');
    closeReplay(live);
    window.handlers.submit = () => done(planChange(9));
    expect(await window.model.send({ kind: 'undo' })).toBe(true);
    expect(window.methods()).toContain('submit');
  });

  it('keeps the last step in sight when the next cannot be fetched, and says so', async () => {
    const replay = await opened();
    replay.play(true);
    window.handlers.getPast = () => refuse('plan-not-open');
    replay.goTo(0);
    await window.rest();
    expect(replay.player.getState()).toMatchObject({ failed: true, playing: false });
    expect(replay.replica.revision).toBe(8);
  });

  it('plays from the beginning when it is at the end', async () => {
    const replay = await opened();
    replay.play(true);
    await window.rest();
    expect(replay.player.getState()).toMatchObject({ playing: true, place: 0 });
  });

  it('is not opened when the store has no past to show', async () => {
    window.handlers.getReplay = () => refuse('plan-not-open');
    expect(await openReplay(live, 'revenue')).toEqual(refuse('plan-not-open'));
    expect(replayOf(live).getState()).toEqual({ replay: null, opening: false });
  });
});
