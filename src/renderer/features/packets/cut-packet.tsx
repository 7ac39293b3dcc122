/** Cutting the packet of a unit. Callers: packets section. */
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PacketCollection } from '#renderer/model/packet-collection.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, ComboBox, ProgressBar, useModel, usePlan } from '#renderer/ui/index.ts';

export interface CutPacketProps {
  readonly session: PlanSession;
  readonly packets: PacketCollection;
}

export function CutPacket({ session, packets }: CutPacketProps) {
  const t = useText();
  const { units } = usePlan(session);
  const cutting = useModel(packets.state, (state) => state.cutting);
  const [unit, setUnit] = useState<string | null>(null);
  const options = units.nodes.map(({ id, name, owner }) => ({
    id,
    label: name,
    ...(owner === undefined ? {} : { detail: owner }),
  }));
  return (
    <section className="card packets-way" aria-labelledby="cut-title">
      <h3 id="cut-title">{t(($) => $.packets.cutTitle)}</h3>
      <p className="soft">{t(($) => $.packets.cutText)}</p>
      <ComboBox
        label={t(($) => $.packets.unit)}
        options={options}
        value={unit}
        onChange={setUnit}
        placeholder={t(($) => $.packets.unitPlaceholder)}
      />
      <div>
        <Button
          tone="first"
          isDisabled={cutting || unit === null}
          onPress={() => {
            if (unit !== null) void packets.cut(unit);
          }}
        >
          {t(($) => $.packets.cut)}
        </Button>
      </div>
      {cutting ? <ProgressBar label={t(($) => $.packets.cutting)} value={null} /> : null}
    </section>
  );
}
