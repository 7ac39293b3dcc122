/**
 * A document as plain blocks of text: written once in the reader's language, then shown on the screen, printed, or saved
 * as a page of its own. Callers: minutes text, minutes page, minutes file.
 */

/** A cell: its text, and whether it is a number, which stands to the right. */
export interface Cell {
  readonly text: string;
  readonly figure?: true;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  readonly head: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | TableBlock
  /** A line with its own small heading, kept together on paper. */
  | { readonly kind: 'part'; readonly title: string; readonly note: string; readonly blocks: readonly Block[] };

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Document {
  readonly title: string;
  readonly subtitle: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly sections: readonly Section[];
}

export function word(text: string): Cell {
  return { text };
}

export function figure(text: string): Cell {
  return { text, figure: true };
}
