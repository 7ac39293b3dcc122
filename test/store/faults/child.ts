/**
 * A process that carries out the script on a disk that fails, tries each refused command a second time with the same id,
 * and says what it was told. Before a second attempt it waits for a byte on its input, so that the fault can be lifted.
 * Arguments: data folder, and `reserve` for a disk with some space kept back. Caller: fault-run.
 */
import { readSync, writeSync } from 'node:fs';
import { atOnce } from '#shared/base/turns.ts';
import { backUp } from '#main/store/backup.ts';
import { planFolder } from '#main/store/plan-folder.ts';
import { leaveProofNote } from '#main/store/proof-note.ts';
import type { PlanSession } from '#main/store/plan-session.ts';
import { RefusedFault, storageRefusal } from '#main/store/storage-fault.ts';
import { openSession } from '../session-support.ts';
import { scriptIds, scriptPlan, submitFromScript } from './script.ts';

const [dataFolder = '', reserve] = process.argv.slice(2);
const folder = planFolder(dataFolder, scriptPlan);
const held: { session: PlanSession | null } = { session: null };
writeSync(1, `${process.pid}\n`);

/** What the room is told: done, saved, not-saved, or why it was refused. */
function attempt(index: number): string {
  try {
    held.session ??= openSession(dataFolder, scriptPlan, reserve !== undefined);
    const outcome = submitFromScript(held.session, index);
    if (outcome.ok) return 'done';
    return String(outcome.refusal.details['result'] ?? outcome.refusal.code);
  } catch (fault) {
    if (!(fault instanceof RefusedFault)) throw fault;
    // The plan is closed: what became of the command is learnt when it can be opened again.
    held.session = null;
    return `closed: ${fault.refusal.code}`;
  }
}

for (const [index, id] of scriptIds.entries()) {
  let told = attempt(index);
  writeSync(1, `${id}\t${told}\n`);
  if (told !== 'done' && told !== 'saved') {
    readSync(0, new Uint8Array(1));
    told = attempt(index);
    writeSync(1, `${id}\t${told}\n`);
  }
}
let isCopied = false;
try {
  if (held.session !== null) {
    atOnce(backUp(held.session.database, folder, 'regular'));
    isCopied = true;
  }
} catch (fault) {
  // A copy that cannot be made is made later.
  if (storageRefusal(fault) === null) throw fault;
}
try {
  const end = held.session?.close() ?? null;
  if (isCopied && end !== null) leaveProofNote(folder, end);
  openSession(dataFolder, scriptPlan).close();
} catch {
  // A disk that fails to the end leaves the log behind; the next opening finds it.
}
writeSync(1, 'end\n');
