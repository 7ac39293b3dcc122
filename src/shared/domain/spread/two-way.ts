/**
 * Rows and months whose sums are both given: every row exactly its amount, every month exactly its own (methods §1.3).
 *
 * Month by month, each is shared by largest remainder in proportion to what the rows have left. A share never exceeds
 * what is left, since a month never exceeds what all rows have left together, so the last month takes exactly the rest
 * and both margins are met to the quantum. Pure. Callers: bargain (spread command).
 */
import { invariant } from '../../base/assert.ts';
import { spreadTotal } from './spread.ts';

/** The amounts at month × rows + row; both lists whole, not negative and of the same sum. */
export function shareMonths(months: Float64Array, rows: Float64Array): Float64Array {
  const cells = new Float64Array(months.length * rows.length);
  const left = Float64Array.from(rows);
  months.forEach((total, month) => {
    if (total === 0) return;
    const shares = spreadTotal({ total, weights: left, current: left });
    invariant(shares.ok, 'a month of rows without bounds can be shared');
    shares.values.forEach((share, row) => {
      cells[month * rows.length + row] = share;
      left[row] = (left[row] as number) - share;
    });
  });
  invariant(
    left.every((amount) => amount === 0),
    'the months and the rows come to the same',
  );
  return cells;
}
