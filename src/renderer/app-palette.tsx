/** “Find or do…”: the window's actions by name, whatever screen they belong to. Callers: app. */
import { useMemo, useState } from 'react';
import { matchActions } from './app-actions.ts';
import { useActions } from './app-actions-list.ts';
import { useText } from './i18n/use-text.ts';
import type { WindowModel } from './model/window-model.ts';
import { CommandPalette } from './ui/index.ts';

/** Entries shown at once; more would have to be read rather than seen. */
const shownEntries = 40;

export function AppPalette({ model }: { readonly model: WindowModel }) {
  const t = useText();
  const [text, setText] = useState('');
  const actions = useActions(model);
  const found = useMemo(() => matchActions(actions, text).slice(0, shownEntries), [actions, text]);
  return (
    <CommandPalette
      open
      label={t(($) => $.app.find)}
      nothing={t(($) => $.app.nothingFound)}
      text={text}
      entries={found}
      onText={setText}
      onChoose={(id) => actions.find((action) => action.id === id)?.run()}
      onClose={() => model.show(null)}
    />
  );
}
