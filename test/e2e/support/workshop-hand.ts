/**
 * A script of commands done by hand: for each kind of command, what a person does in the window to say the same.
 *
 * A kind, a field or a name nobody here can do is a fault that names its line; nothing is left out in silence.
 * Callers: workshop journey.
 */
import { expect, type Locator } from '@playwright/test';
import type { NumberedCommand } from '#main/cli/command-lines.ts';
import type { CommandBody, CommandKind, ConditionInput, Grounds } from '#shared/domain/bargain/command.ts';
import type { Side } from '#shared/domain/plan/entities.ts';
import { soon } from './hand.ts';
import type { Workbench } from './workbench.ts';
import { inFull } from './words.ts';

/** What people call the nodes of a plan, by id. */
export interface PlanNames {
  readonly units: ReadonlyMap<string, string>;
  readonly lines: ReadonlyMap<string, string>;
}

type Body<Kind extends CommandKind> = Extract<CommandBody, { readonly kind: Kind }>;

/** How a kind of command is done, and the fields that are understood besides its kind. */
interface Gesture<Kind extends CommandKind> {
  readonly fields: readonly Exclude<keyof Body<Kind>, 'kind'>[];
  act(body: Body<Kind>): Promise<void>;
}

type Gestures = { readonly [Kind in CommandKind]?: Gesture<Kind> };

const onLine = ['unit', 'measure'] as const;
const onLineOfSide = [...onLine, 'side'] as const;

export class WorkshopHand {
  readonly #workbench: Workbench;
  readonly #names: PlanNames;
  /** The last entry of the journal. */
  #entry: number;
  /** What was done so far, by the entry of the journal it became. */
  readonly #done = new Map<number, CommandBody>();

  private constructor(workbench: Workbench, names: PlanNames, entry: number) {
    this.#workbench = workbench;
    this.#names = names;
    this.#entry = entry;
  }

  /** A hand for the plan that is open. */
  static async over(workbench: Workbench, names: PlanNames): Promise<WorkshopHand> {
    return new WorkshopHand(workbench, names, await workbench.entry());
  }

