/** What the charts show, in Parley's own words. Callers: screens and the chart components. */

/** The numbers of a chart as a table: its head and one row a label. Texts are already in the reader's language. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One line of twelve months; null where there is no number. Values are in the measure's own integer unit. */
export type MonthSeries = readonly (number | null)[];

export interface MonthsChartProps {
  /** The question the chart answers; it is the title. */
  readonly title: string;
  /** Twelve short names, in fiscal order. */
  readonly months: readonly string[];
  readonly offer: MonthSeries;
  readonly ask?: MonthSeries;
  readonly working?: MonthSeries;
  readonly lastYear?: MonthSeries;
  /** Names the grey line: “2013”. */
  readonly lastYearLabel?: string;
  readonly format: (value: number) => string;
  readonly height?: number;
}

/** A mark on the track, 0…1 of its width. */
export interface BulletMark {
  readonly at: number;
  readonly label: string;
}
export interface BulletTrackProps {
  /** The whole picture in words, for readers. */
  readonly label: string;
  readonly goal?: BulletMark;
  readonly asks?: BulletMark;
  readonly working?: BulletMark;
  readonly offers?: BulletMark;
  /** A band of the goal (8–12 %), from and to, 0…1. */
  readonly band?: { readonly from: number; readonly to: number };
}
