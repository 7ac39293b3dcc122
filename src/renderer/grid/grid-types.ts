/**
 * What the grid shows and what it tells: Parley's own words, none of AG Grid's.
 *
 * The grid holds no numbers. It asks a `GridSource` for each cell it paints and repaints what `applyChanges` names.
 * Callers: every screen with a grid; the pure files of this folder.
 */

/** A row of the tree as it is shown. Objects stay the same while nothing about them changes, so that repainting is cheap. */
export interface GridRow {
  readonly id: string;
  /** Depth in the tree, from 0. */
  readonly level: number;
  readonly label: string;
  readonly expandable: boolean;
  readonly expanded: boolean;
  readonly kind: RowKind;
}
/** `parent` rows are written strong; `total` is the row pinned at the bottom. */
export type RowKind = 'leaf' | 'parent' | 'total';

/** Whose number it is; each has its own hue from the first screen to the last page. */
export type CellTone = 'history' | 'offer' | 'ask' | 'settled' | 'plain';

/** Agreed, near, or stuck. */
export type CellMark = 'agreed' | 'closable' | 'stuck';

export const chipTones = ['plain', 'company', 'unit', 'settled', 'waiting', 'good', 'warn', 'bad'] as const;
export type ChipTone = (typeof chipTones)[number];

/** Everything one cell shows. Two views with the same members look the same, and only then are they not repainted. */
export interface CellView {
  readonly text: string;
  /** The number behind the text, an integer in the measure's own unit; null where there is none, which is not zero. */
  readonly number: number | null;
  readonly tone: CellTone;
  /** True when typing, paste, fill and delete may write here. */
  readonly editable?: boolean;
  readonly held?: boolean;
  readonly settled?: boolean;
  readonly edited?: boolean;
  readonly noAnswer?: boolean;
  /** Written faint: a dash, a word instead of a number. */
  readonly faint?: boolean;
  /** What the number means, as a colour with a shape before it. */
  readonly mark?: CellMark;
  /** A bar beside the number, −1…1 of half the bar's width. */
  readonly bar?: number;
  /** The text is shown as a chip of this tone. */
  readonly chip?: ChipTone;
  /** Columns the cell covers to the right; 2 for a settlement that stands for offer and ask. */
  readonly span?: number;
  /** A note: a corner in the cell, the text when the pointer rests on it and for readers. */
  readonly note?: string;
}

export interface GridColumn {
  readonly id: string;
  /** Without the unit: “Offer”. */
  readonly label: string;
  /** What the numbers are counted in: “k USD”. */
  readonly unit?: string;
  /** Explains the column when the pointer rests on its head. */
  readonly help?: string;
  readonly width: number;
  /** Takes a share of the free width. */
  readonly stretches?: boolean;
  readonly align?: 'left' | 'right';
  readonly tone?: CellTone;
  /** Columns that follow each other with the same group stand under one head. */
  readonly group?: { readonly id: string; readonly label: string };
  /** With a group that opens and closes: shown only while it is open, or only while it is closed. */
  readonly shown?: 'open' | 'closed';
  /** Cells of the same kind may be added up in the status line; left out: never added. */
  readonly sums?: string;
}

/** Where the grid gets what it paints. Both functions are called often: they look up, they do not compute. */
export interface GridSource {
  value(rowId: string, columnId: string): CellView;
  /** The text a person would type for this number in this column, in the reader's number signs. */
  typed(rowId: string, columnId: string, number: number): string;
}

export interface CellAddress {
  readonly rowId: string;
  readonly columnId: string;
}
/** A text for a cell, exactly as typed or pasted; the caller reads it. */
export interface CellText extends CellAddress {
  readonly text: string;
}

/** The answer to a commit: done, or refused with a sentence that is shown under the editor, which stays open. */
export type CommitAnswer = { readonly ok: true } | { readonly ok: false; readonly text: string };

/** What the status line says about the selected range. */
export interface RangeSummary {
  readonly cells: number;
  readonly numbers: number;
  /** Null when there is no number or the cells may not be added (different measures, ratios). */
  readonly sum: number | null;
  readonly average: number | null;
  /** The `sums` kind of the numbers that were added. */
  readonly sums: string | null;
}

/** The selected block, top left to bottom right, with the cell that has the focus. */
export interface GridSelection {
  readonly focus: CellAddress;
  readonly rowIds: readonly string[];
  readonly columnIds: readonly string[];
}

export interface GridMenuItem {
  readonly id: string;
  readonly label: string;
  /** A shortcut shown at the right, as “Ctrl D”. */
  readonly keys?: string;
  readonly disabled?: boolean;
  /** A line is drawn above it. */
  readonly separated?: boolean;
}

/** The cells of a row that changed; without columns the whole row is compared. */
export interface RowChange {
  readonly rowId: string;
  readonly columnIds?: readonly string[];
}

/** What a screen may ask of a grid it shows. */
export interface GridHandle {
  /** Repaints the cells that differ, with a short flash unless `quiet`. Rows that are not on screen cost nothing. */
  applyChanges(changes: readonly RowChange[] | 'all', options?: { readonly quiet?: boolean }): void;
  focusCell(cell: CellAddress): void;
  /** Opens the editor, with `text` in place of the number when given. */
  edit(cell: CellAddress, text?: string): void;
  selection(): GridSelection | null;
}

export interface PlanGridProps {
  /** What the grid is, for readers. */
  readonly label: string;
  /** The head of the tree column. */
  readonly treeLabel: string;
  readonly treeWidth?: number;
  readonly rows: readonly GridRow[];
  readonly total?: GridRow;
  readonly columns: readonly GridColumn[];
  readonly source: GridSource;
  readonly selectedRowId?: string | null;
  readonly onToggle?: (rowId: string) => void;
  readonly onSelectRow?: (rowId: string) => void;
  readonly onSelection?: (selection: GridSelection | null, summary: RangeSummary) => void;
  /** Called at every key while a number is typed; null when the editor closes. */
  readonly onPreview?: (cell: CellText | null) => void;
  readonly onCommit?: (cell: CellText) => Promise<CommitAnswer>;
  /** Paste, fill, Ctrl+D, Ctrl+R: one step. `skipped` counts cells that may not be written. */
  readonly onPaste?: (cells: readonly CellText[], skipped: number) => void;
  readonly onClear?: (cells: readonly CellAddress[]) => void;
  /** Somebody tried to write where nothing may be written: say why. */
  readonly onLocked?: (cell: CellAddress) => void;
  readonly menu?: (selection: GridSelection) => readonly GridMenuItem[];
  readonly onMenu?: (itemId: string, selection: GridSelection) => void;
  /** Every key the grid does not use itself; answer true to keep it from the grid. */
  readonly onKey?: (event: KeyboardEvent, selection: GridSelection | null) => boolean;
}
