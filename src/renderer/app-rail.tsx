/** The rail: the screens in the order of the work. Callers: app. */
import { useText } from './i18n/use-text.ts';
import type { WindowModel } from './model/window-model.ts';
import { screens } from './model/window-state.ts';
import { Rail, useModel } from './ui/index.ts';

export function AppRail({ model }: { readonly model: WindowModel }) {
  const t = useText();
  const { screen, open } = useModel(model.state, (state) => ({ screen: state.screen, open: state.session !== null }));
  const entries = screens.map((id) => ({
    id,
    label: t(($) => $.app.screen[id]),
    icon: id,
    disabled: !open && id !== 'start' && id !== 'exchange',
  }));
  return (
    <Rail
      label={t(($) => $.app.rail)}
      groups={[{ title: t(($) => $.app.workshop), entries }]}
      current={screen}
      onGo={(id) => {
        const chosen = screens.find((one) => one === id);
        if (chosen !== undefined) model.go(chosen);
      }}
    />
  );
}
