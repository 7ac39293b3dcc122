/** On every screen of a packet: whose it is, what may be done in it, and the way back. Callers: app. */
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import type { WindowModel } from '#renderer/model/window-model.ts';
import { Button, Icon, usePlan } from '#renderer/ui/index.ts';
import './packets.css';

export interface PacketBannerProps {
  readonly model: WindowModel;
  readonly session: PlanSession;
}

export function PacketBanner({ model, session }: PacketBannerProps) {
  const t = useText();
  const { header, units } = usePlan(session);
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState('');
  const { packet } = header;
  if (packet === undefined) return null;
  const send = async (): Promise<void> => {
    setBusy(true);
    const written = await model.exportPlan(session);
    setBusy(false);
    if (written !== null) setSent(written.name);
  };
  const unit = units.nodes[0]?.name ?? packet.unit;
  return (
    <div className="packet-banner" role="note" aria-label={t(($) => $.packets.banner, { unit, plan: header.name })}>
      <Icon name="file" size={14} />
      <strong>{t(($) => $.packets.banner, { unit, plan: header.name })}</strong>
      <span className="soft">{t(($) => $.packets.bannerText, { by: packet.cutBy })}</span>
      <span className="grow" />
      {sent === '' ? null : (
        <span className="soft" role="status">
          {t(($) => $.packets.sent, { name: sent })}
        </span>
      )}
      <Button tone="first" isDisabled={busy} onPress={() => void send()}>
        {t(($) => $.packets.send)}
      </Button>
    </div>
  );
}
