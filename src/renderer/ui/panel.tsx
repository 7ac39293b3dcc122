/** Where a thing is looked at beside the work (`SidePanel`), and where an answer is needed first (`Dialog`). */
import { useId, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useText } from '../i18n/use-text.ts';
import { IconButton } from './button.tsx';

export interface SidePanelProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly children: ReactNode;
  /** Buttons that stay at the bottom. */
  readonly actions?: ReactNode;
  /** Shows a closing cross. */
  readonly onClose?: () => void;
}

/** A region at the right of the work; nothing is covered, the keyboard is not caught. */
export function SidePanel({ title, subtitle, children, actions, onClose }: SidePanelProps) {
  const t = useText();
  const heading = useId();
  return (
    <aside className="panel" aria-labelledby={heading}>
      <header className="panel-head">
        <div className="grow">
          <h2 id={heading}>{title}</h2>
          {subtitle === undefined ? null : <div className="soft">{subtitle}</div>}
        </div>
        {onClose === undefined ? null : (
          <IconButton icon="close" label={t(($) => $.common.close)} keys="Esc" onPress={onClose} />
        )}
      </header>
      <div className="panel-body">{children}</div>
      {actions === undefined ? null : <footer className="panel-actions">{actions}</footer>}
    </aside>
  );
}

/** A part of a panel with its own small title. */
export function PanelSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="panel-section">
      <h3 id={heading}>{title}</h3>
      {children}
    </section>
  );
}

export interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly wide?: boolean;
}

/** Only for what cannot wait; a panel is better. */
export function Dialog({ title, open, onClose, children, actions, wide }: DialogProps) {
  return (
    <ModalOverlay
      className="veil"
      isOpen={open}
      isDismissable
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Modal className={wide === true ? 'dialog dialog-wide' : 'dialog'}>
        <AriaDialog className="dialog-frame">
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          <div className="dialog-body">{children}</div>
          {actions === undefined ? null : <footer className="dialog-actions">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
