/**
 * The bargaining screen's choices and what can be done on it, for the parts that show them.
 * Callers: toolbar, table, panel, shortcuts.
 */
import { useMemo } from 'react';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import type { Side } from '#shared/domain/plan/entities.ts';
import { useLanguage, useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { bargainOf, type Bargain, type BargainState, type LineForm } from './bargain-state.ts';
import { amountStyle, unitName, writeAlone, type AmountStyle } from './bargain-text.ts';
import { acceptCommand, holdCommand, lineMoves, meetCommand, releaseCommand, settleCommand } from './line-moves.ts';
import { rowFacts, type RowFacts } from './row-facts.ts';

/** How amounts are written now, and the unit in words. */
export interface Shown {
  readonly style: AmountStyle;
  readonly unitName: string;
}

export function useShown(session: PlanSession): Shown {
  const t = useText();
  const language = useLanguage();
  const { header } = usePlan(session);
  const { measure, amountUnits } = useModel(bargainOf(session), (state) => ({
    measure: state.measure,
    amountUnits: state.amountUnits,
  }));
  const unit = amountUnits[measure];
  return useMemo(() => {
    const style = amountStyle(header, measure, unit, language);
    return { style, unitName: unitName(t, header, style) };
  }, [t, header, measure, unit, language]);
}

/** What the parts of the panel that act on a row are given. */
export interface RowProps {
  readonly session: PlanSession;
  readonly row: RowFacts;
}

/** The chosen row as it stands; repaints with every step. */
export function useRow(session: PlanSession): RowFacts | null {
  const { row, measure } = useModel(bargainOf(session), (state) => ({ row: state.row, measure: state.measure }));
  // The replica is changed in place and the row read from it; members are compared, so a step elsewhere costs no repaint.
  return useModel(session.state, () => (row === null ? null : rowFacts(session.replica, measure, row)));
}

export interface BargainActions {
  /** Sends a command; a refusal becomes a notice. Answers whether it was done. */
  readonly act: (body: CommandBody) => Promise<boolean>;
  readonly accept: (side?: Side) => void;
  readonly meet: () => void;
  readonly holdOrRelease: () => void;
  readonly settleAt: (value: number | null) => void;
  readonly reopen: (unit: string) => void;
  readonly openForm: (form: LineForm) => void;
  readonly set: (part: Partial<BargainState>) => void;
}

export function useActions(session: PlanSession): BargainActions {
  const t = useText();
  const refusalText = useRefusalText();
  const { style } = useShown(session);
  return useMemo(() => {
    const bargain: Bargain = bargainOf(session);
    const set = (part: Partial<BargainState>): void => bargain.setState(part);
    const facts = (): RowFacts | null => {
      const { row, measure } = bargain.getState();
      if (row !== null) return rowFacts(session.replica, measure, row);
      set({ notice: { tone: 'warn', text: t(($) => $.bargain.notice.chooseRow) } });
      return null;
    };
    const act = async (body: CommandBody): Promise<boolean> => {
      const outcome = await session.submit(body);
      if (outcome.ok) set({ notice: null, reason: '', form: null });
      else set({ notice: { tone: 'bad', text: refusalText(outcome.refusal) } });
      return outcome.ok;
    };
    const onRow = (command: (row: RowFacts, reason: string) => CommandBody | null): void => {
      const row = facts();
      const body = row === null ? null : command(row, bargain.getState().reason);
      if (body !== null) void act(body);
    };
    return {
      act,
      set,
      accept: (side) =>
        onRow((row, reason) => {
          const chosen = side ?? lineMoves(row).accept;
          return chosen === null ? null : acceptCommand(row, chosen, reason);
        }),
      meet: () =>
        onRow((row, reason) => {
          const { meet } = lineMoves(row);
          if (meet === null) return null;
          const label = t(($) => $.bargain.action.meetLabel, { amount: writeAlone(meet, style), name: row.name });
          return meetCommand(row, meet, label, bargain.getState().method, reason);
        }),
      holdOrRelease: () =>
        onRow((row, reason) => (lineMoves(row).release ? releaseCommand(row, reason) : holdCommand(row, reason))),
      settleAt: (value) => onRow((row, reason) => settleCommand(row, value, reason)),
      reopen: (unit) => onRow((row, reason) => ({ kind: 'reopen', unit, measure: row.measure, reason: reason.trim() })),
      openForm: (form) => {
        if (facts() !== null) set({ form, panelShown: true });
      },
    };
  }, [session, t, refusalText, style]);
}
