/**
 * The agenda and the parking lot of the workshop: setting and removing a point.
 *
 * Promise: a point that names a unit names one that exists; when the unit goes, the point stays and is about none.
 * Callers: expand, structure (a unit that is removed).
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import type { Step } from '../bargain/step.ts';
import type { WorkshopItem, WorkshopList } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import type { WorkshopCommand } from './command.ts';

/** Carries out one command on the agenda or the parking lot. */
export function changeWorkshop(step: Step, command: WorkshopCommand): Outcome<null> {
  switch (command.kind) {
    case 'set-workshop-item':
      return setItem(step, command);
    case 'remove-workshop-item':
      return removeItem(step, command.item);
  }
}

/** Points about a unit that is being removed are about none from now on. */
export function forgetUnit(step: Step, unit: string): void {
  const about = [...step.model.workshopItems.values()].filter((item) => item.unit === unit);
  for (const item of about) step.patch('workshopItem', item.id, item, { ...item, unit: null });
}

function setItem(step: Step, command: Extract<WorkshopCommand, { kind: 'set-workshop-item' }>): Outcome<null> {
  const { model } = step;
  const { item: id, list, minutes, unit, state } = command;
  const text = command.text.trim();
  if (text === '') return refuse('workshop-item-empty');
  if (unit !== null && !model.units.indexOf.has(unit)) return refuse('unknown-unit', { unit });
  const before = model.workshopItems.get(id);
  const kept = before?.list === list ? before.order : lastOrder(model, list) + 1;
  const item: WorkshopItem = { id, list, text, minutes, unit, state, order: command.order ?? kept };
  if (before === undefined) step.put('workshopItem', id, item);
  else step.patch('workshopItem', id, before, item);
  return done(null);
}

function lastOrder(model: PlanModel, list: WorkshopList): number {
  let last = 0;
  for (const item of model.workshopItems.values()) if (item.list === list) last = Math.max(last, item.order);
  return last;
}

function removeItem(step: Step, id: string): Outcome<null> {
  const item = step.model.workshopItems.get(id);
  if (item === undefined) return refuse('unknown-workshop-item', { item: id });
  step.remove('workshopItem', id, item);
  return done(null);
}
