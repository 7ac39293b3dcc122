/** What the window says by itself, and that the way to the store is lost. Callers: app. */
import { formatCount } from './i18n/format.ts';
import { storeNoticeText } from './i18n/store-notice-text.ts';
import { useLanguage, useRefusalText, useText } from './i18n/use-text.ts';
import type { WindowModel } from './model/window-model.ts';
import type { NoticeText } from './model/window-texts.ts';
import { Icon, NoticeRegion, useModel } from './ui/index.ts';

export function AppNotices({ model }: { readonly model: WindowModel }) {
  const t = useText();
  const refusalText = useRefusalText();
  const notices = useModel(model.notices.state, (state) => state.notices);
  const language = useLanguage();
  const words = (text: NoticeText): string => {
    if ('refusal' in text) return refusalText(text.refusal);
    if ('notice' in text) return storeNoticeText(t, text.notice);
    const details = Object.entries(text.details).map(([name, value]) => [
      name,
      typeof value === 'number' ? formatCount(value, language) : value,
    ]);
    return t(($) => $.app.notice[text.code], Object.fromEntries(details) as Readonly<Record<string, string>>);
  };
  return (
    <NoticeRegion
      notices={notices.map(({ id, tone, text }) => ({ id, tone, text: words(text) }))}
      onDismiss={(id) => model.notices.dismiss(id)}
    />
  );
}

/** Failed attempts before the first connection is missed aloud: a program that starts needs a moment. */
const patience = 3;

export function ConnectionBanner({ model }: { readonly model: WindowModel }) {
  const t = useText();
  const { connection, failures } = useModel(model.state, (state) => ({
    connection: state.connection,
    failures: state.failures,
  }));
  if (connection === 'open' || (connection === 'connecting' && failures < patience)) return null;
  return (
    <div className="banner" role="alert">
      <Icon name="warning" />
      <span>{t(($) => $.app.connection[connection])}</span>
    </div>
  );
}
