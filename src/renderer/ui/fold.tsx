/** A part that is folded away until it is wanted. Callers: panels with more than most people need. */
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

export interface FoldProps {
  readonly title: string;
  /** What was chosen inside, so that it can be seen while folded. */
  readonly detail?: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}

export function Fold({ title, detail, open, children }: FoldProps) {
  return (
    <details className="fold" {...(open === true ? { open: true } : {})}>
      <summary className="fold-head">
        <Icon name="chevronRight" size={12} />
        <span>{title}</span>
        {detail === undefined || detail === '' ? null : <span className="fold-detail faint">{detail}</span>}
      </summary>
      <div className="fold-body">{children}</div>
    </details>
  );
}
