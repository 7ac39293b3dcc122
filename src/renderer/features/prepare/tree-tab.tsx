/**
 * The organisation or the offering as a tree: look, rename, move, add, remove, paste a whole table.
 * Callers: prepare screen.
 */
import { useRef, useState } from 'react';
import { leafRange, isLeaf } from '#shared/domain/plan/tree.ts';
import { formatAmount, formatCount } from '#renderer/i18n/format.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, Toolbar, usePlan } from '#renderer/ui/index.ts';
import { NodePanel } from './node-panel.tsx';
import { PastePanel } from './paste-panel.tsx';
import { ancestorsOf, foldedAtFirst } from './tree-rows.ts';
import { TreeTable, type TreeColumn } from './tree-table.tsx';

export interface TreeTabProps {
  readonly kind: 'unit' | 'line';
  readonly session: PlanSession;
}

export function TreeTab({ kind, session }: TreeTabProps) {
  const t = useText();
  const language = useLanguage();
  const { header, units, lines } = usePlan(session);
  const tree = kind === 'unit' ? units : lines;
  const [folded, setFolded] = useState(() => foldedAtFirst(tree));
  const [selected, setSelected] = useState<string | null>(() => tree.nodes[0]?.id ?? null);
  const [pasting, setPasting] = useState(tree.nodes.length === 0);
  const nameField = useRef<HTMLDivElement>(null);
  const lastYear = session.replica.table('revenue');

  const fold = (id: string, closed: boolean): void => {
    const next = new Set(folded);
    if (closed) next.add(id);
    else next.delete(id);
    setFolded(next);
  };
  const show = (id: string): void => {
    setSelected(id);
    const above = ancestorsOf(session.replica[kind === 'unit' ? 'units' : 'lines'], id);
    setFolded(new Set([...folded].filter((one) => !above.includes(one))));
  };
  const columns: readonly TreeColumn[] = [
    { id: 'id', label: t(($) => $.prepare.tree.id), cell: (node) => tree.nodes[node]?.id },
    {
      id: 'leaves',
      label: t(($) => $.prepare.tree.below),
      align: 'right',
      cell: (node) => {
        const { from, to } = leafRange(tree, node);
        return isLeaf(tree, node) ? '' : formatCount(to - from, language);
      },
    },
  ];
  const history: TreeColumn = {
    id: 'history',
    label: t(($) => $.prepare.tree.lastYear, { year: header.year - 1, currency: header.currency }),
    align: 'right',
    cell: (node) => {
      const value = lastYear?.readHistory(header.year - 1, node) ?? null;
      return value === null ? '' : formatAmount(value, { language, scale: header.scale, decimals: 0 });
    },
  };
  return (
    <div className="prepare-split">
      <div className="prepare-tree">
        <Toolbar label={t(($) => $.prepare.tree.tools)}>
          <span className="soft">
            {kind === 'unit'
              ? t(($) => $.app.unitCount, { count: tree.nodes.length })
              : t(($) => $.app.lineCount, { count: tree.nodes.length })}
          </span>
          <span className="grow" />
          <Button onPress={() => setFolded(new Set())}>{t(($) => $.prepare.tree.unfold)}</Button>
          <Button onPress={() => setPasting(true)}>{t(($) => $.prepare.tree.paste)}</Button>
        </Toolbar>
        <TreeTable
          label={t(($) => $.prepare.tab[kind === 'unit' ? 'organisation' : 'offering'])}
          nameLabel={t(($) => $.prepare.tree.name)}
          tree={tree}
          folded={folded}
          selected={selected}
          columns={kind === 'unit' ? [...columns, history] : columns}
          onFold={fold}
          onSelect={(id) => {
            setSelected(id);
            setPasting(false);
          }}
          onOpen={() => nameField.current?.querySelector('input')?.focus()}
        />
      </div>
      <div className="prepare-side" ref={nameField}>
        {pasting ? (
          <PastePanel kind={kind} session={session} tree={tree} onDone={() => setPasting(false)} />
        ) : selected !== null && tree.indexOf.has(selected) ? (
          <NodePanel key={selected} kind={kind} session={session} tree={tree} id={selected} onShow={show} />
        ) : (
          <p className="prepare-hint soft">{t(($) => $.prepare.tree.choose)}</p>
        )}
      </div>
    </div>
  );
}
