/**
 * How long the window takes from a key to the picture, measured inside it: from the time stamp of the key to the moment
 * after the frame that shows the answer. Callers: the bench of the window.
 */
import type { Page } from '@playwright/test';

/** What is waited for: that the impact strip says something else, or that the next entry is saved and no editor open. */
export type Answer = 'strip' | 'saved';

/** Presses a key and answers the milliseconds until the answer was painted. */
export async function timePictures(page: Page, answer: Answer, press: () => Promise<void>): Promise<number> {
  const times = await page.evaluateHandle((wanted) => {
    const strip = document.querySelector('.strip');
    const saved = document.querySelector('header [role="status"]');
    if (strip === null || saved === null)
      throw new Error('The window has no impact strip or does not say what is saved.');
    const before = { strip: strip.textContent, saved: saved.textContent };
    const isThere = (): boolean =>
      wanted === 'strip'
        ? strip.textContent !== before.strip
        : saved.textContent !== before.saved &&
          document.activeElement?.matches('[aria-describedby^="cell-refusal"]') === false;
    return {
      time: new Promise<number>((resolve, reject) => {
        let pressed = 0;
        addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true, once: true });
        const observer = new MutationObserver(() => {
          if (!isThere()) return;
          observer.disconnect();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - pressed);
            port2.postMessage(null);
          });
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        setTimeout(() => reject(new Error('The picture did not change.')), 5000);
      }),
    };
  }, answer);
  await press();
  return times.evaluate(({ time }) => time);
}
