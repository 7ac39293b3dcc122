/** The window's way to the store: what happens when there is none, when it is lost, and when it is the wrong one. */
import { describe, expect, it } from 'vitest';
import { done } from '#shared/base/outcome.ts';
import { planChange, planView, WindowUnderTest } from './window-under-test.ts';

describe('the connection of a window', () => {
  it('is open after the greeting, and the plans of the computer are read', async () => {
    const window = new WindowUnderTest();
    await window.start();
    expect(window.model.state.getState()).toMatchObject({ connection: 'open', plans: [] });
    expect(window.methods()).toEqual(['listPlans']);
  });

  it('is tried again with growing pauses while nobody answers', async () => {
    const window = new WindowUnderTest();
    window.reach = 'nothing';
    await window.start();
    for (const pause of [50, 200, 500, 1000, 2000, 2000]) await window.pass(pause);
    expect(window.model.state.getState()).toMatchObject({ connection: 'connecting', failures: 7 });
    window.reach = 'store';
    await window.pass(2000);
    expect(window.model.state.getState()).toMatchObject({ connection: 'open', failures: 0 });
  });

  it('is not tried again when the store speaks another version', async () => {
    const window = new WindowUnderTest();
    window.reach = 'stranger';
    await window.start();
    expect(window.model.state.getState().connection).toBe('wrong-version');
    expect(window.waits).toEqual([]);
  });

  it('is lost aloud, and open again with the plan opened before anything else is asked', async () => {
    const window = new WindowUnderTest();
    await window.start();
    await window.model.openPlan('plan-1');
    await window.rest();
    window.asked.length = 0;
    window.reach = 'nothing';
    await window.lose();
    expect(window.model.state.getState().connection).toBe('lost');
    window.reach = 'store';
    await window.pass(50);
    expect(window.model.state.getState().connection).toBe('open');
    expect(window.methods().slice(0, 2)).toEqual(['openPlan', 'getPlanView']);
  });

  it('lets nobody else ask before the plan that was open is open again', async () => {
    const window = new WindowUnderTest();
    await window.start();
    await window.model.openPlan('plan-1');
    await window.rest();
    let open: () => void = () => undefined;
    window.handlers.openPlan = () =>
      new Promise((resolve) => {
        open = () => resolve(done({ view: planView(), notices: [] }));
      });
    window.asked.length = 0;
    await window.lose();
    const asked = window.model.ask((store) => store.listPlans({}));
    await window.rest();
    expect(window.methods()).toEqual(['openPlan']);
    open();
    expect(await asked).toMatchObject({ ok: true });
  });

  it('carries a command again under the same id when its answer was lost, after the plan was opened again', async () => {
    const window = new WindowUnderTest();
    await window.start();
    await window.model.openPlan('plan-1');
    await window.rest();
    window.asked.length = 0;
    let losses = 1;
    window.handlers.submit = async () => {
      losses -= 1;
      if (losses >= 0) await window.lose();
      return done(planChange(1));
    };
    expect(await window.model.send({ kind: 'open-round' })).toBe(true);
    await window.rest();
    const submitted = window.asked.filter(({ method }) => method === 'submit').map(({ request }) => request['command']);
    expect(submitted).toHaveLength(2);
    expect(submitted[0]).toEqual(submitted[1]);
    expect(window.methods().slice(0, 3)).toEqual(['submit', 'openPlan', 'getPlanView']);
    expect(window.model.state.getState().session?.state.getState()).toMatchObject({ revision: 2, sending: 0 });
  });

  it('refuses what must not happen twice when its answer was lost, and asks again what may', async () => {
    const window = new WindowUnderTest();
    await window.start();
    let losses = 2;
    window.handlers.createSample = async () => {
      await window.lose();
      return done({ plan: 'plan-1' });
    };
    window.handlers.listPlans = async () => {
      losses -= 1;
      if (losses >= 0) await window.lose();
      return done({ plans: [] });
    };
    expect(await window.model.ask((store) => store.createSample({ actor: 'Ana' }))).toMatchObject({
      refusal: { code: 'store-stopped' },
    });
    expect(await window.model.ask((store) => store.listPlans({}), 'again')).toEqual({ ok: true, value: { plans: [] } });
    expect(window.methods().filter((name) => name === 'createSample')).toHaveLength(1);
  });

  it('turns a fault of the program into a refusal that says so', async () => {
    const window = new WindowUnderTest();
    await window.start();
    window.handlers.createSample = () => {
      throw new Error('broken');
    };
    expect(await window.model.openSample()).toBe(false);
    expect(window.model.notices.state.getState().notices).toMatchObject([
      { tone: 'bad', text: { refusal: { code: 'program-fault' } } },
    ]);
  });
});
