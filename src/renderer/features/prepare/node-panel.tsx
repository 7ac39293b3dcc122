/** One unit or line: its name, where it hangs, a new one below it, its removal. Callers: tree tab. */
import { useState } from 'react';
import { isLeaf, isWithin, type Tree } from '#shared/domain/plan/tree.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, ComboBox, PanelSection, SidePanel, TextField } from '#renderer/ui/index.ts';
import { OwnerField } from './owner-field.tsx';
import { freshId } from './tree-rows.ts';
import { useCommand } from '#renderer/ui/use-command.ts';

export interface NodePanelProps {
  readonly kind: 'unit' | 'line';
  readonly session: PlanSession;
  readonly tree: Tree;
  readonly id: string;
  /** Selects another node and makes it seen. */
  readonly onShow: (id: string) => void;
}

export function NodePanel({ kind, session, tree, id, onShow }: NodePanelProps) {
  const t = useText();
  const { send, busy, refusal } = useCommand(session);
  const index = tree.indexOf.get(id) ?? 0;
  const node = tree.nodes[index];
  const [name, setName] = useState(node?.name ?? '');
  const [child, setChild] = useState('');
  const plainName = name.normalize('NFC').trim();
  const change = (part: { readonly name?: string; readonly parent?: string }): Promise<boolean> =>
    send(kind === 'unit' ? { kind: 'change-unit', unit: id, ...part } : { kind: 'change-line', line: id, ...part });
  const rename = (): void => {
    if (plainName !== '' && plainName !== node?.name) void change({ name: plainName });
  };
  const add = async (): Promise<void> => {
    const childName = child.normalize('NFC').trim();
    if (childName === '') return;
    const added = [{ id: freshId(childName, (one) => tree.indexOf.has(one)), parent: id, name: childName }];
    const done = await send(
      kind === 'unit' ? { kind: 'add-units', units: added } : { kind: 'add-lines', lines: added },
    );
    if (done) setChild('');
  };
  const remove = async (): Promise<void> => {
    const next = tree.nodes[tree.parent[index] ?? -1]?.id;
    const removed = await send(kind === 'unit' ? { kind: 'remove-unit', unit: id } : { kind: 'remove-line', line: id });
    if (removed && next !== undefined) onShow(next);
  };
  // Whatever could hold it: not itself nor what hangs below it. Leaves with numbers are refused with a reason.
  const parents = tree.nodes
    .filter((_, other) => !isWithin(tree, index, other) && (!isLeaf(tree, other) || tree.nodes.length <= 500))
    .map((other) => ({ id: other.id, label: other.name, detail: other.id }));
  return (
    <SidePanel
      title={node?.name ?? id}
      subtitle={id}
      actions={
        <Button tone="danger" isDisabled={busy || node?.parent === null} onPress={() => void remove()}>
          {t(($) => $.prepare.tree.remove)}
        </Button>
      }
    >
      {refusal === null ? null : (
        <p className="field-refusal" role="alert">
          {refusal}
        </p>
      )}
      <PanelSection title={t(($) => $.prepare.tree.rename)}>
        <div className="prepare-name prepare-name-bare">
          <TextField
            labelHidden
            label={t(($) => $.prepare.tree.name)}
            value={name}
            onChange={setName}
            onEnter={rename}
            maxLength={200}
          />
          <Button isDisabled={busy || plainName === '' || plainName === node?.name} onPress={rename}>
            {t(($) => $.prepare.plan.rename)}
          </Button>
        </div>
      </PanelSection>
      {kind === 'unit' ? (
        <OwnerField key={node?.owner ?? ''} session={session} unit={id} owner={node?.owner ?? ''} />
      ) : null}
      {node?.parent == null ? null : (
        <PanelSection title={t(($) => $.prepare.tree.parent)}>
          <ComboBox
            labelHidden
            label={t(($) => $.prepare.tree.parent)}
            options={parents}
            value={node.parent}
            onChange={(parent) => {
              if (parent !== node.parent) void change({ parent }).then((done) => done && onShow(id));
            }}
          />
        </PanelSection>
      )}
      <PanelSection title={t(($) => $.prepare.tree.add)}>
        <div className="prepare-name prepare-name-bare">
          <TextField
            labelHidden
            label={t(($) => $.prepare.tree.childName)}
            help={t(($) => $.prepare.tree.addHelp)}
            value={child}
            onChange={setChild}
            onEnter={() => void add()}
            maxLength={200}
          />
          <Button icon="plus" isDisabled={busy || child.trim() === ''} onPress={() => void add()}>
            {t(($) => $.prepare.tree.addButton)}
          </Button>
        </div>
      </PanelSection>
    </SidePanel>
  );
}
