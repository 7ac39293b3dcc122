/** The title of the window is the name of the open plan, also when somebody renames it. Caller: window model. */
import type { PlanSession } from './plan-session.ts';

/** Says the name of a plan now and whenever it is another one, as long as `isOpen` answers that it is the open plan. */
export function nameWindowAfter(session: PlanSession, isOpen: () => boolean, setTitle: (title: string) => void): void {
  let title = '';
  const tell = (): void => {
    const { name } = session.replica.header;
    if (name === title || !isOpen()) return;
    title = name;
    setTitle(name);
  };
  session.state.subscribe(tell);
  tell();
}
