/** Buttons: one `first` action a screen, `plain` ones, and `quiet` ones that show their frame when needed. */
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import type { IconName } from './icon-shapes.ts';
import { Icon } from './icon.tsx';
import { Hint } from './tooltip.tsx';

export type ButtonTone = 'first' | 'plain' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly tone?: ButtonTone;
  readonly icon?: IconName;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ tone = 'plain', icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`button button-${tone}`}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  readonly icon: IconName;
  /** The name for readers, and the hint when the pointer rests. */
  readonly label: string;
  readonly tone?: ButtonTone;
  readonly keys?: string;
}

/** A button that shows only an icon; its name appears as a hint. */
export function IconButton({ icon, label, tone = 'quiet', keys, ...rest }: IconButtonProps) {
  return (
    <Hint text={label} {...(keys === undefined ? {} : { keys })}>
      <AriaButton {...rest} aria-label={label} className={`button button-${tone} button-icon`}>
        <Icon name={icon} />
      </AriaButton>
    </Hint>
  );
}
