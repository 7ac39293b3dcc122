/** The exchange screen: a plan leaves as a file, a file comes in. Callers: workbench. */
import { expect, type Locator } from '@playwright/test';
import type { SavedFile } from './program.ts';
import type { GivenFile, Workbench } from './workbench.ts';

export class ExchangeScreen {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** The part where files come in. */
  get arrivals(): Locator {
    const { page } = this.#workbench;
    return page.getByRole('region', { name: this.#workbench.word('exchange.open') });
  }

  /** Exports the open plan. */
  async exportPlan(): Promise<SavedFile> {
    const workbench = this.#workbench;
    await workbench.go('exchange');
    const saved = await workbench.program.saveDuring(() =>
      workbench.hand.press(workbench.button('exchange.exportNow')),
    );
    await expect(workbench.work.getByRole('status')).toContainText(
      workbench.word('exchange.written', { name: saved.name }),
    );
    return saved;
  }

  /** Has a file checked; says nothing of what it turns out to be. */
  async check(file: GivenFile): Promise<void> {
    await this.#workbench.go('exchange');
    await this.#workbench.giveFile(this.arrivals, file);
    await expect(this.arrivals).toContainText(file.name);
  }

  /** Has a file checked and takes it over as a plan of this computer. */
  async importPlan(file: GivenFile): Promise<void> {
    const workbench = this.#workbench;
    await this.check(file);
    await expect(this.arrivals).toContainText(workbench.word('exchange.verdict.valid'), { timeout: 30_000 });
    await workbench.hand.press(workbench.button('exchange.take'));
    await workbench.isAt('bargain');
  }
}
