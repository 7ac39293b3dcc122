/**
 * The bargaining screen's choices and what can be done on it, for the parts that show them.
 * Callers: toolbar, table, panel, shortcuts.
 */
import { useMemo } from 'react';
import type { CommandBody, Grounds } from '#shared/domain/bargain/command.ts';
import { wholeYear } from '#shared/domain/plan/periods.ts';
import { writeAmount } from '#shared/domain/quantity/write-amount.ts';
import type { Side } from '#shared/domain/plan/entities.ts';
import { useLanguage, useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { meaningOf } from './column-meaning.ts';
import { bargainOf, type Bargain, type BargainState, type LineForm } from './bargain-state.ts';
import { groundsOf, noGrounds } from './grounds.ts';
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

/** How far everybody is in the measure on the screen: the gap that is left, settled lines of all. */
export function useHowFar(session: PlanSession) {
  const { measure } = useModel(bargainOf(session), (state) => ({ measure: state.measure }));
  return useModel(session.state, () => {
    const table = session.replica.table(measure);
    const state = table?.state(0);
    return { gap: table?.read('gap', 0) ?? null, settled: state?.settled ?? 0, leaves: state?.leaves ?? 0 };
  });
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
  /** Sends the row to the owner of the unit above. */
  readonly sendUp: () => void;
  /** One side's signature under the settlement of a unit. */
  readonly sign: (side: Side, unit: string) => void;
  readonly openForm: (form: LineForm) => void;
  /** Shows every value of the number under the focus; of the offer where the cell holds none. */
  readonly openNumber: (column?: string | null) => void;
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
      if (outcome.ok) set({ notice: null, form: null, ...noGrounds });
      else set({ notice: { tone: 'bad', text: refusalText(outcome.refusal) } });
      return outcome.ok;
    };
    const onRow = (command: (row: RowFacts, grounds: Grounds) => CommandBody | null): void => {
      const row = facts();
      const body = row === null ? null : command(row, groundsOf(bargain.getState()));
      if (body !== null) void act(body);
    };
    return {
      act,
      set,
      accept: (side) =>
        onRow((row, grounds) => {
          const chosen = side ?? lineMoves(row).accept;
          return chosen === null ? null : acceptCommand(row, chosen, grounds);
        }),
      meet: () =>
        onRow((row, grounds) => {
          const { meet } = lineMoves(row);
          if (meet === null) return null;
          const label = t(($) => $.bargain.action.meetLabel, { amount: writeAlone(meet, style), name: row.name });
          return meetCommand(row, meet, label, bargain.getState().method, grounds);
        }),
      holdOrRelease: () =>
        onRow((row, grounds) => (lineMoves(row).release ? releaseCommand(row, grounds) : holdCommand(row, grounds))),
      settleAt: (value) => onRow((row, grounds) => settleCommand(row, value, grounds)),
      reopen: (unit) =>
        onRow((row, grounds) => ({
          ...grounds,
          kind: 'reopen',
          unit,
          measure: row.measure,
          reason: grounds.reason ?? '',
        })),
      sendUp: () =>
        onRow((row, grounds) => ({
          ...grounds,
          kind: 'escalate',
          side: row.unitOnly ? 'unit' : (row.state.turn ?? 'company'),
          unit: row.unit,
          measure: row.measure,
        })),
      sign: (side, unit) => onRow((row, grounds) => ({ ...grounds, kind: 'sign', side, unit, measure: row.measure })),
      openNumber: (column = bargain.getState().column) => {
        if (facts() === null) return;
        const meaning = column === null ? null : meaningOf(column);
        const side = meaning?.kind === 'ask' ? 'unit' : 'company';
        set({ form: null, number: { side, periods: meaning?.periods ?? wholeYear }, panelShown: true });
      },
      openForm: (form) => {
        const row = facts();
        if (row === null) return;
        const locked = lineMoves(row).reopen;
        if (locked === null || form === 'reopen' || form === 'package' || form === 'spread') {
          set({ form, panelShown: true });
          return;
        }
        const unit = session.replica.units.nodes[session.replica.units.indexOf.get(locked) ?? 0]?.name ?? '';
        const amount = writeAmount(row.offer ?? 0, row.measure, session.replica.header);
        set({ notice: { tone: 'warn', text: refusalText({ code: 'line-settled', details: { unit, amount } }) } });
      },
    };
  }, [session, t, refusalText, style]);
}
