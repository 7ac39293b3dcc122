/** Who speaks in a form: the company or the unit; in a packet only the unit. Callers: the forms of the panel, the spread panel. */
import type { Side } from '#shared/domain/plan/entities.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { SegmentedControl } from '#renderer/ui/index.ts';
import type { RowFacts } from './row-facts.ts';

export interface SideChoiceProps {
  readonly row: RowFacts;
  /** What the other choice is called: the unit's name unless told. */
  readonly unitLabel?: string;
  readonly side: Side;
  readonly onChange: (side: Side) => void;
}

export function SideChoice({ row, unitLabel, side, onChange }: SideChoiceProps) {
  const t = useText();
  return (
    <SegmentedControl
      label={t(($) => $.bargain.form.side)}
      options={[
        { id: 'company', label: t(($) => $.bargain.form.company), disabled: row.unitOnly },
        { id: 'unit', label: unitLabel ?? t(($) => $.bargain.form.unit, { name: row.name }) },
      ]}
      value={side}
      onChange={onChange}
    />
  );
}

/** Who speaks first in a form: whose turn it is, else the one told. */
export function firstSide({ unitOnly, state }: RowFacts, otherwise: Side): Side {
  return unitOnly ? 'unit' : (state.turn ?? otherwise);
}
