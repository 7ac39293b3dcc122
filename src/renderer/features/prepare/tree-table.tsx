/**
 * A tree as a table of rows that the keyboard walks: up and down, right unfolds, left folds or goes up, Home and End.
 * Only the rows in sight are painted, so that ten thousand units are as quick as ten. Callers: tree tab.
 */
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { isLeaf, type Tree } from '#shared/domain/plan/tree.ts';
import { Icon } from '#renderer/ui/index.ts';
import { visibleNodes } from './tree-rows.ts';

export interface TreeColumn {
  readonly id: string;
  readonly label: string;
  readonly align?: 'right';
  readonly cell: (node: number) => ReactNode;
}

export interface TreeTableProps {
  readonly label: string;
  /** The head of the first column. */
  readonly nameLabel: string;
  readonly tree: Tree;
  readonly folded: ReadonlySet<string>;
  readonly selected: string | null;
  readonly columns: readonly TreeColumn[];
  readonly onFold: (id: string, folded: boolean) => void;
  readonly onSelect: (id: string) => void;
  /** Enter or F2 on a row. */
  readonly onOpen: () => void;
}

/** Rows painted above and below those in sight. */
const overscan = 12;

export function TreeTable(props: TreeTableProps) {
  const { label, nameLabel, tree, folded, selected, columns, onFold, onSelect, onOpen } = props;
  const base = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600, row: 27 });
  const visible = visibleNodes(tree, folded);
  const selectedNode = tree.indexOf.get(selected ?? '') ?? -1;
  const at = visible.indexOf(selectedNode);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const row = element.querySelector<HTMLElement>('.outline-row')?.offsetHeight ?? 27;
      setView((before) => ({ ...before, height: element.clientHeight, row }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = frame.current;
    if (element === null || at < 0) return;
    const top = at * view.row;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + 3 * view.row > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + 3 * view.row - element.clientHeight;
    }
  }, [at, view.row]);

  const first = Math.max(0, Math.floor(view.top / view.row) - overscan);
  const last = Math.min(visible.length, Math.ceil((view.top + view.height) / view.row) + overscan);
  const rowId = (node: number): string => `${base}-${node}`;

  const press = (event: KeyboardEvent): void => {
    const target = walk(event.key, { tree, folded, visible, at, page: Math.floor(view.height / view.row) });
    if (target === null) return;
    event.preventDefault();
    if (target === 'open') onOpen();
    else if (typeof target === 'object') onFold(target.id, target.folded);
    else onSelect(tree.nodes[target]?.id ?? '');
  };

  return (
    <div
      ref={frame}
      className="outline"
      role="treegrid"
      aria-label={label}
      aria-rowcount={visible.length + 1}
      aria-activedescendant={at < 0 ? undefined : rowId(selectedNode)}
      tabIndex={0}
      onKeyDown={press}
      onScroll={(event) => setView({ ...view, top: event.currentTarget.scrollTop })}
    >
      <div role="row" aria-rowindex={1} className="outline-head">
        <span role="columnheader">{nameLabel}</span>
        {columns.map((column) => (
          <span key={column.id} role="columnheader" className={column.align === 'right' ? 'figure' : undefined}>
            {column.label}
          </span>
        ))}
      </div>
      <div role="presentation" style={{ height: first * view.row }} />
      {visible.slice(first, last).map((node, index) => {
        const { id, name } = tree.nodes[node] as { id: string; name: string };
        const leaf = isLeaf(tree, node);
        const level = (tree.depth[node] ?? 0) + 1;
        return (
          // The keyboard reaches rows through the tree itself.
          <div
            key={id}
            id={rowId(node)}
            role="row"
            aria-rowindex={first + index + 2}
            aria-level={level}
            aria-selected={node === selectedNode}
            {...(leaf ? {} : { 'aria-expanded': !folded.has(id) })}
            className={leaf ? 'outline-row' : 'outline-row outline-branch'}
            tabIndex={-1}
            onClick={() => onSelect(id)}
            onDoubleClick={onOpen}
            onKeyDown={undefined}
          >
            <span role="gridcell" className="outline-name" style={{ paddingInlineStart: `${(level - 1) * 16}px` }}>
              <span
                className="outline-fold"
                aria-hidden="true"
                onClick={(event) => {
                  if (leaf) return;
                  event.stopPropagation();
                  onFold(id, !folded.has(id));
                }}
              >
                {leaf ? null : <Icon name={folded.has(id) ? 'chevronRight' : 'chevronDown'} size={11} />}
              </span>
              {name}
            </span>
            {columns.map((column) => (
              <span key={column.id} role="gridcell" className={column.align === 'right' ? 'figure' : 'faint'}>
                {column.cell(node)}
              </span>
            ))}
          </div>
        );
      })}
      <div role="presentation" style={{ height: (visible.length - last) * view.row }} />
    </div>
  );
}

interface Place {
  readonly tree: Tree;
  readonly folded: ReadonlySet<string>;
  readonly visible: readonly number[];
  /** The place of the selected row among those that can be seen; −1 for none. */
  readonly at: number;
  readonly page: number;
}

/** Where a key leads: to another node, to folding, to opening, or nowhere. */
function walk(
  key: string,
  { tree, folded, visible, at, page }: Place,
): number | 'open' | { readonly id: string; readonly folded: boolean } | null {
  const node = visible[at] ?? -1;
  const id = tree.nodes[node]?.id ?? '';
  const to = (place: number): number | null => visible[Math.min(visible.length - 1, Math.max(0, place))] ?? null;
  switch (key) {
    case 'ArrowDown':
      return to(at + 1);
    case 'ArrowUp':
      return to(at - 1);
    case 'PageDown':
      return to(at + page);
    case 'PageUp':
      return to(at - page);
    case 'Home':
      return to(0);
    case 'End':
      return to(visible.length - 1);
    case 'ArrowRight':
      return node < 0 || isLeaf(tree, node) ? null : folded.has(id) ? { id, folded: false } : to(at + 1);
    case 'ArrowLeft':
      if (node < 0) return null;
      if (!isLeaf(tree, node) && !folded.has(id)) return { id, folded: true };
      return (tree.parent[node] ?? -1) < 0 ? null : (tree.parent[node] ?? null);
    case 'Enter':
    case 'F2':
      return node < 0 ? null : 'open';
    default:
      return null;
  }
}
