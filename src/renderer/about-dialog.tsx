/** What Parley is, in two sentences. Callers: app. */
import { useText } from './i18n/use-text.ts';
import type { WindowModel } from './model/window-model.ts';
import { Button, Dialog } from './ui/index.ts';

export function AboutDialog({ model }: { readonly model: WindowModel }) {
  const t = useText();
  const close = (): void => model.show(null);
  return (
    <Dialog
      open
      title="Parley"
      onClose={close}
      actions={
        <Button tone="first" onPress={close}>
          {t(($) => $.common.close)}
        </Button>
      }
    >
      <p>{t(($) => $.app.about)}</p>
      <p className="soft">{t(($) => $.app.offline)}</p>
    </Dialog>
  );
}
