/**
 * The conditions of each quota line and of each package at hand, oldest first, so that a move looks at those of its own
 * line and not at everything that was ever stated. Callers: plan model.
 */
import { compareCodeUnits } from '../../base/canonical-json.ts';
import { quotaLineId } from '../changes/change.ts';
import type { Condition } from './agreement-records.ts';

const none: readonly Condition[] = [];

export class ConditionIndex {
  readonly #onLines = new Map<string, readonly Condition[]>();
  readonly #ofPackages = new Map<string, readonly Condition[]>();

  /** The conditions of a line itself; those of a package belong to it and not to a line. */
  on(line: string): readonly Condition[] {
    return this.#onLines.get(line) ?? none;
  }

  of(bundle: string): readonly Condition[] {
    return this.#ofPackages.get(bundle) ?? none;
  }

  /** Follows a change of one condition; undefined where there is none before or after it. */
  file(before: Condition | undefined, after: Condition | undefined): void {
    if (before !== undefined) this.#refile(before, (known) => known.filter(({ id }) => id !== before.id));
    if (after !== undefined) this.#refile(after, (known) => inserted(known, after));
  }

  #refile(condition: Condition, change: (known: readonly Condition[]) => readonly Condition[]): void {
    const { package: bundle, measure, unit } = condition;
    const lists = bundle === null ? this.#onLines : this.#ofPackages;
    const key = bundle ?? quotaLineId(measure, unit);
    const after = change(lists.get(key) ?? none);
    if (after.length === 0) lists.delete(key);
    else lists.set(key, after);
  }
}

/** Ids of conditions sort like they were stated; a redo may bring one back from before others. */
function inserted(known: readonly Condition[], condition: Condition): readonly Condition[] {
  const last = known.at(-1);
  const longer = [...known, condition];
  if (last === undefined || last.id < condition.id) return longer;
  return longer.sort((left, right) => compareCodeUnits(left.id, right.id));
}
