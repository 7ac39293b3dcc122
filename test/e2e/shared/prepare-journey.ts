/** Preparing a plan: units pasted, history imported through its mapping, targets set. Callers: the specs of both hosts. */
import { expect } from '@playwright/test';
import type { JourneyTest } from '../support/journey-test.ts';
import { smallHistory, smallUnits } from './files.ts';

export function prepareJourney(test: JourneyTest): void {
  test('a new plan begins with pasted units, and its organisation can be changed', async ({ open }) => {
    const workbench = await open();
    const { prepare, hand } = workbench;
    await prepare.createPlan({ name: 'North and south', year: '2027', units: smallUnits });
    await expect(prepare.tab('organisation')).toHaveAttribute('aria-selected', 'true');
    await expect(prepare.treeRow('Everybody')).toContainText('4');
    await expect(prepare.treeRow('Kim')).toContainText('kim');

    await hand.press(prepare.treeRow('South').getByRole('gridcell', { name: 'South', exact: true }));
    const panel = workbench.page.getByRole('complementary', { name: 'South' });
    const childName = panel.getByRole('textbox', { name: workbench.word('prepare.tree.childName') });
    await hand.write(childName, 'Lía');
    await workbench.step(() => workbench.page.keyboard.press('Enter'));
    await expect(prepare.treeRow('Lía')).toBeVisible();
    await expect(childName).toHaveValue('');
    // In a field, undo takes back what was typed there.
    await hand.press(prepare.tab('organisation'));
    await workbench.undo();
    await expect(prepare.treeRow('Lía')).toHaveCount(0);

    const remove = panel.getByRole('button', { name: workbench.word('prepare.tree.remove') });
    await hand.press(remove);
    await expect(panel.getByRole('alert')).toHaveText(workbench.refusal('node-has-children', { id: 'south' }));
  });

  test('history enters through its mapping, with rejected rows and unknown names', async ({ open }) => {
    const workbench = await open();
    const { prepare, hand, page } = workbench;
    await prepare.createPlan({ name: 'North and south', year: '2027', units: smallUnits });
    await prepare.giveHistory({ name: 'sales.csv', bytes: Buffer.from(smallHistory) });
    await prepare.mapColumn('month', 'period');
    await prepare.mapColumn('person', 'unit');
    await prepare.mapColumn('sales', 'revenue');
    await prepare.counts({ accepted: 3, waiting: 1, rejected: 1 });
    const result = prepare.importResult;
    await expect(result.getByRole('row', { name: '2026' })).toContainText('11,200.00');
    await expect(result.getByRole('listitem')).toContainText('many');
    await expect(result).toContainText('Zoe');

    const rejects = await workbench.program.saveDuring(() =>
      hand.press(workbench.button('prepare.import.saveRejects')),
    );
    expect(rejects.bytes.toString()).toContain('many');

    const take = result.getByRole('button', { name: workbench.word('prepare.import.take'), exact: true });
    const addUnknown = result.getByRole('checkbox', { name: workbench.word('prepare.import.addUnknown') });
    const allOrNothing = result.getByRole('checkbox', { name: workbench.word('prepare.import.allOrNothing') });
    if (!(await addUnknown.isChecked())) await addUnknown.check({ force: true });
    if (await allOrNothing.isChecked()) await allOrNothing.uncheck({ force: true });
    await workbench.step(() => hand.press(take));
    await expect(page.getByRole('region', { name: workbench.word('common.notices') })).toContainText('sales.csv');
    await expect(workbench.work.getByRole('table')).toContainText('2026');
    await prepare.go('organisation');
    await expect(prepare.treeRow('Zoe')).toContainText('500');
    await expect(prepare.treeRow('Everybody')).toContainText('11,700');

    await workbench.undo();
    await expect(prepare.treeRow('Zoe')).toHaveCount(0);
    await expect(prepare.treeRow('Everybody')).not.toContainText('11,700');
  });

  test('a target is set, shows its light, and is changed', async ({ open }) => {
    const workbench = await open();
    const { prepare, hand, page } = workbench;
    const word = (path: string): string => workbench.word(`prepare.target.${path}`);
    await prepare.createPlan({ name: 'North and south', year: '2027', units: smallUnits });
    await prepare.go('targets');
    await hand.press(workbench.button('prepare.target.add'));
    const form = page.getByRole('complementary', { name: word('add') });
    await hand.write(form.getByRole('textbox', { name: word('goal') }), '45m');
    await expect(form).toContainText('45,000,000');
    await workbench.step(() => hand.press(form.getByRole('button', { name: word('save') })));
    const row = workbench.work.getByRole('row', { name: workbench.word('prepare.metrics.revenue') });
    await expect(row).toContainText('≥ 45,000,000');
    await expect(row).toContainText(workbench.word('light.none'));

    await hand.press(row.getByRole('button'));
    const edited = page.getByRole('complementary', { name: workbench.word('prepare.metrics.revenue') });
    const goal = edited.getByRole('textbox', { name: word('goal') });
    await hand.write(goal, '1.2.3');
    await expect(edited).toContainText(workbench.refusal('not-a-number', { text: '1.2.3' }));
    await expect(edited.getByRole('button', { name: word('save') })).toBeDisabled();
    await hand.write(goal, '46m');
    await workbench.step(() => hand.press(edited.getByRole('button', { name: word('save') })));
    await expect(row).toContainText('≥ 46,000,000');
    await workbench.undo();
    await expect(row).toContainText('≥ 45,000,000');
  });
}
