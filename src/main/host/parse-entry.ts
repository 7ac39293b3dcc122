/**
 * The disposable process that reads one untrusted file: it receives one job, answers once, and ends.
 *
 * It runs as an Electron utility process (the job comes through a port that the shell hands over) and as a child of an
 * ordinary Node process (the job comes through the parent's channel). Callers: shell/store-process, parse-child.
 */
import type { Outcome } from '#shared/base/outcome.ts';
import { refuse } from '#shared/base/outcome.ts';
import type { ParseJob, RunParseJob } from '#shared/contract/parse-host.ts';
import { parentPort, type ElectronPort } from './electron-process.ts';

if (parentPort === undefined) {
  process.once('message', (job: ParseJob) => {
    void answerJob(job).then((answer) => process.send?.(answer, () => process.disconnect()));
  });
} else {
  parentPort.once('message', ({ ports: [port] }) => {
    if (port !== undefined) answerThrough(port);
  });
}

function answerThrough(port: ElectronPort): void {
  port.on('message', ({ data }) => {
    // The shell ends this process after the answer; the port is closed by that.
    void answerJob(data as ParseJob).then((answer) => port.postMessage(answer));
  });
  port.start();
}

async function answerJob(job: ParseJob): Promise<Outcome<unknown>> {
  try {
    const { runParseJob } = await import('../store/parse-job.ts');
    const run: RunParseJob = runParseJob;
    return await run(job);
  } catch (fault) {
    return refuse('file-not-readable', { reason: fault instanceof Error ? fault.message : 'unknown fault' });
  }
}
