/**
 * What the window says by itself: done, refused, warned. It never takes the focus and never covers the grid's cells for
 * long; readers hear it politely. The caller holds the list and decides how long a notice stays. Callers: boot.
 */
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Button, IconButton } from './button.tsx';
import { Icon } from './icon.tsx';

export interface Notice {
  readonly id: string;
  readonly tone: 'plain' | 'good' | 'warn' | 'bad';
  readonly text: ReactNode;
  /** One thing that can be done about it. */
  readonly action?: { readonly label: string; readonly onAct: () => void };
}

export interface NoticeRegionProps {
  readonly notices: readonly Notice[];
  readonly onDismiss: (id: string) => void;
}

const icons = { plain: 'info', good: 'check', warn: 'warning', bad: 'warning' } as const;

export function NoticeRegion({ notices, onDismiss }: NoticeRegionProps) {
  const t = useText();
  return (
    <div className="notices" role="region" aria-label={t(($) => $.common.notices)}>
      <div aria-live="polite" aria-relevant="additions">
        {notices.map((notice) => (
          <div key={notice.id} className={`notice notice-${notice.tone}`}>
            <Icon name={icons[notice.tone]} />
            <div className="grow">{notice.text}</div>
            {notice.action === undefined ? null : (
              <Button tone="quiet" onPress={notice.action.onAct}>
                {notice.action.label}
              </Button>
            )}
            <IconButton icon="close" label={t(($) => $.common.dismiss)} onPress={() => onDismiss(notice.id)} />
          </div>
        ))}
      </div>
    </div>
  );
}
