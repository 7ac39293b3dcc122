/**
 * The window as a person knows it: screens, plans, undo, look and language, files. Controls are found by role and name.
 *
 * Each screen with work of its own has a part: `table` (bargaining), `prepare`, `exchange`. Callers: journeys.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import { BargainTable } from './bargain-table.ts';
import { ExchangeScreen } from './exchange-screen.ts';
import { keyboardHand, mouseHand, soon, type Hand } from './hand.ts';
import { PrepareScreen } from './prepare-screen.ts';
import type { Program } from './program.ts';
import { refusalWords, word, type Language } from './words.ts';
import type { RefusalCode, RefusalDetails } from '#shared/base/refusals.ts';

export type Theme = 'light' | 'dark';
export type ScreenName = 'start' | 'prepare' | 'bargain' | 'commit' | 'exchange';

/** A file that a person chooses or drops. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

export class Workbench {
  readonly program: Program;
  readonly table: BargainTable;
  readonly prepare: PrepareScreen;
  readonly exchange: ExchangeScreen;
  language: Language = 'en';
  readonly #makeHand: (page: Page) => Hand;

  constructor(program: Program, worksWith: 'mouse' | 'keyboard') {
    this.program = program;
    this.#makeHand = worksWith === 'mouse' ? mouseHand : keyboardHand;
    this.table = new BargainTable(this);
    this.prepare = new PrepareScreen(this);
    this.exchange = new ExchangeScreen(this);
  }

  get page(): Page {
    return this.program.page();
  }

  get hand(): Hand {
    return this.#makeHand(this.page);
  }

  get work(): Locator {
    return this.page.getByRole('main');
  }

  /** The text of the window under a path of the catalogues. */
  word(path: string, details?: RefusalDetails): string {
    return word(this.language, path, details);
  }

  refusal(code: RefusalCode, details?: RefusalDetails): string {
    return refusalWords(this.language, code, details);
  }

  button(path: string, details?: RefusalDetails): Locator {
    return this.page.getByRole('button', { name: this.word(path, details), exact: true });
  }

  /** Waits for the window to be usable. */
  async ready(): Promise<void> {
    await expect(this.rail('start')).toBeVisible({ timeout: 30_000 });
    await expect(this.button('start.new')).toBeEnabled({ timeout: 30_000 });
  }

  // Screens

  rail(screen: ScreenName): Locator {
    return this.page.getByRole('navigation', { name: this.word('app.rail') }).getByRole('button', {
      name: this.word(`app.screen.${screen}`),
      exact: true,
    });
  }

  async go(screen: ScreenName): Promise<void> {
    await this.hand.press(this.rail(screen));
    await this.isAt(screen);
  }

  async isAt(screen: ScreenName): Promise<void> {
    await expect(this.rail(screen)).toHaveAttribute('aria-current', 'page', { timeout: 30_000 });
  }

  /** What the middle of the bargaining screen shows. */
  async board(board: 'table' | 'map' | 'hedge'): Promise<void> {
    const name = this.word(`boards.board.${board}`);
    await this.hand.press(this.page.getByRole('radio', { name, exact: true }));
  }

  /** Finds an action by its name, and does it. */
  async find(path: string): Promise<void> {
    const name = this.word(path);
    await this.page.keyboard.press('ControlOrMeta+k');
    const field = this.page.getByRole('searchbox', { name: this.word('app.find') });
    await expect(field).toBeFocused();
    await this.page.keyboard.insertText(name);
    await this.page.getByRole('menuitem', { name }).first().waitFor();
    await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
  }

  // Plans

  async openSample(): Promise<void> {
    await this.hand.press(this.button('start.sample'));
    await this.isAt('bargain');
  }

  /** Opens a plan of this computer by its name. */
  async openPlan(name: string): Promise<void> {
    await this.hand.press(this.page.getByRole('button', { name, exact: true }));
    await this.isAt('bargain');
  }

  /** Ends the program in good order, starts it again, and waits for the first screen. */
  async restart(): Promise<void> {
    await this.program.restart();
    await this.ready();
  }

  // Steps of the plan

  /** The number of the last entry that the window calls saved, once nothing is on its way any more. */
  async entry(): Promise<number> {
    const saved = this.page.getByRole('banner').getByRole('status');
    const pattern = new RegExp(`^${escaped(this.word('app.saved')).replace('\\{\\{entry\\}\\}', '([\\d.,]+)')}$`);
    await expect(saved).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
    await expect(saved).toHaveText(pattern, { timeout: 30_000 });
    return Number(pattern.exec((await saved.innerText()).trim())?.[1]?.replace(/\D/g, ''));
  }

  /** Does something that must become exactly `entries` entries of the journal, and waits until they are saved. */
  async step(act: () => Promise<void>, entries = 1): Promise<void> {
    const before = await this.entry();
    await act();
    await expect.poll(() => this.entry(), soon).toBe(before + entries);
  }

  undo(): Promise<void> {
    return this.step(() => this.page.keyboard.press('ControlOrMeta+z'));
  }

  redo(): Promise<void> {
    return this.step(() => this.page.keyboard.press('ControlOrMeta+Shift+z'));
  }

  /** Shows or hides the panel with the steps of the plan. */
  async showHistory(shown: boolean): Promise<void> {
    await this.hand.press(this.button(shown ? 'app.action.history' : 'app.hideHistory'));
    await expect(this.page.getByRole('complementary', { name: this.word('history.title') })).toBeVisible({
      visible: shown,
    });
  }

  // Look

  async setLanguage(language: Language): Promise<void> {
    await this.#atTheBar(async () => {
      await this.hand.press(this.page.getByRole('banner').getByRole('button', { name: this.word('app.language') }));
      await this.hand.choose(this.page.getByRole('menuitem', { name: languageNames[language], exact: true }));
      this.language = language;
      await expect(this.page.locator('html')).toHaveAttribute('lang', language);
      await expect(this.rail('start')).toBeVisible();
    });
  }

  async setTheme(theme: Theme): Promise<void> {
    await this.#atTheBar(async () => {
      await this.hand.press(this.button('app.look'));
      await this.hand.choose(this.page.getByRole('menuitem', { name: this.word(`app.theme.${theme}`), exact: true }));
      await expect(this.page.locator('html')).toHaveAttribute('data-theme', theme);
      await expect(this.page.getByRole('menuitem')).toHaveCount(0);
    });
  }

  /** The view for the whole room has no bar of controls: it is left for what stands there, and entered again. */
  async #atTheBar(act: () => Promise<void>): Promise<void> {
    const room = !(await this.rail('start').isVisible());
    if (room) await this.page.keyboard.press('Escape');
    await act();
    if (!room) return;
    await this.page.keyboard.press('F9');
    await expect(this.rail('start')).toBeHidden();
  }

  // Files and lists

  /** Chooses a file by the only button for it in a place. */
  async giveFile(place: Locator, file: GivenFile): Promise<void> {
    await this.giveFiles(place, [file]);
  }

  /** Chooses several files at once by the only button for them in a place. */
  async giveFiles(place: Locator, files: readonly GivenFile[]): Promise<void> {
    const button = place.getByRole('button', { name: this.word('file.chooseFile'), exact: true });
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.hand.press(button)]);
    await chooser.setFiles(
      files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: bytes })),
    );
  }

  /** Lets a file fall on the work, from outside the window. */
  async dropFile({ name, bytes }: GivenFile): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      (file) => {
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(file.bytes)], file.name));
        return data;
      },
      { name, bytes: [...bytes] },
    );
    await this.work.dispatchEvent('dragover', { dataTransfer: transfer });
    await this.work.dispatchEvent('drop', { dataTransfer: transfer });
  }

  /** Chooses an entry of a list that drops down. */
  async select(place: Locator, label: string, option: string): Promise<void> {
    await this.hand.press(place.getByRole('button', { name: label }));
    await this.hand.choose(this.page.getByRole('option', { name: option, exact: true }));
    await expect(place.getByRole('button', { name: label })).toContainText(option);
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
