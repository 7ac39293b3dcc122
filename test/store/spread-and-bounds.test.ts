/** Spreads and bounds through the store: durable, read back as they were, and undone to the very numbers before. */
import { afterAll, expect, it } from 'vitest';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import { makeDataFolder, removeDataFolder } from './store-folder.ts';
import { createSession, openSession, provePlan } from './session-support.ts';

const folder = makeDataFolder();
afterAll(() => removeDataFolder(folder));

it('keep a bound and the numbers of a spread over a restart, and take the spread back whole', () => {
  const session = createSession(folder, 'bounded');
  let count = 0;
  const act = (body: CommandBody): string => {
    count += 1;
    const outcome = session.submit({ id: `spread-${count}`, actor: 'Ana', body });
    return outcome.ok ? 'done' : outcome.refusal.code;
  };
  const line = { unit: 'a', measure: 'revenue' } as const;
  expect(act({ kind: 'set-bound', ...line, minimum: null, maximum: 400_000 })).toBe('done');
  const method = { kind: 'equal', value: 2_000_000 } as const;
  const spread = { kind: 'spread', side: 'company', unit: 'company', measure: 'revenue', method } as const;
  expect(act(spread)).toBe('done');
  expect(act({ kind: 'propose', ...line, value: 400_001 })).toBe('above-maximum');
  provePlan(session);
  session.close();

  const again = openSession(folder, 'bounded');
  expect(again.model.bound('revenue', 'a')?.maximum).toBe(400_000);
  const offers = ['company', 'a', 'b', 'c'].map((unit) =>
    again.totals.read('offer', 'revenue', again.model.units.indexOf.get(unit) ?? -1),
  );
  expect(offers).toEqual([2_000_000, 400_000, 800_000, 800_000]);
  expect(again.submit({ id: 'spread-undo', actor: 'Ana', body: { kind: 'undo' } }).ok).toBe(true);
  expect(again.totals.read('offer', 'revenue', 0)).toBe(1_000_000);
  provePlan(again);
  again.close();
});
