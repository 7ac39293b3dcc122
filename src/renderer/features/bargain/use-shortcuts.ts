/**
 * The keys of the bargaining screen: Alt with a letter for moves, Alt+↑/↓ for the next open line, ? for the list.
 * Undo and redo (Ctrl+Z, Ctrl+Y) belong to the whole window. Callers: the screen; the table for keys pressed in it.
 */
import { useEffect } from 'react';
import { isLeaf } from '#shared/domain/plan/tree.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { bargainOf } from './bargain-state.ts';
import { useActions, type BargainActions } from './use-bargain.ts';
import { lineMoves } from './line-moves.ts';
import { rowFacts } from './row-facts.ts';
import { goToRow } from './go-to-row.ts';

export function useShortcuts(session: PlanSession): void {
  const t = useText();
  const actions = useActions(session);
  useEffect(() => {
    // The past answers to the keys of its replay alone.
    if (session.isPast) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"][data-rac], [role="menu"]') !== null) return;
      if (belongsToField(event) && !isInForm(event)) return;
      if (
        !follow(
          event,
          session,
          actions,
          t(($) => $.bargain.notice.noOpenLine),
        )
      )
        return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the grid, which would take Alt+↓ for its own.
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [session, actions, t]);
}

function follow(event: KeyboardEvent, session: PlanSession, actions: BargainActions, noLine: string): boolean {
  if (event.ctrlKey || event.metaKey) return false;
  if (isInForm(event)) {
    actions.set({ form: null });
    return true;
  }
  if (event.key === '?' && !event.altKey) {
    actions.set({ shortcutsShown: true });
    return true;
  }
  if (event.altKey && event.shiftKey && event.code === 'KeyH') {
    actions.openForm('hold');
    return true;
  }
  if (!event.altKey || event.shiftKey) return false;
  switch (event.code) {
    case 'KeyN':
      actions.openNumber();
      return true;
    case 'KeyA':
      actions.accept();
      return true;
    case 'KeyH':
      actions.holdOrRelease();
      return true;
    case 'KeyD':
      actions.openForm('spread');
      return true;
    case 'KeyC':
      actions.openForm('counter');
      return true;
    case 'KeyP':
      actions.openForm('package');
      return true;
    case 'KeyR':
    case 'KeyU': {
      const { row, measure } = bargainOf(session).getState();
      const moves = lineMoves(row === null ? null : rowFacts(session.replica, measure, row));
      if (event.code === 'KeyR' && moves.reject) actions.openForm('reject');
      if (event.code === 'KeyU' && moves.sendUp) actions.sendUp();
      return true;
    }
    case 'KeyS': {
      const { row, measure } = bargainOf(session).getState();
      const locked = row !== null && lineMoves(rowFacts(session.replica, measure, row)).reopen !== null;
      actions.openForm(locked ? 'reopen' : 'settle');
      return true;
    }
    case 'ArrowUp':
    case 'ArrowDown': {
      const next = nextOpenLine(session, event.code === 'ArrowDown' ? 1 : -1);
      if (next === null) actions.set({ notice: { tone: 'good', text: noLine } });
      else goToRow(session, next);
      return true;
    }
    default:
      return false;
  }
}

/** The next leaf that is not settled, around the end if need be; null when all are. */
export function nextOpenLine(session: PlanSession, step: 1 | -1): string | null {
  const { replica } = session;
  const { units } = replica;
  const { row, measure } = bargainOf(session).getState();
  const size = units.nodes.length;
  const start = row === null ? (step > 0 ? -1 : 0) : (units.indexOf.get(row) ?? 0);
  for (let away = 1; away <= size; away += 1) {
    const node = (((start + step * away) % size) + size) % size;
    if (!isLeaf(units, node)) continue;
    if (replica.table(measure)?.state(node)?.status !== 'settled') return units.nodes[node]?.id ?? null;
  }
  return null;
}

/** Escape in one of the panel's forms, which it closes. */
function isInForm({ key, target }: KeyboardEvent): boolean {
  return key === 'Escape' && target instanceof Element && target.closest('.line-form') !== null;
}

/**
 * Whether a key pressed in a field is the field's own: every key of the cell's editor, and elsewhere what types a
 * character, such as Option+C on a Mac.
 */
function belongsToField({ altKey, key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || target.closest('input, textarea') === null) return false;
  return target.closest('.cell-editor') !== null || !altKey || !/^(?:[a-z]|Arrow(?:Up|Down))$/i.test(key);
}
