/** The controls of Parley's window, in one place to import from. */
export { Button, IconButton, type ButtonProps, type ButtonTone, type IconButtonProps } from './button.tsx';
export {
  Chip,
  Delta,
  Light,
  type ChipProps,
  type ChipTone,
  type DeltaProps,
  type LightColour,
  type LightProps,
} from './chip.tsx';
export { EmptyState, type EmptyStateProps } from './empty-state.tsx';
export {
  AmountField,
  Checkbox,
  TextField,
  type AmountFieldProps,
  type CheckboxProps,
  type TextFieldProps,
} from './field.tsx';
export { FileDrop, type FileDropProps } from './file-drop.tsx';
export { Fold, type FoldProps } from './fold.tsx';
export {
  Brand,
  Frame,
  ImpactStrip,
  Rail,
  TargetTile,
  Toolbar,
  type FrameProps,
  type RailEntry,
  type RailProps,
  type TargetTileProps,
} from './frame.tsx';
export type { IconName } from './icon-shapes.ts';
export { Icon, Mark, type IconProps } from './icon.tsx';
export { Kbd, KeyHint } from './kbd.tsx';
export { MenuAt, MenuButton, type MenuAtProps, type MenuButtonProps, type MenuEntry } from './menu.tsx';
export { NoticeRegion, type Notice, type NoticeRegionProps } from './notices.tsx';
export { CommandPalette, type CommandPaletteProps, type PaletteEntry } from './palette.tsx';
export { Dialog, PanelSection, SidePanel, type DialogProps, type SidePanelProps } from './panel.tsx';
export { ProgressBar, type ProgressBarProps } from './progress.tsx';
export { SegmentedControl, type Option, type SegmentedControlProps } from './segmented.tsx';
export { ComboBox, Select, type Choice, type ComboBoxProps, type SelectProps } from './select.tsx';
export { Slider, type SliderProps } from './slider.tsx';
export { Table, type TableColumn, type TableProps } from './table.tsx';
export { Tabs, type TabSpec, type TabsProps } from './tabs.tsx';
export { Hint, type HintProps } from './tooltip.tsx';
export { useModel } from './use-model.ts';
export { useReplay } from './use-shown-session.ts';
export { usePlan, type PlanParts } from './use-plan.ts';
