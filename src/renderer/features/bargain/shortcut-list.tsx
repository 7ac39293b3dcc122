/** Every key of the bargaining table, in a list. Caller: the screen, for “?”. */
import { useText } from '#renderer/i18n/use-text.ts';
import { Button, Dialog, KeyHint, Table, type TableColumn } from '#renderer/ui/index.ts';
import type { Text } from './bargain-text.ts';

const keys = [
  ['type', ['0 … 9 = + −']],
  ['edit', ['F2']],
  ['openClose', ['←', '→']],
  ['range', ['Shift ← ↑ → ↓']],
  ['fill', ['Ctrl D', 'Ctrl R']],
  ['copy', ['Ctrl C', 'Ctrl V']],
  ['menu', ['Shift F10']],
  ['undo', ['Ctrl Z', 'Ctrl Y']],
  ['accept', ['Alt A']],
  ['counter', ['Alt C']],
  ['hold', ['Alt H']],
  ['settle', ['Alt S']],
  ['spread', ['Alt D']],
  ['holdForm', ['Alt Shift H']],
  ['reject', ['Alt R']],
  ['package', ['Alt P']],
  ['sendUp', ['Alt U']],
  ['number', ['Alt N']],
  ['walk', ['Alt ↑', 'Alt ↓']],
  ['list', ['?']],
] as const;

type Shortcut = (typeof keys)[number];

function columnsOf(t: Text): readonly TableColumn<Shortcut>[] {
  return [
    { id: 'what', label: t(($) => $.bargain.keys.what), heads: true, cell: ([what]) => t(($) => $.bargain.keys[what]) },
    { id: 'keys', label: t(($) => $.bargain.keys.keys), cell: ([, shortcuts]) => <Shortcuts keys={shortcuts} /> },
  ];
}

function Shortcuts(props: { readonly keys: readonly string[] }) {
  return (
    <span className="shortcut">
      {props.keys.map((shortcut) => (
        <KeyHint key={shortcut} keys={shortcut} />
      ))}
    </span>
  );
}

export function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const title = t(($) => $.bargain.keys.title);
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      actions={<Button onPress={onClose}>{t(($) => $.common.close)}</Button>}
    >
      <Table caption={title} captionHidden columns={columnsOf(t)} rows={keys} rowId={([what]) => what} />
    </Dialog>
  );
}
