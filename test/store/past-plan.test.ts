import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PastPlan } from '#main/store/past-plan.ts';
import type { PlanSession } from '#main/store/plan-session.ts';
import { addHistory, negotiate, pictureOf } from './past-support.ts';
import { createSession } from './session-support.ts';
import { makeDataFolder, removeDataFolder } from './store-folder.ts';

/** Every state of a random negotiation, as the plan had it when it stood there, against the past in any order of jumps. */
const seed = 20_271_126;
const entries = 330;
let folder = '';
let session: PlanSession;
beforeEach(() => {
  folder = makeDataFolder();
  session = createSession(folder, '00000000-0000-4000-8000-000000000001');
});
afterEach(() => {
  session.close();
  removeDataFolder(folder);
});

function numberOf(seedOf: number): (below: number) => number {
  let state = seedOf;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('the past of a plan', () => {
  it('equals, to the bit, what the plan was after every entry, in any order of jumps', () => {
    addHistory(session);
    const first = session.revision;
    const pictures = new Map([[first, pictureOf(session)]]);
    negotiate(session, seed, entries, () => pictures.set(session.revision, pictureOf(session)));
    expect(session.revision).toBe(entries);
    const past = new PastPlan(session);
    const compare = (revision: number): void => {
      past.goTo(revision);
      expect(past.revision).toBe(revision);
      expect(pictureOf(past), `entry ${revision}`).toEqual(pictures.get(revision));
    };
    for (let revision = entries; revision >= first; revision -= 1) compare(revision);
    for (let revision = first; revision <= entries; revision += 1) compare(revision);
    const any = numberOf(seed);
    for (let jump = 0; jump < 60; jump += 1) compare(first + any(entries - first + 1));
    // Far jumps are added up anew, over the history that was taken in and the trees that were made on the way.
    past.goTo(0);
    expect(past.model.created).toBe(false);
    compare(entries);
    expect(pictureOf(session)).toEqual(pictures.get(entries));
  });

  it('names the nodes that moved, and everything when trees or header changed', () => {
    session.submit({ id: 'one', actor: 'Ana', body: { kind: 'propose', unit: 'a', measure: 'revenue', value: 5 } });
    session.submit({ id: 'two', actor: 'Ana', body: { kind: 'open-round' } });
    const past = new PastPlan(session);
    expect(past.goTo(session.revision - 1)).toBeNull();
    const names = [...(past.goTo(session.revision - 2) ?? [])].map((node) => session.model.units.nodes[node]?.id);
    expect(names).toEqual(['company', 'a']);
  });
});
