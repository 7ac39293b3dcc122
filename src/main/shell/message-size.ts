/**
 * Roughly how many bytes a message holds, without copying it: the guard against messages that are too large to look at.
 * Callers: validated-ipc.
 */

/** Bytes of texts, numbers and buffers in a value, counted until `limit` is passed; cycles are counted once. */
export function messageSize(value: unknown, limit: number): number {
  const seen = new Set<object>();
  const waiting: unknown[] = [value];
  let size = 0;
  while (waiting.length > 0 && size <= limit) {
    const next = waiting.pop();
    size += ownSize(next);
    if (typeof next !== 'object' || next === null || ArrayBuffer.isView(next) || seen.has(next)) continue;
    seen.add(next);
    for (const [key, member] of entriesOf(next)) waiting.push(key, member);
  }
  return size;
}

function ownSize(value: unknown): number {
  if (typeof value === 'string') return 2 * value.length;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  return value instanceof ArrayBuffer ? value.byteLength : 8;
}

function entriesOf(value: object): Iterable<readonly [unknown, unknown]> {
  if (value instanceof Map) return value;
  if (value instanceof Set) return value.entries();
  return Object.entries(value);
}