  /** Does what a line of the script says: one step of the plan. */
  async perform({ line, command }: NumberedCommand): Promise<void> {
    const { body, actor } = command;
    try {
      const gesture = this.#gestureFor(body);
      onlyWith(body, ['kind', ...gesture.fields]);
      if ('measure' in body && body.measure !== 'revenue') throw new Error('only revenue is done by hand');
      await expect(this.#workbench.button('app.authorIs', { author: actor })).toBeVisible();
      await gesture.act(body);
      this.#entry += 1;
      await expect.poll(() => this.#workbench.entry(), soon).toBe(this.#entry);
      this.#done.set(this.#entry, body);
    } catch (fault) {
      const why = fault instanceof Error ? fault.message : String(fault);
      throw new Error(`Line ${line} of the script, ${JSON.stringify(body)}: ${why}`, { cause: fault });
    }
  }

  /** The compiler cannot see that the gesture under a kind is for bodies of this kind. */
  #gestureFor({ kind }: CommandBody): { readonly fields: readonly string[]; act(body: CommandBody): Promise<void> } {
    const gesture = this.#gestures[kind];
    if (gesture === undefined) throw new Error('no hand can do this');
    return gesture;
  }

  // Every kind of command, and what is done for it.
  readonly #gestures: Gestures = {
    'set-reason-code': { fields: ['code', 'name'], act: (body) => this.#addReasonCode(body) },
    propose: { fields: [...onLine, 'value'], act: ({ unit, value }) => this.#type(unit, 'company', value) },
    ask: { fields: [...onLine, 'value'], act: ({ unit, value }) => this.#type(unit, 'unit', value) },
    counter: {
      fields: [...onLineOfSide, 'value', 'conditions', 'reason', 'reasonCode'],
      act: (body) => this.#counter(body),
    },
    accept: { fields: onLineOfSide, act: ({ unit, side }) => this.#accept(unit, side) },
    reject: { fields: [...onLineOfSide, 'reason'], act: (body) => this.#reject(body) },
    hold: { fields: onLine, act: ({ unit }) => this.#workbench.table.hold(unit) },
    release: { fields: onLine, act: ({ unit }) => this.#workbench.table.hold(unit) },
    settle: { fields: onLine, act: ({ unit }) => this.#workbench.table.settle(unit) },
    sign: { fields: onLineOfSide, act: ({ unit, side }) => this.#sign(unit, side) },
    escalate: { fields: onLineOfSide, act: ({ unit, side }) => this.#sendUp(unit, side) },
    'mark-condition': { fields: ['condition', 'state'], act: (body) => this.#markCondition(body) },
    'offer-package': { fields: ['package', 'side', 'name', 'lines'], act: (body) => this.#offerPackage(body) },
    'answer-package': { fields: ['package', 'answer'], act: (body) => this.#answerPackage(body) },
    'open-round': { fields: [], act: () => this.#moveRound('open') },
    'close-round': { fields: [], act: () => this.#moveRound('close') },
    undo: { fields: [], act: () => this.#workbench.undo() },
    redo: { fields: [], act: () => this.#workbench.redo() },
  };

  /** A reason of the plan's list; its code is made by the window from its name. */
  async #addReasonCode({ name }: Body<'set-reason-code'>): Promise<void> {
    const { prepare, page, hand, table } = this.#workbench;
    await prepare.go('plan');
    const place = page.getByRole('region', { name: this.#word('prepare.reasons.title') });
    await hand.write(place.getByRole('textbox', { name: this.#word('prepare.reasons.name') }).last(), name);
    const add = place.getByRole('button', { name: this.#word('prepare.reasons.add'), exact: true });
    await this.#workbench.step(() => hand.press(add));
    await this.#workbench.go('bargain');
    await table.ready();
  }

  /** Types a number into its cell. */
  #type(unit: string, side: Side, value: number): Promise<void> {
    return this.#workbench.table.typeInto(unit, columnOf(side), this.#amount(value));
  }

  /** In the cell when it is the side's turn, so that the number is an answer; else, and with anything besides, in the form. */
  async #counter(body: Body<'counter'>): Promise<void> {
    const { unit, side, value, conditions = [], ...grounds } = body;
    const alone = conditions.length === 0 && grounds.reason === undefined && grounds.reasonCode === undefined;
    if (alone && (await this.#isTurnOf(unit, side))) {
      await this.#type(unit, side, value);
      return;
    }
    const { hand } = this.#workbench;
    const form = await this.#openForm(unit, 'Alt+c', 'bargain.form.counterTitle');
    await this.#chooseSide(form, side, this.#unitName(unit));
    await hand.write(form.getByRole('textbox', { name: this.#word('bargain.form.number') }), this.#amount(value));
    for (const condition of conditions) await this.#addCondition(form, condition);
    await this.#giveGrounds(form, grounds);
    await hand.press(form.getByRole('button', { name: this.#word('bargain.form.send'), exact: true }));
  }

  async #addCondition(form: Locator, condition: ConditionInput): Promise<void> {
    const { hand } = this.#workbench;
    onlyWith(condition, ['kind', 'amount', 'text']);
    const { kind, amount, text } = condition;
    await hand.press(form.getByRole('button', { name: this.#word('bargain.condition.add') }));
    const kindLabel = this.#word('bargain.condition.kindLabel');
    await this.#workbench.select(form, kindLabel, this.#word(`bargain.condition.kind.${kind}`));
    if (amount !== undefined) {
      const typed = kind === 'headcount' ? String(amount) : this.#amount(amount);
      await hand.write(
        form.getByRole('textbox', { name: this.#word(`bargain.condition.value.${kind}`) }).last(),
        typed,
      );
    }
    await hand.write(form.getByRole('textbox', { name: this.#word('bargain.condition.words') }).last(), text);
  }

  async #giveGrounds(form: Locator, { reason, reasonCode }: Grounds): Promise<void> {
    const { hand } = this.#workbench;
    if (reason !== undefined) {
      await hand.write(form.getByRole('textbox', { name: this.#word('bargain.form.reason') }), reason);
    }
    if (reasonCode === undefined) return;
    const code = this.#earlier('set-reason-code', (body) => body.code === reasonCode);
    await hand.press(form.getByText(this.#word('bargain.grounds.title')));
    await this.#workbench.select(form, this.#word('bargain.grounds.code'), code.name);
  }

  /** The button says who accepts what. */
  async #accept(unit: string, side: Side): Promise<void> {
    await this.#reach(unit);
    const name = this.#unitName(unit);
    const path = side === 'company' ? 'bargain.action.acceptAsk' : 'bargain.action.acceptOffer';
    const words = new RegExp(`^${this.#word(path, { name, amount: '\\S*\\d.*' })}$`);
    await this.#workbench.hand.press(this.#panel(unit).getByRole('button', { name: words }));
  }

  async #reject({ unit, side, reason }: Body<'reject'>): Promise<void> {
    const { hand, page } = this.#workbench;
    const form = await this.#openForm(unit, 'Alt+r', 'bargain.form.rejectTitle');
    await this.#chooseSide(form, side, this.#unitName(unit));
    await hand.write(form.getByRole('textbox', { name: this.#word('bargain.form.reason') }), reason);
    await page.keyboard.press('Enter');
  }

  async #sign(unit: string, side: Side): Promise<void> {
    await this.#reach(unit);
    const who = side === 'company' ? this.#word('bargain.signature.company') : this.#unitName(unit);
    const name = this.#word('bargain.signature.sign', { who });
    await this.#workbench.hand.press(this.#panel(unit).getByRole('button', { name, exact: true }));
  }

  /** The window sends up in the name of the side whose turn it is. */
  async #sendUp(unit: string, side: Side): Promise<void> {
    await this.#reach(unit);
    if (!(await this.#isTurnOf(unit, side))) throw new Error('only the side whose turn it is sends a line up');
    await this.#workbench.page.keyboard.press('Alt+u');
  }

  /** A condition is named in the script by the entry that stated it and its place there, and in the window by its words. */
  async #markCondition({ condition, state }: Body<'mark-condition'>): Promise<void> {
    const [entry = '', , place = ''] = condition.split('.');
    const stated = this.#done.get(Number(entry));
    const words = stated?.kind === 'counter' ? stated.conditions?.[Number(place)]?.text : undefined;
    if (stated?.kind !== 'counter' || words === undefined) throw new Error(`entry ${entry} stated no such condition`);
    await this.#reach(stated.unit);
    const item = this.#panel(stated.unit).getByRole('listitem').filter({ hasText: words });
    const name = this.#word(`bargain.agreement.${state === 'withdrawn' ? 'withdraw' : state}`);
    await this.#workbench.hand.press(item.getByRole('button', { name, exact: true }));
  }

  async #offerPackage({ side, name, lines }: Body<'offer-package'>): Promise<void> {
    const { hand, page } = this.#workbench;
    const [first] = lines;
    if (first === undefined) throw new Error('a package without a number');
    const form = await this.#openForm(first.unit, 'Alt+p', 'bargain.package.title');
    await hand.write(form.getByRole('textbox', { name: this.#word('bargain.package.name'), exact: true }), name);
    await this.#chooseSide(form, side, this.#word('bargain.package.units'));
    const numbers = form.getByRole('textbox', { name: this.#word('bargain.package.number') });
    const removers = form.getByRole('button', { name: this.#word('bargain.package.remove') });
    while ((await numbers.count()) > lines.length) await hand.press(removers.last());
    while ((await numbers.count()) < lines.length) {
      await hand.press(form.getByRole('button', { name: this.#word('bargain.package.add') }));
    }
    const pick = async (label: string, place: number, choice: string): Promise<void> => {
      const field = form.getByRole('combobox', { name: this.#word(label), exact: true }).nth(place);
      if ((await field.inputValue()) === choice) return;
      await hand.write(field, choice);
      await hand.choose(page.getByRole('option', { name: choice, exact: true }));
    };
    for (const [place, { unit, measure, line, value }] of lines.entries()) {
      if (measure !== 'revenue') throw new Error('only revenue is done by hand');
      await pick('bargain.package.unit', place, this.#unitName(unit));
      await pick('bargain.package.line', place, this.#lineName(line));
      await hand.write(numbers.nth(place), this.#amount(value));
    }
    await hand.press(form.getByRole('button', { name: this.#word('bargain.package.send'), exact: true }));
  }

  async #answerPackage({ package: id, answer }: Body<'answer-package'>): Promise<void> {
    const { lines, name } = this.#earlier('offer-package', (body) => body.package === id);
    const unit = lines[0]?.unit ?? '';
    await this.#reach(unit);
    const item = this.#panel(unit)
      .getByRole('listitem')
      .filter({ hasText: this.#word('bargain.agreement.package', { name }) });
    const words = { accept: 'acceptPackage', reject: 'rejectPackage', withdraw: 'withdraw' } as const;
    const button = this.#word(`bargain.agreement.${words[answer]}`);
    await this.#workbench.hand.press(item.getByRole('button', { name: button, exact: true }));
  }

  async #moveRound(way: 'open' | 'close'): Promise<void> {
    const { hand, page, table } = this.#workbench;
    const round = '\\d+';
    const menu = new RegExp(`^${this.#word('app.round', { round })}`);
    await hand.press(table.toolbar.getByRole('button', { name: menu }));
    const words = new RegExp(`^${this.#word(`bargain.round.${way}`, { round })}`);
    await hand.choose(page.getByRole('menuitem', { name: words }));
  }

  // What several gestures do

  async #reach(unit: string): Promise<void> {
    await this.#workbench.table.reach(unit, 'offer');
    await expect(this.#panel(unit)).toBeVisible();
  }

  #panel(unit: string): Locator {
    return this.#workbench.page.getByRole('complementary', { name: this.#unitName(unit), exact: true });
  }

  /** Opens one of the forms of a line by its keys. */
  async #openForm(unit: string, keys: string, title: string): Promise<Locator> {
    await this.#reach(unit);
    await this.#workbench.page.keyboard.press(keys);
    const form = this.#workbench.page.getByRole('form', { name: this.#word(title), exact: true });
    await expect(form).toBeVisible();
    return form;
  }

  async #chooseSide(form: Locator, side: Side, unitLabel: string): Promise<void> {
    const name = side === 'company' ? this.#word('bargain.form.company') : unitLabel;
    await this.#workbench.hand.press(form.getByRole('radio', { name, exact: true }));
  }

  /** Whether the table says that a side moves next. The whole organisation is in sight. */
  async #isTurnOf(unit: string, side: Side): Promise<boolean> {
    const said = (await this.#workbench.table.cell(unit, 'status').innerText()).trim();
    const path = side === 'company' ? 'companyTurn' : 'unitTurn';
    return said === this.#word(`bargain.status.${path}`, { name: this.#unitName(unit) });
  }

  /** The last command of a kind that was done and fits. */
  #earlier<Kind extends CommandKind>(kind: Kind, fits: (body: Body<Kind>) => boolean): Body<Kind> {
    const isOfKind = (body: CommandBody): body is Body<Kind> => body.kind === kind;
    const found = [...this.#done.values()].filter(isOfKind).findLast(fits);
    if (found === undefined) throw new Error(`no ${kind} was done before that this could mean`);
    return found;
  }

  #word(path: string, details: Readonly<Record<string, string>> = {}): string {
    return this.#workbench.word(path, details);
  }

  /** As a planner types it: whole thousands short, anything else in full. */
  #amount(value: number): string {
    return value % 100_000 === 0 ? `${value / 100_000}k` : inFull(value, this.#workbench.language);
  }

  #unitName(unit: string): string {
    return named(this.#names.units, unit);
  }

  #lineName(line: string | null): string {
    return line === null ? this.#word('bargain.package.allLines') : named(this.#names.lines, line);
  }
}

function columnOf(side: Side): 'offer' | 'ask' {
  return side === 'company' ? 'offer' : 'ask';
}

function named(names: ReadonlyMap<string, string>, id: string): string {
  const name = names.get(id);
  if (name === undefined) throw new Error(`nothing is called “${id}”`);
  return name;
}

/** Throws for a field that would be left out. */
function onlyWith(given: object, fields: readonly PropertyKey[]): void {
  const unknown = Object.keys(given).filter((field) => !fields.includes(field));
  if (unknown.length > 0) throw new Error(`no hand can do “${unknown.join('”, “')}”`);
}
