import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanView } from '#shared/contract/views.ts';
import { readCommands } from '#main/cli/command-lines.ts';
import { ask, call, makeDataFolder, removeDataFolder, startTestStore } from './store-support.ts';

const file = join(import.meta.dirname, '../fixtures/workshop/five-rounds.ndjson');
const sampleFile = join(import.meta.dirname, '../../resources/sample/adventure-works-2014.parley');
let folder = '';
beforeEach(() => {
  folder = makeDataFolder();
});
afterEach(() => removeDataFolder(folder));

/** Everything a window shows of a plan but where its journal stands. */
function shown({ journal: _journal, ...view }: PlanView): Omit<PlanView, 'journal'> {
  return view;
}

describe('the scripted workshop of five rounds', () => {
  it('runs over all seventeen lines, and a replay shows every state on its way exactly', async () => {
    const store = startTestStore(folder, { sampleFile });
    const { plan } = await ask(store, 'createSample', { actor: 'Facilitator' });
    await ask(store, 'openPlan', { plan });
    const first = (await ask(store, 'getPlanView', { plan })).revision;
    const commands = readCommands(readFileSync(file, 'utf8'), file);
    const views: PlanView[] = [];
    const moved = new Set<string | null>();
    for (const { line, command } of commands) {
      const outcome = await call(store, 'submit', { plan, command });
      expect(outcome.ok, `line ${line}: ${JSON.stringify(outcome)}`).toBe(true);
      if (outcome.ok) moved.add(outcome.value.step.unit);
      views.push(await ask(store, 'getPlanView', { plan }));
    }
    const last = views.at(-1);
    const parents = new Set(last?.units.map(({ parent }) => parent));
    expect(last?.units.filter(({ id }) => !parents.has(id) && moved.has(id))).toHaveLength(17);
    expect(last?.header).toMatchObject({ round: 5, roundClosed: true });
    for (let place = views.length - 1; place >= 0; place -= 1) {
      const revision = first + 1 + place;
      const past = await ask(store, 'getPast', { plan, revision, measure: 'revenue', from: null });
      expect(past.view === null ? null : shown(past.view), `entry ${revision}`).toEqual(
        shown(views[place] as PlanView),
      );
    }
    store.close();
  });
});
