/**
 * Judges and adds up the records of a file, batch by batch: columns first, then one pass that takes or sets aside each
 * row, then one that adds. A row is taken whole or not at all. Callers: import.
 */
import type { Refusal } from '#shared/base/outcome.ts';
import { fiscalPeriodOf } from '#shared/domain/plan/periods.ts';
import type { MeasureId } from '#shared/domain/plan/entities.ts';
import { isReadableName } from '../container/text-rules.ts';
import { CellTable, periodSlot, type CellBatch } from './cell-table.ts';
import type { CellDecoder } from './encoding.ts';
import { plainText, type DecimalMark, type ResolvedColumns } from './mapping.ts';
import { readNumbers } from './number-column.ts';
import { parsePeriod, type DateOrder } from './period-text.ts';
import { explainRow, isBlankRow, type RowFacts, type RowFault } from './row-fault.ts';
import { unresolved, type NodeFinder } from './resolve.ts';
import { recordStatus, type RecordBatch } from './scanner.ts';
import { TextColumn } from './text-column.ts';
import { dictionaryLimits } from './text-dictionary.ts';
import { UnknownNames } from './unknown-names.ts';

export interface FactReaderOptions {
  readonly columns: ResolvedColumns;
  readonly columnNames: readonly string[];
  /** The measures in question; their places number the measures of the table. */
  readonly measures: readonly MeasureId[];
  readonly decimal: DecimalMark;
  readonly dateOrder: DateOrder;
  readonly delimiter: string;
  /** Decimals of the plan's currency. */
  readonly scale: number;
  readonly startMonth: number;
  readonly units: NodeFinder;
  readonly lines: NodeFinder;
  readonly unknown: 'reject' | 'collect';
  readonly decode: CellDecoder;
  /** The most records of a batch. */
  readonly capacity: number;
  /** The most distinct cells. */
  readonly cellLimit: number;
  /** The most rows of the table (unit × line × year). */
  readonly rowLimit: number;
  /** Called for each row that is rejected, while the batch stands. */
  readonly onReject: (bytes: Uint8Array, batch: RecordBatch, record: number, fault: RowFault) => void;
}

export class FactReader {
  readonly table: CellTable;
  readonly unknownUnits: UnknownNames;
  readonly unknownLines: UnknownNames;
  accepted = 0;
  waiting = 0;
  blank = 0;
  readonly #options: FactReaderOptions;
  readonly #unit: TextColumn;
  readonly #line: TextColumn | null;
  readonly #period: TextColumn | null;
  readonly #measure: TextColumn | null;
  readonly #cells: CellBatch & { count: number };
  readonly #piecesRead: Float64Array;
  /** The sum of absolute values per measure: while it is below 2^53, every sum is exact. */
  readonly #absolutes: Float64Array;
  readonly #batchAbsolutes: Float64Array;
  readonly #rowFacts: RowFacts;

