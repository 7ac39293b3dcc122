/**
 * “Find or do…”: one field that finds what can be done and where one can go. The caller filters; the palette shows the
 * entries in their order, moves by arrows and chooses by Enter. Callers: app.
 */
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Label } from 'react-aria-components/Label';
import { Menu as AriaMenu, MenuItem } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Input, SearchField } from 'react-aria-components/SearchField';
import { KeyHint } from './kbd.tsx';

export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  /** Where it belongs, fainter: “Prepare”. */
  readonly detail?: string;
  readonly keys?: string;
}

export interface CommandPaletteProps {
  readonly label: string;
  readonly open: boolean;
  readonly text: string;
  readonly entries: readonly PaletteEntry[];
  /** Said when nothing is found. */
  readonly nothing: string;
  readonly onText: (text: string) => void;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

export function CommandPalette(props: CommandPaletteProps) {
  const { label, open, text, entries, nothing, onText, onChoose, onClose } = props;
  return (
    <ModalOverlay
      className="veil"
      isOpen={open}
      isDismissable
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Modal className="dialog palette">
        <AriaDialog className="palette-frame" aria-label={label}>
          <Autocomplete inputValue={text} onInputChange={onText}>
            <SearchField autoFocus className="palette-field">
              <Label className="unseen">{label}</Label>
              <Input className="input palette-input" placeholder={label} />
            </SearchField>
            <AriaMenu
              className="list palette-list"
              aria-label={label}
              items={entries}
              renderEmptyState={() => <div className="faint palette-nothing">{nothing}</div>}
              onAction={(key) => {
                onClose();
                onChoose(String(key));
              }}
            >
              {(entry) => (
                <MenuItem className="list-item" textValue={entry.label}>
                  <span className="grow">{entry.label}</span>
                  {entry.detail === undefined ? null : <span className="faint">{entry.detail}</span>}
                  {entry.keys === undefined ? null : <KeyHint keys={entry.keys} />}
                </MenuItem>
              )}
            </AriaMenu>
          </Autocomplete>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
