/**
 * One grid: the view, the editor and the input put together, and what a screen may ask of them.
 * Callers: `plan-grid.tsx`.
 */
import type { ViewPorts } from './cell-host.ts';
import { GridEditing } from './grid-editing.ts';
import { GridInput, type OpenMenu } from './grid-input.ts';
import type { CellAddress, GridHandle, GridSelection, RowChange } from './grid-types.ts';
import { GridView } from './grid-view.ts';

/** What the React wrapper does for the grid. */
export interface ControllerPorts extends ViewPorts {
  readonly openMenu: OpenMenu;
}

export class GridController implements GridHandle {
  readonly view: GridView;
  private readonly frame: HTMLElement;
  private readonly editing: GridEditing;
  private readonly input: GridInput;

  constructor(frame: HTMLElement, ports: ControllerPorts) {
    this.frame = frame;
    this.view = new GridView(frame, ports, {
      onMoved: () => this.editing.place(),
      onDoubleClick: (cell) => this.edit(cell),
    });
    this.editing = new GridEditing(frame, this.view);
    this.input = new GridInput(frame, this.view, this.editing, ports.openMenu);
  }

  destroy(): void {
    this.input.stop();
    this.editing.destroy();
    this.view.destroy();
    this.frame.replaceChildren();
  }

  applyChanges(changes: readonly RowChange[] | 'all', options: { readonly quiet?: boolean } = {}): void {
    this.view.applyChanges(changes, options);
  }

  focusCell(cell: CellAddress): void {
    this.view.focusCell(cell);
  }

  edit(cell: CellAddress, text?: string): void {
    this.editing.edit(cell, text);
  }

  selection(): GridSelection | null {
    return this.view.range.selection;
  }
}
