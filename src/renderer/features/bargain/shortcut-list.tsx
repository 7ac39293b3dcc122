/** Every key of the bargaining table, in a list. Caller: the screen, for “?”. */
import { useText } from '#renderer/i18n/use-text.ts';
import { Button, Dialog, KeyHint, Table } from '#renderer/ui/index.ts';

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
  ['walk', ['Alt ↑', 'Alt ↓']],
  ['list', ['?']],
] as const;

export function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  return (
    <Dialog
      title={t(($) => $.bargain.keys.title)}
      open
      onClose={onClose}
      actions={<Button onPress={onClose}>{t(($) => $.common.close)}</Button>}
    >
      <Table
        caption={t(($) => $.bargain.keys.title)}
        captionHidden
        columns={[
          {
            id: 'what',
            label: t(($) => $.bargain.keys.what),
            heads: true,
            cell: ([what]) => t(($) => $.bargain.keys[what]),
          },
          {
            id: 'keys',
            label: t(($) => $.bargain.keys.keys),
            cell: ([, shortcuts]) => (
              <span className="shortcut">
                {shortcuts.map((shortcut) => (
                  <KeyHint key={shortcut} keys={shortcut} />
                ))}
              </span>
            ),
          },
        ]}
        rows={keys}
        rowId={([what]) => what}
      />
    </Dialog>
  );
}
