/** A choice among a few, all of them in sight: Year | Quarters | Months. */
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

export interface Option<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface SegmentedControlProps<Id extends string> {
  /** What is chosen, for readers. */
  readonly label: string;
  readonly options: readonly Option<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

export function SegmentedControl<Id extends string>({ label, options, value, onChange }: SegmentedControlProps<Id>) {
  return (
    <ToggleButtonGroup
      className="segmented"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id));
        if (chosen !== undefined && chosen.id !== value) onChange(chosen.id);
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className="segment" isDisabled={option.disabled === true}>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
