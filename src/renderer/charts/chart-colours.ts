/**
 * The token file's colours, read for the canvas, which cannot use CSS variables itself. Callers: the charts.
 */

export interface ChartColours {
  readonly paper: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly inkFaint: string;
  readonly line: string;
  readonly offer: string;
  readonly ask: string;
  readonly working: string;
  readonly history: string;
  readonly settled: string;
  readonly bad: string;
  readonly good: string;
  readonly font: string;
  readonly size: number;
}

/** The colours and the type in force on `element`. */
export function readColours(element: Element): ChartColours {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    paper: token('--paper'),
    ink: token('--ink'),
    inkSoft: token('--ink-soft'),
    inkFaint: token('--ink-faint'),
    line: token('--line'),
    offer: token('--offer'),
    ask: token('--ask'),
    working: token('--ink'),
    history: token('--history'),
    settled: token('--settled'),
    bad: token('--bad'),
    good: token('--good'),
    font: token('--font'),
    size: Number.parseFloat(token('--size-small')),
  };
}

/** Calls `onChange` when light, dark or density change; answers a function that ends it. */
export function watchColours(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-density'] });
  return () => observer.disconnect();
}
