/**
 * A process that opens a plan, says how that went, and keeps it until it is killed. Arguments: data folder, plan.
 * Caller: the test of two processes.
 */
import { writeSync } from 'node:fs';
import { RefusedFault } from '#main/store/storage-fault.ts';
import { openSession } from './session-support.ts';

const [dataFolder = '', plan = ''] = process.argv.slice(2);
try {
  const session = openSession(dataFolder, plan);
  // Held, because a session that nobody holds is collected and its file closed.
  process.once('exit', () => session.close());
  writeSync(1, 'opened\n');
} catch (fault) {
  writeSync(
    1,
    fault instanceof RefusedFault ? `${fault.refusal.code}: ${fault.refusal.details['owner']}\n` : `${String(fault)}\n`,
  );
}
// Stays until it is killed.
process.stdin.resume();
