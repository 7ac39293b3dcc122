/**
 * What each cell of the bargaining table shows. It looks up and writes; it computes nothing that is kept.
 * Caller: the table, for every cell it paints.
 */
import type { ConcessionBlock } from '#shared/contract/concession-views.ts';
import type { MeasureId, PeriodRange } from '#shared/domain/plan/entities.ts';
import { isWholeYear } from '#shared/domain/plan/periods.ts';
import type { Replica } from '#renderer/model/replica.ts';
import type { RowSeries } from '#renderer/model/row-table.ts';
import type { CellView, GridSource } from '#renderer/grid/index.ts';
import { numberConventions } from '#renderer/i18n/language.ts';
import { copiedRate, statusText, writeCell, writeRate, type AmountStyle, type Text } from './bargain-text.ts';
import { isRate, meaningOf, type ColumnMeaning } from './column-meaning.ts';
import { concessionOf, standingOf } from './concessions.ts';
import { typedText } from './read-typed.ts';
import { growthOf, rateOf, type PreviewRows } from './row-facts.ts';
import { rowStatus } from './row-status.ts';

export interface CellsOf {
  readonly replica: Replica;
  readonly measure: MeasureId;
  readonly style: AmountStyle;
  readonly t: Text;
  /** The rows as they would be, while a number is typed. */
  readonly preview: () => PreviewRows | null;
  /** In the past: the rows that the step moved, as they were before it. Nothing can be written there. */
  readonly past?: () => PreviewRows | null;
  /** What both sides gave, as far as it is known. */
  readonly concessions: () => ConcessionBlock | null;
  /** The gap that counts as small, in parts per million of the offer. */
  readonly threshold: () => number;
}

const empty: CellView = { text: '', number: null, tone: 'plain' };
/** The gap that fills its bar: a fifth of the offer. */
const fullBar = 200_000;

export function bargainSource(cells: CellsOf): GridSource {
  const { style, replica } = cells;
  return {
    value: (rowId, id) => {
      const node = replica.units.indexOf.get(rowId);
      const meaning = meaningOf(id);
      return node === undefined || meaning === null
        ? empty
        : new CellReading(cells, node, meaning.periods).view(meaning);
    },
    typed: (_rowId, id, number) => {
      const meaning = meaningOf(id);
      return meaning !== null && isRate(meaning.kind)
        ? copiedRate(number, style.language)
        : typedText(number, style.scale, style.unit, numberConventions(style.language));
    },
  };
}

/** One cell being read: a unit, some months. */
class CellReading {
  readonly #cells: CellsOf;
  readonly #node: number;
  readonly #periods: PeriodRange;
  readonly #preview: PreviewRows | null;

  constructor(cells: CellsOf, node: number, periods: PeriodRange) {
    this.#cells = cells;
    this.#node = node;
    this.#periods = periods;
    this.#preview = cells.preview();
  }

  view({ kind }: ColumnMeaning): CellView {
    const { replica, t } = this.#cells;
    switch (kind) {
      case 'yearBefore':
        return this.#amount(this.#past(2), { tone: 'history' });
      case 'lastYear':
        return this.#amount(this.#past(1), { tone: 'history' });
      case 'growth':
        return this.#growth();
      case 'offer':
        return this.#offer();
      case 'ask':
        return this.#ask();
      case 'working':
        return this.#amount(this.#number('working'), { tone: 'plain', edited: this.#edited('working') });
      case 'gap':
        return this.#gap();
      case 'gapRate':
        return this.#gapRate();
      case 'closed':
        return this.#closed();
      case 'share':
        return this.#share();
      case 'status': {
        const state = this.#state;
        if (state === undefined) return empty;
        const numbers = this.#number('offer') !== null;
        const text = statusText(t, state, replica.units.nodes[this.#node]?.name ?? '', numbers);
        return { text, number: null, tone: 'plain', chip: rowStatus(state, numbers).tone };
      }
      case 'reason': {
        const text = this.#state?.lastReason ?? '';
        return { text, number: null, tone: 'plain', faint: true, ...(text.length > 20 ? { note: text } : {}) };
      }
    }
  }

  get #state() {
    return this.#cells.replica.table(this.#cells.measure)?.state(this.#node);
  }

  /** Words and notes stand at the year; the narrow cells of a quarter or a month have room for the number alone. */
  get #year(): boolean {
    return isWholeYear(this.#periods);
  }

  get #isPast(): boolean {
    return this.#cells.past !== undefined;
  }

