/**
 * A whole table of units or lines at once: pasted or from a file. Ids that are in the plan already are renamed or moved,
 * the others are added, all in one step to undo. Callers: tree tab.
 */
import { useState } from 'react';
import { readNodeTable } from '#shared/domain/plan/node-table.ts';
import type { Tree } from '#shared/domain/plan/tree.ts';
import { useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, FileDrop, SidePanel, TextField } from '#renderer/ui/index.ts';
import { tableCommand, tableEffect } from './table-command.ts';
import { useCommand } from '#renderer/ui/use-command.ts';

export interface PastePanelProps {
  readonly kind: 'unit' | 'line';
  readonly session: PlanSession;
  readonly tree: Tree;
  readonly onDone: () => void;
}

export function PastePanel({ kind, session, tree, onDone }: PastePanelProps) {
  const t = useText();
  const refusalText = useRefusalText();
  const { send, busy, refusal } = useCommand(session);
  const [text, setText] = useState('');
  const read = text.trim() === '' ? null : readNodeTable(text);
  const effect = read?.ok === true ? tableEffect(tree, read.value) : null;
  const command =
    effect === null
      ? null
      : tableCommand(
          kind,
          effect,
          t(($) => $.prepare.tree.pasteLabel),
        );
  const unreadable = read === null || read.ok ? null : refusalText(read.refusal);
  return (
    <SidePanel
      title={t(($) => $.prepare.tree.paste)}
      onClose={onDone}
      actions={
        <Button
          tone="first"
          isDisabled={busy || command === null}
          onPress={() => {
            if (command !== null) void send(command).then((done) => done && onDone());
          }}
        >
          {t(($) => $.prepare.tree.pasteTake)}
        </Button>
      }
    >
      <TextField
        label={t(($) => $.start.form.table)}
        help={
          effect === null
            ? t(($) => $.start.form.tableHelp)
            : t(($) => $.prepare.tree.pasteEffect, { fresh: effect.fresh.length, changed: effect.changed.length })
        }
        refusal={refusal ?? unreadable}
        lines={10}
        placeholder={'id,parent,name'}
        value={text}
        onChange={setText}
      />
      <FileDrop
        label={t(($) => $.start.form.tableFile)}
        accepts={['.csv', '.tsv', '.txt', 'text/csv']}
        onFiles={([file]) => void file?.text().then(setText)}
      >
        {t(($) => $.start.form.orDrop)}
      </FileDrop>
    </SidePanel>
  );
}
