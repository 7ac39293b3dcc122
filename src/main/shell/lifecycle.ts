/**
 * One Parley for each user: a second start hands its files to the first and leaves. Files arrive from the command line,
 * a second start or the system; quitting waits until the store has saved. Callers: index.
 */
import { app } from 'electron';
import { z } from '#shared/contract/schema-library.ts';
import { planFilesAmong, readHandedFile } from './handed-files.ts';
import type { HostEvents } from './host-events.ts';
import type { Log } from './logging.ts';

export interface LifecycleOptions {
  readonly events: HostEvents;
  readonly focusWindow: () => void;
  readonly stopStore: () => Promise<void>;
  readonly log: Log;
}

const handedSchema = z.object({ files: z.array(z.string().max(4096)).max(20) });

/** Whether this is the only Parley; otherwise its files were handed over and it should leave at once. */
export function becomeOnlyInstance(): boolean {
  return app.requestSingleInstanceLock({ files: startFiles() });
}

/** Connects files, second starts and quitting; call as early as possible, since macOS hands files over before `ready`. */
export function followLifecycle(options: LifecycleOptions): void {
  for (const path of startFiles()) void handOver(path, options);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    options.focusWindow();
    void handOver(path, options);
  });
  app.on('second-instance', (_event, _parameters, _folder, handed) => {
    options.focusWindow();
    const parsed = handedSchema.safeParse(handed);
    for (const path of parsed.data?.files ?? []) void handOver(path, options);
  });
  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault();
    options.log('quitting');
    void options.stopStore().finally(() => app.exit(0));
  });
}

function startFiles(): readonly string[] {
  return planFilesAmong(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
}

async function handOver(path: string, options: LifecycleOptions): Promise<void> {
  const file = await readHandedFile(path);
  options.log('file-handed', { accepted: file.ok });
  options.events.tell(file.ok ? { kind: 'file-opened', file: file.value } : { kind: 'file-refused', outcome: file });
}
