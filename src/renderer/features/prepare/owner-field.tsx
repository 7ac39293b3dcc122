/** Who answers for a unit: the one who decides what is sent up to it. Caller: node panel. */
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, PanelSection, TextField } from '#renderer/ui/index.ts';
import { useCommand } from '#renderer/ui/use-command.ts';

export interface OwnerFieldProps {
  readonly session: PlanSession;
  readonly unit: string;
  /** The name as it stands; empty for nobody. */
  readonly owner: string;
}

export function OwnerField({ session, unit, owner }: OwnerFieldProps) {
  const t = useText();
  const { send, busy, refusal } = useCommand(session);
  const [name, setName] = useState(owner);
  const plain = name.normalize('NFC').trim();
  const save = (): void => {
    if (plain !== owner) void send({ kind: 'change-unit', unit, owner: plain === '' ? null : plain });
  };
  return (
    <PanelSection title={t(($) => $.prepare.tree.owner)}>
      <div className="prepare-name prepare-name-bare">
        <TextField
          labelHidden
          label={t(($) => $.prepare.tree.owner)}
          help={t(($) => $.prepare.tree.ownerHelp)}
          value={name}
          onChange={setName}
          onEnter={save}
          refusal={refusal}
          maxLength={200}
        />
        <Button isDisabled={busy || plain === owner} onPress={save}>
          {t(($) => $.prepare.tree.ownerSave)}
        </Button>
      </div>
    </PanelSection>
  );
}
