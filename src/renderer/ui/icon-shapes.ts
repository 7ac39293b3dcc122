/**
 * The drawings of the icons, on a field of 16 × 16, as outlines that follow the ink. Callers: `icon.tsx`, the grid's cells.
 */

export const iconShapes = {
  lock: 'M4.5 7V5a3.5 3.5 0 0 1 7 0v2M3.5 7h9v6.5h-9z',
  unlock: 'M4.5 7V5a3.5 3.5 0 0 1 6.7-1.4M3.5 7h9v6.5h-9z',
  pin: 'M5.5 2h5l-.7 4.2 2.2 2.3H4l2.2-2.3zM8 8.5V14',
  chevronRight: 'M6 3.5 10.5 8 6 12.5',
  chevronDown: 'M3.5 6 8 10.5 12.5 6',
  chevronUp: 'M3.5 10 8 5.5l4.5 4.5',
  chevronLeft: 'M10 3.5 5.5 8l4.5 4.5',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7M3 6.5 6 3.5M3 6.5l3 3',
  redo: 'M13 6.5H6.5a3.5 3.5 0 0 0 0 7H9M13 6.5l-3-3M13 6.5l-3 3',
  replay: 'M3 8a5 5 0 1 0 1.6-3.7M3 2.5v3.2h3.2M8 5.5V8l1.8 1.2',
  play: 'M5 3.2 12.5 8 5 12.8z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  start: 'M2.5 7.5 8 2.5l5.5 5M4 6.5v7h8v-7',
  prepare: 'M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.6h11M6 3v10',
  bargain: 'M2 5.5h10.5M9.8 2.8l2.7 2.7-2.7 2.7M14 10.5H3.5M6.2 7.8l-2.7 2.7 2.7 2.7',
  whatIf: 'M2 12c3 0 3-8 6-8s3 8 6 8',
  commit: 'm2.5 8.5 3.5 3.5 7.5-8',
  exchange: 'M8 10V2.5M5 5.2l3-2.7 3 2.7M2.5 9v4.5h11V9',
  variance: 'M8 2.5 14 13.5H2z',
  scorecard: 'M2.5 12a5.5 5.5 0 1 1 11 0M8 12l3-4.5',
  assess: 'M6.5 3.5h7M6.5 8h7M6.5 12.5h7M2.3 3.5l.9.9L4.8 2.6M2.3 8l.9.9 1.6-1.8M2.3 12.5l.9.9 1.6-1.8',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3l3.2 3.2',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3',
  folder: 'M2 4h4l1.5 2H14v7H2z',
  warning: 'M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 11.7h.01',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 7.3v3.7M8 5h.01',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  note: 'M3 3h10v7l-3 3H3zM13 10h-3v3',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9',
  moon: 'M12.8 9.7A5.5 5.5 0 0 1 6.3 3.2a5.5 5.5 0 1 0 6.5 6.5',
  projector: 'M2 3.5h12v8H2zM8 11.5v2.5M5.5 14h5',
} as const;

export type IconName = keyof typeof iconShapes;
