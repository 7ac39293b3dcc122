/**
 * Packets on the Exchange screen: cut one for a unit, see who has answered, take answers in. In a packet itself: whose it
 * is and how the answer goes back. Callers: exchange screen.
 */
import { useEffect, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { PacketCollection } from '#renderer/model/packet-collection.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import type { WindowModel } from '#renderer/model/window-model.ts';
import { useModel, usePlan } from '#renderer/ui/index.ts';
import { CollectAnswers } from './collect-answers.tsx';
import { CutPacket } from './cut-packet.tsx';
import { PacketsTable } from './packets-table.tsx';
import './packets.css';

export interface PacketsSectionProps {
  readonly model: WindowModel;
  readonly session: PlanSession | null;
}

export function PacketsSection({ model, session }: PacketsSectionProps) {
  if (session === null) return null;
  return <OfPlan key={session.replica.plan} model={model} session={session} />;
}

function OfPlan({ model, session }: { readonly model: WindowModel; readonly session: PlanSession }) {
  const t = useText();
  const { header } = usePlan(session);
  const revision = useModel(session.state, (state) => state.revision);
  const [packets] = useState(() => new PacketCollection(model, session));
  const isPacket = header.packet !== undefined;
  useEffect(() => {
    if (!isPacket) void packets.refresh();
  }, [packets, isPacket, revision]);
  useEffect(() => () => packets.close(), [packets]);
  // The banner on top says what a packet is and sends it back.
  if (isPacket) return null;
  return (
    <section className="packets stack" aria-labelledby="packets-title">
      <h2 id="packets-title">{t(($) => $.packets.title)}</h2>
      <p className="soft">{t(($) => $.packets.text)}</p>
      <div className="packets-ways">
        <CutPacket session={session} packets={packets} />
        <CollectAnswers session={session} packets={packets} />
      </div>
      <PacketsTable session={session} packets={packets} />
    </section>
  );
}
