/** The preparation of a plan: a new one, its tabs, the import of history, its targets. Callers: workbench. */
import { expect, type Locator } from '@playwright/test';
import type { GivenFile, Workbench } from './workbench.ts';

export const prepareTabs = ['plan', 'organisation', 'offering', 'history', 'targets'] as const;
export type PrepareTab = (typeof prepareTabs)[number];

export interface NewPlan {
  readonly name: string;
  readonly year: string;
  /** A table with the columns id, parent, name. */
  readonly units: string;
}

export class PrepareScreen {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** The form of a new plan, filled but not sent. */
  async fillNewPlan({ name, year, units }: NewPlan): Promise<Locator> {
    const { hand, page } = this.#workbench;
    const word = (path: string): string => this.#workbench.word(`start.form.${path}`);
    await hand.press(this.#workbench.button('start.new'));
    const form = page.getByRole('form', { name: word('title') });
    await hand.write(form.getByRole('textbox', { name: word('name'), exact: true }), name);
    await hand.write(form.getByRole('textbox', { name: word('year'), exact: true }), year);
    await hand.press(form.getByRole('radio', { name: word('table') }));
    await hand.write(
      form
        .getByRole('textbox', { name: word('table') })
        .or(form.locator('textarea'))
        .first(),
      units,
    );
    return form;
  }

  async createPlan(plan: NewPlan): Promise<void> {
    const form = await this.fillNewPlan(plan);
    const create = form.getByRole('button', { name: this.#workbench.word('start.form.create') });
    await this.#workbench.hand.press(create);
    await this.#workbench.isAt('prepare');
  }

  tab(tab: PrepareTab): Locator {
    return this.#workbench.page.getByRole('tab', { name: this.#workbench.word(`prepare.tab.${tab}`), exact: true });
  }

  async go(tab: PrepareTab): Promise<void> {
    await this.#workbench.go('prepare');
    await this.#workbench.hand.press(this.tab(tab));
    await expect(this.tab(tab)).toHaveAttribute('aria-selected', 'true');
  }

  /** A row of the organisation or the offering, by its name. */
  treeRow(name: string): Locator {
    return this.#workbench.work
      .getByRole('row')
      .filter({ has: this.#workbench.page.getByRole('gridcell', { name, exact: true }) });
  }

  /** Gives a history file and waits for its mapping. */
  async giveHistory(file: GivenFile): Promise<void> {
    const workbench = this.#workbench;
    await this.go('history');
    await workbench.giveFile(
      workbench.page.getByRole('region', { name: workbench.word('prepare.history.bring') }),
      file,
    );
    await expect(
      workbench.page.getByRole('heading', { name: workbench.word('prepare.import.title', { name: file.name }) }),
    ).toBeVisible({ timeout: 30_000 });
  }

  /** What the mapping comes to, at the right of the file. */
  get importResult(): Locator {
    return this.#workbench.page.getByRole('complementary', { name: this.#workbench.word('prepare.import.result') });
  }

  /** Says what a column of the file means. */
  async mapColumn(column: string, role: string): Promise<void> {
    const workbench = this.#workbench;
    const label = workbench.word('prepare.import.meaning', { column });
    await workbench.select(workbench.work, label, workbench.word(`prepare.import.roles.${role}`));
  }

  /** How many rows the mapping accepts, leaves waiting and rejects; waits until these are the numbers. */
  async counts(expected: Readonly<Record<'accepted' | 'waiting' | 'rejected', number>>): Promise<void> {
    for (const [count, rows] of Object.entries(expected)) {
      const word = this.#workbench.word(`prepare.import.counts.${count}`);
      const shown = this.importResult.getByText(word, { exact: true }).locator('xpath=following-sibling::dd');
      if (rows === 0 && count === 'waiting') await expect(shown).toHaveCount(0);
      else await expect(shown).toHaveText(String(rows), { timeout: 30_000 });
    }
  }
}
