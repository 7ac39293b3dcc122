/**
 * What happens when somebody types, pastes, fills or deletes in the table. Caller: the table.
 */
import { useMemo } from 'react';
import { useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import { refuse } from '#shared/base/outcome.ts';
import { writeAmount } from '#shared/domain/quantity/write-amount.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import type { CellAddress, CellText, CommitAnswer } from '#renderer/grid/index.ts';
import { bargainOf } from './bargain-state.ts';
import { writeCell, writeRate } from './bargain-text.ts';
import { commandFor, commandForMany, readBlock, readCell, type WritingPlace } from './cell-writing.ts';
import { layerOf, meaningOf } from './column-meaning.ts';
import { largeEntry } from './large-entry.ts';
import type { CellNumber } from './number-commands.ts';
import { rowFacts } from './row-facts.ts';
import { useActions, useShown } from './use-bargain.ts';
import { noGrounds } from './grounds.ts';

export interface TableWriting {
  readonly onPreview: (cell: CellText | null) => void;
  readonly onCommit: (cell: CellText) => Promise<CommitAnswer>;
  readonly onPaste: (cells: readonly CellText[], skipped: number) => void;
  readonly onClear: () => void;
  readonly onLocked: (cell: CellAddress) => void;
}

/** Signs with which a text may begin that is not a number yet. */
const beginning = /^\s*(?:=[a-z]*[*+-]?|[-+−(]|\p{Sc})?\s*$/iu;

export function useTableWriting(session: PlanSession): TableWriting {
  const t = useText();
  const refusalText = useRefusalText();
  const shown = useShown(session);
  const { act, set } = useActions(session);
  return useMemo(() => {
    const bargain = bargainOf(session);
    const place: WritingPlace = { session, bargain, shown };
    /** The entry that was asked about last: the same once more is the answer. */
    const asked = { key: '' };
    const onPreview = (cell: CellText | null): void => {
      if (cell === null) {
        asked.key = '';
        session.clearPreview();
        set({ typing: null });
        return;
      }
      const number = readCell(place, cell);
      if (number.ok) {
        session.preview(commandFor(place, number.value));
        set({ typing: { unit: cell.rowId, reading: writeCell(number.value.value, shown.style), refusal: null } });
      } else {
        session.clearPreview();
        const refusal = beginning.test(cell.text) ? null : refusalText(number.refusal);
        set({ typing: { unit: cell.rowId, reading: null, refusal } });
      }
    };
    const onCommit = async (cell: CellText): Promise<CommitAnswer> => {
      set({ typing: null });
      const number = readCell(place, cell);
      if (!number.ok) return { ok: false, text: refusalText(number.refusal) };
      const { measure, asksFirst } = bargain.getState();
      const large = asksFirst ? largeEntry(session.replica, measure, number.value) : null;
      const key = `${cell.rowId} ${cell.columnId} ${cell.text}`;
      if (large !== null && asked.key !== key) {
        asked.key = key;
        set({ typing: null });
        const change = large.change === null ? '–' : writeRate(large.change, shown.style.language, 'always');
        return { ok: false, text: t(($) => $.bargain.typing.confirm, { cells: large.cells, change }) };
      }
      asked.key = '';
      const outcome = await session.submit(commandFor(place, number.value));
      if (!outcome.ok) return { ok: false, text: refusalText(outcome.refusal) };
      set({ notice: null, ...noGrounds });
      return { ok: true };
    };
    const writeTotals = (totals: readonly CellNumber[]): void => {
      const body = commandForMany(
        place,
        totals,
        t(($) => $.bargain.notice.totalsLabel, { count: totals.length }),
      );
      if (body !== null) void act(body);
    };
    const onPaste = (cells: readonly CellText[], skipped: number): void => {
      const block = readBlock(place, cells);
      if ('unread' in block) {
        const { rowId, refusal } = block.unread;
        const unit = session.replica.units.nodes[session.replica.units.indexOf.get(rowId) ?? 0]?.name ?? '';
        const text = t(($) => $.bargain.notice.unreadable, { place: unit, sentence: refusalText(refusal) });
        set({ notice: { tone: 'bad', text } });
        return;
      }
      const { written, totals } = block;
      const body = commandForMany(
        place,
        written,
        t(($) => $.bargain.notice.pasteLabel, { count: written.length }),
      );
      if (body === null) {
        set({ notice: { tone: 'warn', text: t(($) => $.bargain.notice.locked, { count: skipped }) } });
        return;
      }
      void act(body).then((done) => {
        if (!done) return;
        const parts = [
          t(($) => $.bargain.notice.written, { count: written.length }),
          ...(skipped > 0 ? [t(($) => $.bargain.notice.locked, { count: skipped })] : []),
          ...(totals.length > 0 ? [t(($) => $.bargain.notice.totals, { count: totals.length })] : []),
        ];
        const action = { label: t(($) => $.bargain.notice.writeTotals), onAct: () => writeTotals(totals) };
        const tone = skipped + totals.length > 0 ? 'warn' : 'good';
        set({ notice: { tone, text: parts.join(' '), ...(totals.length > 0 ? { action } : {}) } });
      });
    };
    const onLocked = ({ rowId, columnId }: CellAddress): void => {
      const { measure } = bargain.getState();
      const facts = rowFacts(session.replica, measure, rowId);
      const meaning = meaningOf(columnId);
      const hold = facts?.state.hold ?? null;
      if (facts === null || meaning === null || layerOf(meaning.kind) === null || hold === null) {
        set({ notice: { tone: 'warn', text: t(($) => $.bargain.notice.readOnly) } });
        return;
      }
      const { header } = session.replica;
      const refusal =
        hold.kind === 'settled'
          ? refuse('line-settled', { unit: facts.name, amount: writeAmount(facts.offer ?? 0, measure, header) })
          : refuse('line-held', {
              unit: facts.name,
              owner: hold.owner,
              reason: hold.reason === '' ? '–' : hold.reason,
            });
      if (!refusal.ok) set({ notice: { tone: 'warn', text: refusalText(refusal.refusal) } });
    };
    const onClear = (): void => set({ notice: { tone: 'warn', text: t(($) => $.bargain.notice.noClear) } });
    return { onPreview, onCommit, onPaste, onClear, onLocked };
  }, [session, shown, t, refusalText, act, set]);
}