  get #settled(): boolean {
    return this.#state?.status === 'settled';
  }

  #confirmed(series: RowSeries, node: number): number | null {
    const { first, last } = this.#periods;
    return this.#cells.replica.table(this.#cells.measure)?.readMonths(series, node, first, last) ?? null;
  }

  #number(series: RowSeries, node = this.#node): number | null {
    const coming = this.#preview?.read(series, node, this.#periods);
    return coming === undefined ? this.#confirmed(series, node) : coming;
  }

  #edited(series: RowSeries): boolean {
    const before = this.#cells.past?.()?.read(series, this.#node, this.#periods);
    if (before !== undefined) return before !== this.#confirmed(series, this.#node);
    return this.#preview !== null && this.#number(series) !== this.#confirmed(series, this.#node);
  }

  #past(years: number): number | null {
    const { replica, measure } = this.#cells;
    const { first, last } = this.#periods;
    return replica.table(measure)?.readHistory(replica.header.year - years, this.#node, first, last) ?? null;
  }

  #amount(number: number | null, rest: Omit<CellView, 'text' | 'number'>): CellView {
    if (number === null) return { text: '–', number: null, faint: true, ...rest };
    return { text: writeCell(number, this.#cells.style), number, ...rest };
  }

  #growth(): CellView {
    const rate = growthOf(this.#number('offer'), this.#past(1));
    if (rate !== null) return this.#rate(rate, 'always');
    const noted = this.#number('offer') === null ? {} : { note: this.#cells.t(($) => $.bargain.cell.noGrowth) };
    return { text: this.#cells.t(($) => $.common.notAvailable), number: null, tone: 'plain', faint: true, ...noted };
  }

  #rate(rate: number, sign: 'always' | 'negative'): CellView {
    return { text: writeRate(rate, this.#cells.style.language, sign), number: rate, tone: 'plain' };
  }

  /** A settlement stands for both sides: at the year it is one cell over two columns. */
  #offer(): CellView {
    const { t, replica } = this.#cells;
    const state = this.#state;
    const number = this.#number('offer');
    const hold = state?.hold ?? null;
    const unit = replica.units.nodes[this.#node]?.id;
    if (this.#settled && number !== null) {
      const above = hold === null || hold.unit === unit ? undefined : nameOf(replica, hold.unit);
      const note = above === undefined ? hold?.reason : t(($) => $.bargain.cell.settledWith, { unit: above });
      return {
        text: writeCell(number, this.#cells.style),
        number,
        tone: 'settled',
        settled: true,
        ...(this.#year ? { span: 2 } : {}),
        ...(note === undefined || note === '' || !this.#year ? {} : { note }),
      };
    }
    const held = hold !== null && hold.unit === unit;
    return {
      ...this.#amount(number, { tone: 'offer', editable: !held && !this.#isPast, edited: this.#edited('offer') }),
      ...(held ? { held } : {}),
      ...(held && this.#year ? { note: this.#heldNote(hold.owner, hold.reason) } : {}),
    };
  }

  #heldNote(owner: string, reason: string): string {
    const { t } = this.#cells;
    return reason === ''
      ? t(($) => $.bargain.cell.heldBy, { owner })
      : t(($) => $.bargain.cell.heldBecause, { owner, reason });
  }

  #ask(): CellView {
    if (this.#settled) return { ...this.#amount(this.#number('ask'), { tone: 'settled' }) };
    const number = this.#number('ask');
    const view = { tone: 'ask' as const, editable: !this.#isPast, edited: this.#edited('ask') };
    return number === null
      ? { text: this.#year ? '' : '–', number: null, noAnswer: true, ...view }
      : this.#amount(number, view);
  }

  #gap(): CellView {
    if (this.#settled) return { text: '–', number: null, tone: 'plain', faint: true };
    const number = this.#number('gap');
    if (number !== null) return this.#amount(number, { tone: 'plain', ...(this.#year ? this.#mark() : {}) });
    const open = this.#number('offer') !== null;
    return { text: open ? this.#cells.t(($) => $.bargain.cell.open) : '–', number: null, tone: 'plain', faint: true };
  }

  #gapRate(): CellView {
    const gap = this.#settled ? null : this.#number('gap');
    const rate = rateOf(gap, this.#number('offer'));
    if (rate === null) return { ...empty, faint: true };
    return { ...this.#rate(rate, 'negative'), bar: Math.max(-1, Math.min(1, rate / fullBar)) };
  }

  #mark(): Pick<CellView, 'mark' | 'note'> {
    const { replica, measure, t, threshold } = this.#cells;
    const { kind } = standingOf(replica, measure, this.#cells.concessions(), this.#node, threshold());
    const note = t(($) => $.boards.kind[kind]);
    return kind === 'agreed' || kind === 'closable' || kind === 'stuck' ? { mark: kind, note } : {};
  }

  /** The part of the opening gap that is closed. */
  #closed(): CellView {
    const { replica, measure } = this.#cells;
    const concession = concessionOf(replica, measure, this.#cells.concessions(), this.#node);
    const closed = concession?.closed ?? null;
    if (closed === null) return { text: '–', number: null, tone: 'plain', faint: true };
    return { ...this.#rate(closed, 'negative'), bar: Math.max(-1, Math.min(1, closed / 1_000_000)) };
  }

  #share(): CellView {
    const { replica } = this.#cells;
    const above = replica.units.parent[this.#node] ?? -1;
    if (above < 0) return empty;
    const rate = rateOf(this.#number('offer'), this.#number('offer', above));
    return rate === null ? { text: '–', number: null, tone: 'plain', faint: true } : this.#rate(rate, 'negative');
  }
}

function nameOf(replica: Replica, unit: string): string {
  return replica.units.nodes[replica.units.indexOf.get(unit) ?? 0]?.name ?? '';
}