  constructor(options: FactReaderOptions) {
    const { columns, capacity, decode, measures, dateOrder } = options;
    this.#options = options;
    const slotOf = (month: number): number => {
      const fiscal = fiscalPeriodOf(options, { year: Math.floor(month / 12), month: (month % 12) + 1 });
      return periodSlot(fiscal.year, fiscal.period);
    };
    const textColumn = (column: number | null, resolve: (text: string) => number): TextColumn | null =>
      column === null ? null : new TextColumn(column, capacity, decode, resolve);
    this.table = new CellTable(measures.length, options.units.nodes.length, options.lines.nodes.length);
    this.#unit = new TextColumn(columns.unit, capacity, decode, namedNode(options.units));
    this.#line = textColumn(columns.line, namedNode(options.lines));
    this.#period = textColumn(columns.period, (text) => {
      if (text.trim() === '') return unresolved.empty;
      const month = parsePeriod(text, dateOrder);
      return month === null ? unresolved.unknown : slotOf(month);
    });
    this.#measure = textColumn(columns.measure, (text) => {
      const measure = columns.measureTexts.get(plainText(text).toLowerCase());
      return measure === undefined ? unresolved.unknown : measures.indexOf(measure);
    });
    const { values } = columns;
    this.#cells = {
      count: 0,
      skipped: new Uint8Array(capacity),
      units: new Int32Array(capacity),
      lines: new Int32Array(capacity).fill(options.lines.onlyLeaf),
      slots: new Int32Array(capacity),
      measures: new Int32Array(capacity),
      values: values.map(() => new Float64Array(capacity)),
      columnSlots: Int32Array.from(values, ({ month }) => (month === null ? -1 : slotOf(month))),
      columnMeasures: Int32Array.from(values, ({ measure }) => (measure === null ? -1 : measures.indexOf(measure))),
    };
    this.#piecesRead = new Float64Array(capacity);
    this.#absolutes = new Float64Array(measures.length);
    this.#batchAbsolutes = new Float64Array(measures.length);
    this.unknownUnits = new UnknownNames(this.#unit);
    this.unknownLines = new UnknownNames(this.#line);
    this.#rowFacts = {
      options,
      cells: this.#cells,
      unit: this.#unit,
      line: this.#line,
      period: this.#period,
      measure: this.#measure,
    };
  }

  /** Reads a batch. Answers a refusal when the file is beyond a limit and reading must stop. */
  read(bytes: Uint8Array, batch: RecordBatch): Refusal | null {
    const cells = this.#cells;
    cells.count = batch.count;
    this.#unit.read(bytes, batch, cells.units);
    this.#line?.read(bytes, batch, cells.lines);
    this.#period?.read(bytes, batch, cells.slots);
    this.#measure?.read(bytes, batch, cells.measures);
    for (const text of [this.#unit, this.#line, this.#period, this.#measure]) {
      if (text?.overfull === true) {
        const column = this.#options.columnNames[text.column] ?? '';
        return refusal('csv-too-many-names', { column, limit: dictionaryLimits.texts });
      }
    }
    this.#readValues(bytes, batch);
    this.#judge(bytes, batch);
    this.table.add(cells);
    const { cellLimit, rowLimit } = this.#options;
    if (this.table.cells > cellLimit) return refusal('csv-too-many-cells', { limit: cellLimit });
    if (this.table.size > rowLimit) return refusal('csv-too-many-rows', { limit: rowLimit });
    return null;
  }

  /** Reads the numbers; `#batchAbsolutes` gets the sum of their absolute values per measure. */
  #readValues(bytes: Uint8Array, batch: RecordBatch): void {
    const { columns, measures, decimal, decode, scale } = this.#options;
    const pieces = measures.indexOf('units');
    const sums = this.#batchAbsolutes.fill(0);
    columns.values.forEach(({ column, measure }, index) => {
      const into = this.#cells.values[index];
      if (into === undefined) return;
      const rules = { decimal, decode, scale: measure === 'units' ? 0 : scale };
      const sum = readNumbers(bytes, batch, column, rules, into);
      if (measure !== null) {
        sums[measures.indexOf(measure)] = (sums[measures.indexOf(measure)] ?? 0) + sum;
        return;
      }
      // The row says the measure, so its sum is not known yet; and pieces have no decimals.
      sums.fill(Infinity);
      if (pieces < 0) return;
      readNumbers(bytes, batch, column, { decimal, decode, scale: 0 }, this.#piecesRead);
      for (let record = 0; record < batch.count; record += 1) {
        if (this.#cells.measures[record] === pieces) into[record] = this.#piecesRead[record] as number;
      }
    });
  }

  #judge(bytes: Uint8Array, batch: RecordBatch): void {
    if (this.#isAllFine(batch)) {
      this.#cells.skipped.fill(0, 0, batch.count);
      this.accepted += batch.count;
      this.#batchAbsolutes.forEach((sum, measure) => {
        this.#absolutes[measure] = (this.#absolutes[measure] ?? 0) + sum;
      });
    } else this.#judgeEach(bytes, batch);
  }

  /** Whether every row of the batch can be taken; a quick answer for the batches that most files consist of. */
  #isAllFine(batch: RecordBatch): boolean {
    const { units, lines, slots, measures } = this.#cells;
    const fits = this.#batchAbsolutes.every(
      (sum, measure) => sum + (this.#absolutes[measure] ?? 0) <= Number.MAX_SAFE_INTEGER,
    );
    let targets = 0;
    let statuses = 0;
    for (let record = 0; record < batch.count; record += 1) {
      targets |=
        (units[record] as number) |
        (lines[record] as number) |
        (slots[record] as number) |
        (measures[record] as number);
      statuses |= batch.statuses[record] as number;
    }
    // Whatever stands for something missing is negative, so one sign tells of all.
    return fits && targets >= 0 && statuses === recordStatus.fine;
  }

  #judgeEach(bytes: Uint8Array, batch: RecordBatch): void {
    const { statuses, count } = batch;
    const { units, lines, slots, measures, skipped } = this.#cells;
    let accepted = 0;
    for (let record = 0; record < count; record += 1) {
      const known =
        ((units[record] as number) |
          (lines[record] as number) |
          (slots[record] as number) |
          (measures[record] as number)) >=
        0;
      if (known && statuses[record] === 0 && this.#fits(record)) {
        skipped[record] = 0;
        accepted += 1;
      } else {
        skipped[record] = 1;
        this.#setAside(bytes, batch, record);
      }
    }
    this.accepted += accepted;
  }

  /** Whether all numbers of a row are numbers and keep the sums exact; if so they count from now on. */
  #fits(record: number): boolean {
    const { values, columnMeasures, measures } = this.#cells;
    const absolutes = this.#absolutes;
    for (let column = 0; column < values.length; column += 1) {
      const value = (values[column] as Float64Array)[record] as number;
      if (Number.isNaN(value)) continue;
      const own = columnMeasures[column] as number;
      const measure = own < 0 ? (measures[record] as number) : own;
      const sum = (absolutes[measure] as number) + Math.abs(value);
      if (sum <= Number.MAX_SAFE_INTEGER) {
        absolutes[measure] = sum;
        continue;
      }
      for (let back = 0; back < column; back += 1) {
        const taken = (values[back] as Float64Array)[record] as number;
        const ownBack = columnMeasures[back] as number;
        const measureBack = ownBack < 0 ? (measures[record] as number) : ownBack;
        if (!Number.isNaN(taken)) absolutes[measureBack] = (absolutes[measureBack] as number) - Math.abs(taken);
      }
      return false;
    }
    return true;
  }

  #setAside(bytes: Uint8Array, batch: RecordBatch, record: number): void {
    if (isBlankRow(bytes, batch, record, this.#options.delimiter.charCodeAt(0))) {
      this.blank += 1;
      return;
    }
    const fault = explainRow(bytes, batch, record, this.#rowFacts);
    const { units, lines } = this.#cells;
    if (fault.code === 'unknown-unit' || fault.code === 'unknown-line') {
      const first = this.#firstMeasureOf(record);
      if (units[record] === unresolved.unknown) this.unknownUnits.count(record, first);
      if (lines[record] === unresolved.unknown) this.unknownLines.count(record, first);
      if (this.#options.unknown === 'collect') {
        this.waiting += 1;
        return;
      }
    }
    this.#options.onReject(bytes, batch, record, fault);
  }

  #firstMeasureOf(record: number): number {
    const { values, columnMeasures, measures } = this.#cells;
    let total = 0;
    for (let column = 0; column < values.length; column += 1) {
      const own = columnMeasures[column] ?? 0;
      const value = values[column]?.[record] ?? NaN;
      if ((own < 0 ? measures[record] : own) === 0 && Number.isFinite(value)) total += value;
    }
    return total;
  }
}

/** A text's leaf; an unknown text that could not be a name is not even proposed. */
function namedNode(finder: NodeFinder): (text: string) => number {
  return (text) => {
    const place = finder.find(text);
    return place === unresolved.unknown && !isReadableName(plainText(text)) ? unresolved.badName : place;
  };
}

function refusal(code: Refusal['code'], details: Refusal['details']): Refusal {
  return { code, details };
}
