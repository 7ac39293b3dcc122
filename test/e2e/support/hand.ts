/**
 * How a person works the window: with the mouse, or with the keyboard alone. A journey does the same with either.
 *
 * The keyboard reaches a control as a person does, by Tab from where the focus is and by arrows inside a group, so that
 * what cannot be reached fails. Callers: page model.
 */
import type { Locator, Page } from '@playwright/test';

export interface Hand {
  /** Works a button, a tab, a checkbox. */
  readonly press: (control: Locator) => Promise<void>;
  /** Takes an entry of the list or menu that is open. */
  readonly choose: (entry: Locator) => Promise<void>;
  /** Replaces what stands in a field. */
  readonly write: (field: Locator, text: string) => Promise<void>;
  /** Puts the focus on a cell of a grid. */
  readonly reachCell: (cell: CellPlace) => Promise<void>;
}

/** A cell of a grid by AG Grid's own attributes; rows out of sight are not on the page. */
export interface CellPlace {
  readonly grid: Locator;
  readonly rowId: string;
  readonly columnId: string;
}

export function cellAt({ grid, rowId, columnId }: CellPlace): Locator {
  return grid.locator(`[role="row"][row-id="${rowId}"] [role="gridcell"][col-id="${columnId}"]`);
}

/** For what mostly has happened by the next look: steps are many, and each would wait for nothing. */
export const soon = { timeout: 30_000, intervals: [20, 50, 100, 250] };

/** Steps after which a control counts as out of reach. */
const furthest = 150;

export function mouseHand(page: Page): Hand {
  return {
    press: (control) => control.click(),
    choose: (entry) => entry.click(),
    write: (field, text) => field.fill(text),
    reachCell: async (place) => {
      const cell = cellAt(place);
      for (let turns = 0; turns < 2 * furthest; turns += 1) {
        const lies = (await cell.count()) === 0 ? 'unknown' : await cell.evaluate(whereItLies);
        if (lies === 'inSight') break;
        if (turns === 0) await place.grid.hover();
        // What is not even on the page is looked for downwards, then upwards.
        const up = lies === 'above' || (lies === 'unknown' && turns >= furthest);
        await page.mouse.wheel(0, up ? -120 : 120);
      }
      await cell.click();
    },
  };
}

/** Where a cell lies for somebody who wants to click it: rows that are pinned or scrolled away may cover it. */
function whereItLies(cell: Element): 'inSight' | 'above' | 'below' {
  const { left, top, width, height } = cell.getBoundingClientRect();
  if (cell.contains(document.elementFromPoint(left + width / 2, top + height / 2))) return 'inSight';
  const grid = cell.closest('[role="treegrid"], [role="grid"]')?.getBoundingClientRect();
  return grid !== undefined && top + height / 2 < grid.top + grid.height / 2 ? 'above' : 'below';
}

export function keyboardHand(page: Page): Hand {
  const { keyboard } = page;
  const reach = async (target: Locator): Promise<void> => {
    await target.waitFor();
    for (let steps = 0; steps < furthest; steps += 1) {
      const focus = await target.evaluate(focusOf);
      if (focus === 'here') return;
      await keyboard.press(focus === 'group' ? 'ArrowRight' : 'Tab');
    }
    throw new Error(`The keyboard does not reach ${target.toString()}.`);
  };
  return {
    press: async (control) => {
      await reach(control);
      const isTab = (await control.getAttribute('role')) === 'tab';
      if (!isTab) await keyboard.press((await control.getAttribute('type')) === 'checkbox' ? 'Space' : 'Enter');
    },
    choose: async (entry) => {
      await entry.waitFor();
      await keyboard.press('Home');
      for (let steps = 0; steps < furthest; steps += 1) {
        if ((await entry.evaluate(focusOf)) === 'here') return keyboard.press('Enter');
        await keyboard.press('ArrowDown');
      }
      throw new Error(`The keyboard does not reach the entry ${entry.toString()}.`);
    },
    write: async (field, text) => {
      await reach(field);
      await keyboard.press('ControlOrMeta+a');
      await keyboard.insertText(text);
    },
    reachCell: async ({ grid, rowId, columnId }) => {
      await reach(grid);
      const row = grid.locator(`[row-id="${rowId}"]`).first();
      await walk(grid, keyboard, 'row-id', rowId, await ahead(row, ['ArrowDown', 'ArrowUp']));
      const head = grid.locator(`[role="columnheader"][col-id="${columnId}"]`);
      await walk(grid, keyboard, 'col-id', columnId, await ahead(head, ['ArrowRight', 'ArrowLeft']));
    },
  };
}

/** The keys to walk with, the one first that leads from the focus to what a person sees; what is out of sight is looked for. */
async function ahead(wanted: Locator, [forwards, backwards]: readonly [string, string]): Promise<readonly string[]> {
  if ((await wanted.count()) === 0) return [forwards, backwards];
  const isBehind = await wanted.evaluate((element) => {
    const seen = element.getBoundingClientRect();
    const focus = document.activeElement?.getBoundingClientRect();
    const isHead = element.getAttribute('role') === 'columnheader';
    return focus !== undefined && (isHead ? seen.left < focus.left : seen.top < focus.top);
  });
  return isBehind ? [backwards, forwards] : [forwards, backwards];
}

/** Walks one way until nothing moves any more, then the other way, and stops where the attribute has the value. */
async function walk(
  grid: Locator,
  keyboard: Page['keyboard'],
  attribute: 'row-id' | 'col-id',
  wanted: string,
  keys: readonly string[],
): Promise<void> {
  const place = (): Promise<string | undefined> =>
    grid.evaluate(
      (_, name) => document.activeElement?.closest(`[${name}]`)?.getAttribute(name) ?? undefined,
      attribute,
    );
  let at = await place();
  for (const key of keys) {
    for (let before: string | undefined = ''; at !== before && at !== wanted;) {
      await keyboard.press(key);
      before = at;
      at = await place();
    }
    if (at === wanted) return;
  }
  throw new Error(`The keyboard does not reach the cell whose ${attribute} is ${wanted}.`);
}

/** Where the focus is, seen from an element: on it, in a group with it whose members arrows reach, or elsewhere. */
function focusOf(element: Element): 'here' | 'group' | 'elsewhere' {
  const active = document.activeElement;
  if (active === null) return 'elsewhere';
  if (element === active || element.contains(active)) return 'here';
  if (active.getAttribute('aria-activedescendant') === element.id && element.id !== '') return 'here';
  const group = active.closest('[role="tablist"], [role="radiogroup"]');
  return group?.contains(element) === true ? 'group' : 'elsewhere';
}
