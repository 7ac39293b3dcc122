/**
 * Starts a window: how to look, the way to the store, and whatever the host tells from then on. Callers: main.tsx, tests.
 */
import type { HostEvent, MenuCommand } from '#shared/contract/host-service.ts';
import { fileInMemory } from './uploads.ts';
import type { WindowModel } from './window-model.ts';

/** Settles when the window can be painted; it does not wait for the store. */
export async function startWindow(model: WindowModel): Promise<void> {
  model.connect();
  // A host that does not say how to look is no reason to stay blank.
  const appearance = await model.ports.host.readAppearance().catch(() => null);
  if (appearance !== null) model.look.take(appearance);
  model.ports.host.listen((event) => hear(model, event));
}

function hear(model: WindowModel, event: HostEvent): void {
  switch (event.kind) {
    case 'file-opened':
      return model.takeFile(fileInMemory(event.file));
    case 'file-refused':
      if (!event.outcome.ok) model.sayRefusal(event.outcome.refusal);
      return;
    case 'appearance':
      return model.look.take(event.appearance);
    case 'close-asked':
      void model.settled().then(() => model.ports.host.answerClose(true));
      return;
    case 'menu':
      void obey(model, event.command);
  }
}

/** What was chosen in the menu of the desktop program. */
async function obey(model: WindowModel, command: MenuCommand): Promise<void> {
  switch (command) {
    case 'new-plan':
      return model.askNewPlan(true);
    case 'open-file':
      return model.chooseFile('plan');
    case 'export-plan':
      return model.go('exchange');
    case 'undo':
    case 'redo':
      await model.send({ kind: command });
      return;
    case 'find':
    case 'about':
      return model.show(command);
  }
}
