/** Menus: behind a button (`MenuButton`), or where the pointer or the focus is (`MenuAt`). */
import { useRef, type ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components/Menu';
import { KeyHint } from './kbd.tsx';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  /** A shortcut shown at the right, as “Ctrl D”. */
  readonly keys?: string;
  readonly disabled?: boolean;
  /** A line is drawn above it. */
  readonly separated?: boolean;
}

interface EntriesProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly onChoose: (id: string) => void;
}

function Entries({ label, entries, onChoose }: EntriesProps) {
  return (
    <AriaMenu
      className="list"
      aria-label={label}
      autoFocus="first"
      disabledKeys={entries.filter((entry) => entry.disabled === true).map((entry) => entry.id)}
      onAction={(key) => onChoose(String(key))}
    >
      {entries.flatMap((entry) => [
        ...(entry.separated === true ? [<Separator key={`${entry.id} above`} className="list-line" />] : []),
        <MenuItem key={entry.id} id={entry.id} className="list-item" textValue={entry.label}>
          <span className="grow">{entry.label}</span>
          {entry.keys === undefined ? null : <KeyHint keys={entry.keys} />}
        </MenuItem>,
      ])}
    </AriaMenu>
  );
}

export interface MenuButtonProps extends EntriesProps {
  /** One of our buttons. */
  readonly children: ReactElement;
}

export function MenuButton({ children, ...entries }: MenuButtonProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="popover" offset={4}>
        <Entries {...entries} />
      </Popover>
    </MenuTrigger>
  );
}

export interface MenuAtProps extends EntriesProps {
  /** In pixels of the window. */
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
}

/** A context menu: open while it is rendered; it closes itself by choice, Escape or a press outside. */
export function MenuAt({ at, onClose, onChoose, ...entries }: MenuAtProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={{ left: at.x, top: at.y }} />
      <Popover
        className="popover"
        aria-label={entries.label}
        triggerRef={anchor}
        isOpen
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        placement="bottom start"
        offset={2}
      >
        <Entries
          {...entries}
          onChoose={(id) => {
            onClose();
            onChoose(id);
          }}
        />
      </Popover>
    </>
  );
}
