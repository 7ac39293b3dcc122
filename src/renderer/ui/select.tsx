/** Choosing one of many: `Select` from a list, `ComboBox` by typing a part of the name. */
import { Button as AriaButton } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox, Input } from 'react-aria-components/ComboBox';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { useText } from '../i18n/use-text.ts';
import { FieldFoot } from './field.tsx';
import { Icon } from './icon.tsx';

export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** A fainter word after the label. */
  readonly detail?: string;
}

export interface SelectProps<Id extends string> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly options: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly placeholder?: string;
  readonly help?: string | undefined;
  readonly refusal?: string | null | undefined;
  readonly disabled?: boolean;
}

export function Select<Id extends string>(props: SelectProps<Id>) {
  const t = useText();
  const { options, onChange, refusal } = props;
  return (
    <AriaSelect
      className="field"
      value={props.value}
      onChange={(key) => choose(options, key, onChange)}
      isInvalid={refusal !== undefined && refusal !== null}
      isDisabled={props.disabled === true}
      validationBehavior="aria"
      placeholder={props.placeholder ?? t(($) => $.common.choose)}
    >
      <Label className={props.labelHidden === true ? 'unseen' : 'field-label'}>{props.label}</Label>
      <AriaButton className="input select">
        <SelectValue className="select-value" />
        <Icon name="chevronDown" size={12} />
      </AriaButton>
      <FieldFoot help={props.help} refusal={refusal} />
      <ChoiceList options={options} />
    </AriaSelect>
  );
}

export type ComboBoxProps<Id extends string> = SelectProps<Id>;

export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { options, onChange, refusal } = props;
  return (
    <AriaComboBox
      className="field"
      value={props.value}
      onChange={(key) => choose(options, key, onChange)}
      isInvalid={refusal !== undefined && refusal !== null}
      isDisabled={props.disabled === true}
      validationBehavior="aria"
      menuTrigger="input"
      defaultItems={options}
    >
      <Label className={props.labelHidden === true ? 'unseen' : 'field-label'}>{props.label}</Label>
      <span className="combo">
        <Input className="input" {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })} />
        <AriaButton className="combo-open">
          <Icon name="chevronDown" size={12} />
        </AriaButton>
      </span>
      <FieldFoot help={props.help} refusal={refusal} />
      <ChoiceList />
    </AriaComboBox>
  );
}

/** The list that drops down; without `options` it shows those its combo box has filtered. */
function ChoiceList<Id extends string>({ options }: { readonly options?: readonly Choice<Id>[] }) {
  return (
    <Popover className="popover" offset={4}>
      <ListBox<Choice<Id>> className="list" {...(options === undefined ? {} : { items: options })}>
        {(option) => (
          <ListBoxItem className="list-item" textValue={option.label}>
            <span className="grow">{option.label}</span>
            {option.detail === undefined ? null : <span className="faint">{option.detail}</span>}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
}

function choose<Id extends string>(options: readonly Choice<Id>[], key: unknown, onChange: (id: Id) => void): void {
  const chosen = options.find((option) => option.id === key);
  if (chosen !== undefined) onChange(chosen.id);
}
