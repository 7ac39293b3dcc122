/**
 * A process that edits a plan as fast as it can and says after each acknowledgement what was acknowledged, until it is
 * killed. It loads, says so, and waits for one line: data folder, plan and seed. Caller: kill-support.
 */
import { writeSync } from 'node:fs';
import { openSession, randomBodies } from './session-support.ts';

writeSync(1, 'loaded\n');
process.stdin.once('data', (line: Buffer) => {
  const [dataFolder = '', plan = '', seed = '0'] = line.toString('utf8').trim().split('\t');
  const session = openSession(dataFolder, plan);
  writeSync(1, 'opened\n');
  let count = 0;
  for (const body of randomBodies(Number(seed))) {
    count += 1;
    const id = `${seed}-${count}`;
    if (session.submit({ id, actor: 'Ana', body }).ok) writeSync(1, `${id}\n`);
  }
});
