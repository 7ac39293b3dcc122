/**
 * Long work in turns: it pauses now and then, so that whoever runs it can let something else happen in between. Callers:
 * store (copies of a plan are proved while a room goes on working).
 */

/** Work that pauses wherever it yields, and answers at the end. */
export type Turns<Value> = Generator<void, Value, void>;

/** How many rows of a table are walked over in a turn: a few milliseconds. */
export const rowsInTurn = 1000;

/** Does all of the work now. */
export function atOnce<Value>(work: Turns<Value>): Value {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}
