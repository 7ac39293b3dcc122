/**
 * A process that carries out four commands on a disk that fails, tries each refused one a second time with the same id,
 * and says what it was told. Arguments: data folder, plan, and `reserve` for a disk with some space kept back. Caller: the test of disk faults.
 */
import { writeSync } from 'node:fs';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import { RefusedFault } from '#main/store/storage-fault.ts';
import type { PlanSession } from '#main/store/plan-session.ts';
import { openSession } from './session-support.ts';

const [dataFolder = '', plan = '', reserve] = process.argv.slice(2);
const bodies: readonly CommandBody[] = [
  { kind: 'propose', unit: 'a', measure: 'revenue', value: 123_457 },
  { kind: 'ask', unit: 'b', measure: 'revenue', value: 77_777 },
  { kind: 'undo' },
  { kind: 'propose', unit: 'company', measure: 'revenue', value: 2_000_001 },
];
const held: { session: PlanSession | null } = { session: null };

/** What the room is told: done, saved, not saved, or why it was refused. */
function attempt(id: string, body: CommandBody): string {
  try {
    held.session ??= openSession(dataFolder, plan, reserve !== undefined);
    const outcome = held.session.submit({ id, actor: 'Ana', body });
    if (outcome.ok) return 'done';
    return String(outcome.refusal.details['result'] ?? outcome.refusal.code);
  } catch (fault) {
    if (!(fault instanceof RefusedFault)) throw fault;
    // The plan is closed: what became of the command is learnt when it can be opened again.
    held.session = null;
    return `closed: ${fault.refusal.code}`;
  }
}

for (const [index, body] of bodies.entries()) {
  const id = `fault-${index}`;
  let told = attempt(id, body);
  writeSync(1, `${id}\t${told}\n`);
  if (told !== 'done' && told !== 'saved') {
    told = attempt(id, body);
    writeSync(1, `${id}\t${told}\n`);
  }
}
try {
  held.session?.close();
} catch {
  // A disk that fails to the end leaves the log behind; the next opening finds it.
}
writeSync(1, 'end\n');
