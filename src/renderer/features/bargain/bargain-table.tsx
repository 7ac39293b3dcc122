/**
 * The table of the bargaining screen: rows from the organisation, numbers from the replica, what is typed as a preview.
 * Caller: the screen.
 */
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import type { MeasureId } from '#shared/domain/plan/entities.ts';
import { wholeYear } from '#shared/domain/plan/periods.ts';
import type { Tree } from '#shared/domain/plan/tree.ts';
import {
  flattenTree,
  PlanGrid,
  type GridColumn,
  type GridHandle,
  type GridMenuItem,
  type GridRow,
} from '#renderer/grid/index.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { bargainSource } from './bargain-cells.ts';
import { bargainColumns } from './bargain-columns.ts';
import { bargainOf } from './bargain-state.ts';
import { writeCell } from './bargain-text.ts';
import { concessionsOf } from './concessions.ts';
import { columnId } from './column-meaning.ts';
import { lineMoves } from './line-moves.ts';
import { blockReader, previewReader, rowFacts } from './row-facts.ts';
import { TypingNotes } from './typing-notes.tsx';
import { useActions, useShown } from './use-bargain.ts';
import { useTableWriting } from './use-table-writing.ts';
import { noGrounds } from './grounds.ts';

export function BargainTable({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { header } = usePlan(session);
  const { measure, row } = useModel(bargainOf(session), (state) => ({ measure: state.measure, row: state.row }));
  const actions = useActions(session);
  const writing = useTableWriting(session);
  const grid = useRef<GridHandle>(null);
  const { rows, total } = useRows(session);
  const columns = useColumns(session);
  const source = useSource(session, grid);
  const toggle = (unit: string): void => {
    const expanded = new Set(bargainOf(session).getState().expanded);
    if (!expanded.delete(unit)) expanded.add(unit);
    actions.set({ expanded });
  };
  useFollowedRow(session, grid);
  useArrival(session, grid);
  return (
    <div className="bargain-table">
      <PlanGrid
        ref={grid}
        label={t(($) => $.bargain.grid, { measure: t(($) => $.bargain.measure[measure]), year: header.year })}
        treeLabel={t(($) => $.bargain.column.unit)}
        treeWidth={156}
        rows={rows}
        {...(total === null ? {} : { total })}
        columns={columns}
        source={source}
        selectedRowId={row}
        onToggle={toggle}
        onSelectRow={(unit) => actions.set({ row: unit, form: null, ...noGrounds })}
        onSelection={(selection, summary) =>
          actions.set({
            summary,
            chosen: selection?.rowIds ?? [],
            column: selection?.focus.columnId ?? null,
          })
        }
        {...writing}
        menu={({ focus }) => menuFor(t, session, measure, focus.rowId)}
        onMenu={(id, { focus }) => {
          if (id === 'edit') grid.current?.edit(focus);
          else if (id === 'accept') actions.accept();
          else if (id === 'acceptOther') {
            const other = lineMoves(rowFacts(session.replica, measure, focus.rowId)).acceptOther;
            if (other !== null) actions.accept(other);
          } else if (id === 'counter' || id === 'settle' || id === 'reopen') actions.openForm(id);
          else if (id === 'meet') actions.meet();
          else if (id === 'hold') actions.holdOrRelease();
          else if (id === 'number') actions.openNumber(focus.columnId);
          else if (id === 'undo' || id === 'redo') void actions.act({ kind: id });
        }}
      />
      <TypingNotes session={session} />
    </div>
  );
}

/** The organisation below its root, and the root as the total at the bottom. */
function useRows(session: PlanSession): { readonly rows: readonly GridRow[]; readonly total: GridRow | null } {
  const { units } = usePlan(session);
  const { expanded } = useModel(bargainOf(session), (state) => ({ expanded: state.expanded }));
  const flatten = useMemo(() => rowKeeper(units), [units]);
  const rows = useMemo(() => flatten(expanded), [flatten, expanded]);
  const root = units.nodes[0];
  const total = useMemo<GridRow | null>(
    () =>
      root === undefined
        ? null
        : { id: root.id, level: 0, label: root.name, expandable: false, expanded: false, kind: 'total' },
    [root],
  );
  return { rows, total };
}

/** Flattens the tree again and again, using the rows of the last time where nothing about them changed. */
function rowKeeper({ nodes }: Tree): (expanded: ReadonlySet<string>) => readonly GridRow[] {
  const shown = nodes.slice(1).map(({ id, parent, name }) => ({ id, parent, label: name }));
  let rows: readonly GridRow[] = [];
  return (expanded) => {
    rows = flattenTree(shown, expanded, rows);
    return rows;
  };
}

function useColumns(session: PlanSession): readonly GridColumn[] {
  const t = useText();
  const language = useLanguage();
  const { header } = usePlan(session);
  const { style, unitName } = useShown(session);
  const { measure, view } = useModel(bargainOf(session), (state) => ({ measure: state.measure, view: state.view }));
  const { digits, follows } = useModel(session.state, () => {
    const table = session.replica.table(measure);
    const totals = [table?.read('offer', 0), table?.read('ask', 0), table?.readHistory(header.year - 1, 0)];
    const longest = Math.max(4, ...totals.map((number) => (number == null ? 0 : writeCell(number, style).length)));
    return { digits: longest, follows: table?.read('offer', 0) === null && table.read('working', 0) !== null };
  });
  return useMemo(
    () =>
      bargainColumns(t, {
        view,
        header,
        language,
        unitName,
        digits,
        measure,
        working: header.workingBasis !== 'offer' || follows,
        isPast: session.isPast,
      }),
    [t, view, header, language, unitName, digits, measure, follows, session],
  );
}

/** The cells; the grid repaints what a step or a preview moved. */
function useSource(session: PlanSession, grid: RefObject<GridHandle | null>) {
  const t = useText();
  const { style } = useShown(session);
  const { measure } = useModel(bargainOf(session), (state) => ({ measure: state.measure }));
  useEffect(() => {
    const { replica } = session;
    const stopHearing = replica.listen((moved) => {
      if (moved === 'everything') grid.current?.applyChanges('all', { quiet: true });
      else if (moved.measure === measure) {
        grid.current?.applyChanges(Array.from(moved.nodes, (node) => ({ rowId: replica.units.nodes[node]?.id ?? '' })));
      }
    });
    const stopPreviews = session.state.subscribe((state, before) => {
      if (state.preview === before.preview) return;
      grid.current?.applyChanges('all', { quiet: true });
    });
    const stopConcessions = concessionsOf(session).subscribe(() => grid.current?.applyChanges('all', { quiet: true }));
    return () => {
      stopConcessions();
      stopHearing();
      stopPreviews();
    };
  }, [session, grid, measure]);
  return useMemo(
    () =>
      bargainSource({
        replica: session.replica,
        measure,
        style,
        t,
        concessions: () => concessionsOf(session).getState().block,
        threshold: () => bargainOf(session).getState().threshold,
        preview: previewReader(() => session.state.getState().preview, measure),
        ...(session.isPast ? { past: blockReader(() => session.rowsBefore, measure) } : {}),
      }),
    [session, measure, style, t],
  );
}

/** When the row is chosen from elsewhere (Alt+↓), the focus goes there, in the column it was in. */
function useFollowedRow(session: PlanSession, grid: RefObject<GridHandle | null>): void {
  const { row } = useModel(bargainOf(session), (state) => ({ row: state.row }));
  const followed = useRef(row);
  useEffect(() => {
    const focus = grid.current?.selection()?.focus;
    if (row === followed.current) return;
    followed.current = row;
    if (row === null || focus?.rowId === row) return;
    grid.current?.focusCell({ rowId: row, columnId: focus?.columnId ?? columnId('ask', wholeYear) });
  }, [row, grid]);
}

/** Whoever comes from a board has the focus on the row it led to. */
function useArrival(session: PlanSession, grid: RefObject<GridHandle | null>): void {
  useEffect(() => {
    const bargain = bargainOf(session);
    const { arriving, row } = bargain.getState();
    // Where the table was there all along, the focus followed the row, and nobody arrives any more.
    const arrived = (): void => bargain.setState({ arriving: false });
    if (!arriving || row === null) return arrived;
    arrived();
    // The grid paints its rows in the frame after it is there.
    const frame = requestAnimationFrame(() =>
      grid.current?.focusCell({ rowId: row, columnId: columnId('ask', wholeYear) }),
    );
    return () => {
      cancelAnimationFrame(frame);
      arrived();
    };
  }, [session, grid]);
}

function menuFor(
  t: ReturnType<typeof useText>,
  session: PlanSession,
  measure: MeasureId,
  unit: string,
): readonly GridMenuItem[] {
  if (session.isPast) return [];
  const moves = lineMoves(rowFacts(session.replica, measure, unit));
  const { canUndo, canRedo } = session.replica.journal;
  const acceptOf = (side: 'company' | 'unit' | null): string =>
    side === 'unit' ? t(($) => $.bargain.action.acceptOfferOf) : t(($) => $.bargain.action.acceptAskOf);
  return [
    { id: 'edit', label: t(($) => $.bargain.action.edit), keys: 'F2' },
    { id: 'accept', label: acceptOf(moves.accept), keys: 'Alt A', disabled: moves.accept === null, separated: true },
    ...(moves.acceptOther === null ? [] : [{ id: 'acceptOther', label: acceptOf(moves.acceptOther) }]),
    { id: 'counter', label: t(($) => $.bargain.action.counter), keys: 'Alt C', disabled: !moves.counter },
    { id: 'meet', label: t(($) => $.bargain.action.meetHalf), disabled: moves.meet === null },
    {
      id: 'hold',
      label: moves.release ? t(($) => $.bargain.action.release) : t(($) => $.bargain.action.hold),
      keys: 'Alt H',
      disabled: !moves.hold && !moves.release,
      separated: true,
    },
    moves.reopen === null
      ? { id: 'settle', label: t(($) => $.bargain.action.settle), keys: 'Alt S', disabled: !moves.settle }
      : { id: 'reopen', label: t(($) => $.bargain.action.reopen), keys: 'Alt S' },
    { id: 'number', label: t(($) => $.bargain.number.open), keys: 'Alt N', separated: true },
    { id: 'undo', label: t(($) => $.bargain.action.undo), keys: 'Ctrl Z', disabled: canUndo === null, separated: true },
    { id: 'redo', label: t(($) => $.bargain.action.redo), keys: 'Ctrl Y', disabled: canRedo === null },
  ];
}
