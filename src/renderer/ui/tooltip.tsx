/** A hint that appears when the pointer rests on a control or the keyboard reaches it. */
import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { KeyHint } from './kbd.tsx';

export interface HintProps {
  readonly text: string;
  /** A shortcut as “Ctrl Z”. */
  readonly keys?: string;
  /** One of our buttons, or another control that takes the focus. */
  readonly children: ReactElement;
}

export function Hint({ text, keys, children }: HintProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className="hint" offset={6}>
        {text}
        {keys === undefined ? null : <KeyHint keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
