/** The bargaining table: cells by unit and column, typing, blocks, moves on a row. Callers: workbench. */
import { expect, type Locator } from '@playwright/test';
import { cellAt, soon } from './hand.ts';
import type { Workbench } from './workbench.ts';
import { readHundredths } from './words.ts';

/** The columns of the year that journeys use. */
export type Column = 'lastYear' | 'offer' | 'ask' | 'working' | 'gap' | 'status';

/** The whole table as text: for each unit in sight, its name first, then its cells in the order of the columns. */
export type CopiedRows = readonly (readonly string[])[];

export class BargainTable {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  get grid(): Locator {
    return this.#workbench.work.getByRole('treegrid').or(this.#workbench.work.getByRole('grid'));
  }

  /** How the numbers are shown, and the round. */
  get toolbar(): Locator {
    return this.#workbench.page.getByRole('group', { name: this.#workbench.word('bargain.toolbar') });
  }

  /** The box in which a number is typed. */
  get editor(): Locator {
    return this.#workbench.work.locator('input[aria-describedby^="cell-refusal"]');
  }

  /** Waits until the numbers are there. */
  async ready(): Promise<void> {
    await expect(this.grid.getByRole('gridcell').first()).toBeVisible({ timeout: 30_000 });
  }

  cell(unit: string, column: Column): Locator {
    return cellAt(this.#place(unit, column));
  }

  /** Puts the focus on a cell, wherever it is. */
  async reach(unit: string, column: Column): Promise<void> {
    await this.#workbench.hand.reachCell(this.#place(unit, column));
    await expect(this.cell(unit, column)).toBeFocused();
  }

  /** Shows amounts to the last cent. */
  async showInFull(currency = 'USD'): Promise<void> {
    await this.#workbench.select(this.toolbar, this.#workbench.word('bargain.amountUnit.label'), currency);
  }

  /** Begins to type over a cell and leaves the editor open. */
  async beginTyping(unit: string, column: Column, text: string): Promise<void> {
    const { keyboard } = this.#workbench.page;
    await this.reach(unit, column);
    await keyboard.press('F2');
    await expect(this.editor).toBeFocused();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type(text);
    await expect(this.editor).toHaveValue(text);
  }

  /** Enter, and once more where the table asks before a large change of a total. */
  async confirmTyping(): Promise<void> {
    const { keyboard } = this.#workbench.page;
    await keyboard.press('Enter');
    await expect.poll(async () => (await this.question.isVisible()) || (await this.editor.isHidden()), soon).toBe(true);
    if (await this.question.isVisible()) await keyboard.press('Enter');
  }

  /** What the table asks before a large change of a total. */
  get question(): Locator {
    const sentence = this.#workbench.word('bargain.typing.confirm').split('. ').at(-1) ?? '';
    return this.#workbench.work.getByText(sentence);
  }

  /** Types a number into a cell: one step of the plan. */
  async typeInto(unit: string, column: Column, text: string): Promise<void> {
    await this.#workbench.step(async () => {
      await this.beginTyping(unit, column, text);
      await this.confirmTyping();
    });
    await expect(this.editor).toBeHidden();
  }

  /** Holds or releases the offer of a unit. */
  async hold(unit: string): Promise<void> {
    await this.reach(unit, 'offer');
    await this.#workbench.step(() => this.#workbench.page.keyboard.press('Alt+h'));
  }

  /** Settles a unit at its standing offer. */
  async settle(unit: string): Promise<void> {
    const { page, hand } = this.#workbench;
    await this.reach(unit, 'offer');
    await page.keyboard.press('Alt+s');
    const form = page.getByRole('form', { name: this.#workbench.word('bargain.form.settleTitle') });
    await this.#workbench.step(() => hand.press(form.getByRole('button', { name: /\d/ })));
  }

  /** Pastes a block whose upper left corner falls on a cell. */
  async paste(unit: string, column: Column, block: readonly (readonly string[])[]): Promise<void> {
    const { page, program } = this.#workbench;
    await program.writeClipboard(block.map((cells) => cells.join('\t')).join('\n'));
    await this.reach(unit, column);
    await this.#workbench.step(() => page.keyboard.press('ControlOrMeta+v'));
  }

  /** Everything in sight, copied: numbers to the last cent, as a spreadsheet would get them. */
  async copyAll(): Promise<CopiedRows> {
    const { keyboard } = this.#workbench.page;
    await this.reach('linda', 'offer');
    await keyboard.press('ControlOrMeta+a');
    const rows = await this.#copied();
    await keyboard.press('Escape');
    await keyboard.press('ArrowRight');
    return rows;
  }

  /** A block copied: the cell and so many rows below and columns beside it. */
  async copyBlock(
    unit: string,
    column: Column,
    { down, across }: { down: number; across: number },
  ): Promise<CopiedRows> {
    const { keyboard } = this.#workbench.page;
    await this.reach(unit, column);
    for (let step = 0; step < down; step += 1) await keyboard.press('Shift+ArrowDown');
    for (let step = 0; step < across; step += 1) await keyboard.press('Shift+ArrowRight');
    const rows = await this.#copied();
    await keyboard.press('Escape');
    return rows;
  }

  /** The numbers of a column in hundredths by the name of their unit; null where there is no number. In full only. */
  async numbers(column: Column): Promise<ReadonlyMap<string, number | null>> {
    const { language } = this.#workbench;
    const rows = await this.copyAll();
    const place = await this.#placeOf(column);
    return new Map(
      rows.map((cells) => {
        const text = cells[place] ?? '';
        return [cells[0] ?? '', /\d/.test(text) ? readHundredths(text, language) : null];
      }),
    );
  }

  /** What Ctrl+C puts on the clipboard. */
  async #copied(): Promise<CopiedRows> {
    const { page, program } = this.#workbench;
    const nothing = 'nothing was copied';
    await program.writeClipboard(nothing);
    await page.keyboard.press('ControlOrMeta+c');
    await expect.poll(() => program.readClipboard()).not.toBe(nothing);
    const text = await program.readClipboard();
    const lines = text.trimEnd().split(/\r?\n/);
    return lines.map((line) => line.split('\t'));
  }

  /** The place of a column among those that are shown, the tree first. */
  async #placeOf(column: Column): Promise<number> {
    const head = this.grid.getByRole('columnheader').and(this.#workbench.page.locator(`[col-id="${idOf(column)}"]`));
    return Number(await head.getAttribute('aria-colindex')) - 1;
  }

  #place(unit: string, column: Column) {
    return { grid: this.grid, rowId: unit, columnId: idOf(column) };
  }
}

function idOf(column: Column): string {
  return `${column}:1-12`;
}
