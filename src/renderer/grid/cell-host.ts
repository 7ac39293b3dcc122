/** What the parts of a grid know of each other. Callers: the cells, the view, the controller. */
import type { CellAddress, PlanGridProps } from './grid-types.ts';

/** The words the grid itself adds, already in the reader's language. */
export interface GridTexts {
  readonly collapse: string;
  readonly expand: string;
  readonly held: string;
  readonly edited: string;
  readonly noAnswer: string;
  readonly level: (level: number) => string;
  readonly settled: (text: string) => string;
  readonly edit: (column: string, row: string) => string;
}

/** A cell that is on screen; scrolling makes and unmakes them. */
export interface PaintedCell {
  readonly rowId: string;
  readonly columnId: string;
  readonly element: HTMLElement;
  /** Shows `bits` of `rangeBits`; does nothing when they are shown already. */
  paintRange(bits: number): void;
}

export interface CellHost {
  readonly texts: GridTexts;
  /** True while a confirmed change is painted: what differs flashes. */
  readonly flashing: boolean;
  /** The range bits of a cell that is being made. */
  bitsOf(rowId: string, columnId: string): number;
  cellMade(cell: PaintedCell): void;
  cellGone(cell: PaintedCell): void;
  toggle(rowId: string): void;
}

/** What the screen and the page give the view. */
export interface ViewPorts {
  /** The screen's latest wishes. */
  readonly props: () => PlanGridProps;
  readonly texts: () => GridTexts;
  /** AG Grid's own few texts in the reader's language; undefined for English. */
  readonly localeText: { [key: string]: string } | undefined;
}
/** What the view tells of. */
export interface ViewEvents {
  /** Cells have moved on the screen. */
  readonly onMoved: () => void;
  readonly onDoubleClick: (cell: CellAddress) => void;
}
