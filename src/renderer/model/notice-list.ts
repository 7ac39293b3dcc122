/**
 * What the window says by itself, newest last and never more than a handful. News of success goes by itself; what went
 * wrong stays until somebody has read it. Callers: window model.
 */
import type { Timers } from '#shared/rpc/ports.ts';
import { createState, type State } from './state-library.ts';
import type { NoticeText, WindowNotice } from './window-texts.ts';

const longestList = 4;
/** Milliseconds that a notice of good or plain news stays. */
const stay = 8000;

export class NoticeList {
  readonly state: State<{ readonly notices: readonly WindowNotice[] }> = createState<{
    readonly notices: readonly WindowNotice[];
  }>({ notices: [] });
  readonly #timers: Timers;
  #count = 0;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** Says something; what is said already is not repeated but moves to the end. */
  add(tone: WindowNotice['tone'], text: NoticeText): void {
    this.#count += 1;
    const id = String(this.#count);
    const said = JSON.stringify(text);
    const others = this.state.getState().notices.filter((notice) => JSON.stringify(notice.text) !== said);
    this.state.setState({ notices: [...others, { id, tone, text }].slice(-longestList) });
    if (tone === 'good' || tone === 'plain') this.#timers.after(stay, () => this.dismiss(id));
  }

  dismiss(id: string): void {
    this.state.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
  }
}
