/**
 * Squarified treemap: boxes whose areas are in proportion to values and whose sides are as equal as can be. Pure.
 *
 * Promise: areas are proportional, every box lies inside the frame, none overlaps. Caller: gap map.
 */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One box a value, in the order of the values; what is not above zero gets a box without area. */
export function treemap(values: readonly number[], frame: Box): readonly Box[] {
  const boxes = values.map((): Box => ({ x: frame.x, y: frame.y, width: 0, height: 0 }));
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  if (total <= 0) return boxes;
  const scale = (frame.width * frame.height) / total;
  const order = [...values.keys()]
    .filter((place) => areaOf(place) > 0)
    .sort((left, right) => areaOf(right) - areaOf(left));
  function areaOf(place: number): number {
    return Math.max(0, values[place] ?? 0) * scale;
  }
  let free = frame;
  for (let start = 0; start < order.length;) {
    const side = Math.min(free.width, free.height);
    let end = start + 1;
    let row = areaOf(order[start] as number);
    let largest = row;
    // A row takes the next box as long as its worst box does not get longer by it.
    for (; end < order.length; end += 1) {
      const next = areaOf(order[end] as number);
      const grown = row + next;
      if (worst(grown, largest, next, side) > worst(row, largest, areaOf(order[end - 1] as number), side)) break;
      row = grown;
      largest = Math.max(largest, next);
    }
    free = placeRow(order.slice(start, end), areaOf, row, free, boxes);
    start = end;
  }
  return boxes;
}

/** The longest ratio of sides in a row of this area along `side`. */
function worst(row: number, largest: number, smallest: number, side: number): number {
  const squared = side * side;
  return Math.max((squared * largest) / (row * row), (row * row) / (squared * smallest));
}

/** Lays a row along the shorter side of what is free, and answers what is left. */
function placeRow(
  row: readonly number[],
  areaOf: (place: number) => number,
  area: number,
  free: Box,
  boxes: Box[],
): Box {
  const isUpright = free.width >= free.height;
  const thickness = area / (isUpright ? free.height : free.width);
  let along = isUpright ? free.y : free.x;
  for (const place of row) {
    const length = areaOf(place) / thickness;
    boxes[place] = isUpright
      ? { x: free.x, y: along, width: thickness, height: length }
      : { x: along, y: free.y, width: length, height: thickness };
    along += length;
  }
  return isUpright
    ? { x: free.x + thickness, y: free.y, width: Math.max(0, free.width - thickness), height: free.height }
    : { x: free.x, y: free.y + thickness, width: free.width, height: Math.max(0, free.height - thickness) };
}
