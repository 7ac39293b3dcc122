/**
 * Fields in which a person types: text, long text, an amount, a yes or no.
 *
 * A refusal is a sentence under the field, said to readers at once; what was typed stays. Callers: every form and panel.
 */
import type { ReactNode } from 'react';
import {
  FieldError,
  Input,
  Label,
  TextArea,
  TextField as AriaTextField,
  Text,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField';
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components/Checkbox';
import { Icon } from './icon.tsx';

export interface TextFieldProps extends Omit<
  AriaTextFieldProps,
  'className' | 'style' | 'children' | 'isInvalid' | 'value' | 'onChange'
> {
  readonly label: string;
  /** Keeps the label for readers only. */
  readonly labelHidden?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string | undefined;
  /** Why the value was refused; null or left out when it is fine. */
  readonly refusal?: string | null | undefined;
  readonly placeholder?: string;
  /** Several lines. */
  readonly lines?: number;
  /** Enter in a one-line field. */
  readonly onEnter?: () => void;
}

export function TextField(props: TextFieldProps) {
  const { label, labelHidden, help, refusal, placeholder, lines, onEnter, ...rest } = props;
  const invalid = refusal !== undefined && refusal !== null;
  const hint = placeholder === undefined ? {} : { placeholder };
  return (
    <AriaTextField
      {...rest}
      className="field"
      isInvalid={invalid}
      validationBehavior="aria"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && lines === undefined) onEnter?.();
        else event.continuePropagation();
      }}
    >
      <Label className={labelHidden === true ? 'unseen' : 'field-label'}>{label}</Label>
      {lines === undefined ? (
        <Input className="input" autoComplete="off" spellCheck={false} {...hint} />
      ) : (
        <TextArea className="input input-lines" rows={lines} {...hint} />
      )}
      <FieldFoot help={help} refusal={refusal} />
    </AriaTextField>
  );
}

export interface AmountFieldProps extends Omit<TextFieldProps, 'lines'> {
  /** Written after the number: “k USD”, “%”. */
  readonly unit?: string;
  /** What the typed text was read as (“1,250,000”), shown while it is typed. */
  readonly reading?: string | null;
}

/**
 * A number as the field's people type it: “1.2m”, “+5%”, “=LY*1.04”. It holds the text; the caller reads it, hands back
 * what it understood as `reading`, or why not as `refusal`.
 */
export function AmountField(props: AmountFieldProps) {
  const { label, labelHidden, help, refusal, placeholder, onEnter, unit, reading, ...rest } = props;
  const invalid = refusal !== undefined && refusal !== null;
  return (
    <AriaTextField
      {...rest}
      className="field"
      isInvalid={invalid}
      validationBehavior="aria"
      onKeyDown={(event) => {
        if (event.key === 'Enter') onEnter?.();
        else event.continuePropagation();
      }}
    >
      <Label className={labelHidden === true ? 'unseen' : 'field-label'}>{label}</Label>
      <span className="amount">
        <Input
          className="input input-amount"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
        {unit === undefined ? null : <span className="amount-unit">{unit}</span>}
      </span>
      <FieldFoot help={reading ?? help} refusal={refusal} />
    </AriaTextField>
  );
}

/** The line under a field: the refusal when there is one, else the help. */
export function FieldFoot(props: { readonly help?: string | undefined; readonly refusal?: string | null | undefined }) {
  const refused = props.refusal !== undefined && props.refusal !== null;
  return (
    <>
      {props.help === undefined || refused ? null : (
        <Text slot="description" className="field-help">
          {props.help}
        </Text>
      )}
      <FieldError className="field-refusal">{refused ? props.refusal : null}</FieldError>
    </>
  );
}

export interface CheckboxProps extends Omit<CheckboxFieldProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
}

export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest}>
      <CheckboxButton className="checkbox">
        <span className="checkbox-box">
          <Icon name="check" size={12} />
        </span>
        {children}
      </CheckboxButton>
    </CheckboxField>
  );
}
