/**
 * The grid of a plan: tree at the left, numbers at the right, total at the bottom; ranges, fill, clipboard and an editor
 * that waits for the store's answer. See `grid-types.ts` for what it takes and tells. Callers: the screens.
 */
import { AG_GRID_LOCALE_ES } from '@ag-grid-community/locale';
import { useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { MenuAt } from '../ui/menu.tsx';
import type { GridTexts } from './cell-host.ts';
import { GridController } from './grid-controller.ts';
import type { GridHandle, GridMenuItem, GridSelection, PlanGridProps } from './grid-types.ts';
import './grid.css';
import './grid-selection.css';
import './grid-editor.css';
import './grid-marks.css';

interface OpenMenu {
  readonly at: { readonly x: number; readonly y: number };
  readonly selection: GridSelection;
  readonly items: readonly GridMenuItem[];
}

export function PlanGrid({ ref, ...props }: PlanGridProps & { readonly ref?: Ref<GridHandle> }) {
  const t = useText();
  const language = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const controller = useRef<GridController | null>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const latest = useRef(props);
  const texts = useMemo<GridTexts>(
    () => ({
      collapse: t(($) => $.grid.collapse),
      expand: t(($) => $.grid.expand),
      held: t(($) => $.grid.held),
      edited: t(($) => $.grid.edited),
      noAnswer: t(($) => $.grid.noAnswer),
      level: (level) => t(($) => $.grid.level, { level }),
      settled: (text) => t(($) => $.grid.settled, { text }),
      edit: (column, row) => t(($) => $.grid.edit, { column, row }),
    }),
    [t],
  );

  // The screen's wishes are read when something happens, not when they change: the grid is made once a language.
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (frame.current === null) return undefined;
    const made = new GridController(frame.current, {
      props: () => latest.current,
      texts: () => texts,
      openMenu: (at, selection) => {
        const items = latest.current.menu?.(selection) ?? [];
        if (items.length > 0) setMenu({ at, selection, items });
      },
      localeText: language === 'es' ? AG_GRID_LOCALE_ES : undefined,
    });
    controller.current = made;
    const density = new MutationObserver(() => made.view.rescale());
    density.observe(document.documentElement, { attributes: true, attributeFilter: ['data-density'] });
    return () => {
      density.disconnect();
      controller.current = null;
      made.destroy();
    };
  }, [language, texts]);
  useEffect(() => controller.current?.view.setColumns(), [props.columns]);
  useEffect(() => controller.current?.view.setRows(), [props.rows, props.total]);
  useEffect(() => controller.current?.applyChanges('all', { quiet: true }), [props.source]);
  useEffect(() => controller.current?.view.setSelectedRow(props.selectedRowId ?? null), [props.selectedRowId]);
  useImperativeHandle(
    ref,
    () => ({
      applyChanges: (changes, options) => controller.current?.applyChanges(changes, options),
      focusCell: (cell) => controller.current?.focusCell(cell),
      edit: (cell, text) => controller.current?.edit(cell, text),
      selection: () => controller.current?.selection() ?? null,
    }),
    [],
  );

  return (
    <>
      <div className="plan-grid" ref={frame} />
      {menu === null ? null : (
        <MenuAt
          label={t(($) => $.grid.menu)}
          at={menu.at}
          entries={menu.items}
          onClose={() => {
            setMenu(null);
            controller.current?.focusCell(menu.selection.focus);
          }}
          onChoose={(id) => latest.current.onMenu?.(id, menu.selection)}
        />
      )}
    </>
  );
}
