/**
 * Messages nobody should send: rubbish, half-right messages, and requests that no schema accepts.
 * Callers: rpc-ends.test, rpc-caller.test.
 */
import fc from 'fast-check';
import { probeService } from './probe-service.ts';

const methods: Readonly<Record<string, { request: { safeParse(value: unknown): { success: boolean } } }>> =
  probeService.methods;
const kinds = ['hello', 'request', 'cancel', 'progress', 'reply', 'refusal', 'fault', 'event', '__proto__', ''];
const names = [...Object.keys(methods), 'counted', '__proto__', 'constructor', 'hasOwnProperty', 'then', ''];

const rubbish = fc.jsonValue({ maxDepth: 3 });
const numbers = fc.oneof(fc.integer({ min: -2, max: 50 }), fc.constantFrom(0.5, 2 ** 53, -1e300), rubbish);
const halfRight = fc.record(
  {
    kind: fc.oneof(fc.constantFrom(...kinds), rubbish),
    call: numbers,
    method: fc.oneof(fc.constantFrom(...names), rubbish),
    request: fc.oneof(rubbish, fc.record({ left: rubbish, right: rubbish, upTo: rubbish, ['__proto__']: rubbish })),
    name: fc.constantFrom(...names),
    value: rubbish,
    fraction: numbers,
    text: rubbish,
    code: fc.oneof(fc.constantFrom('malformed', 'fault', 'toString'), rubbish),
    refusal: fc.oneof(fc.record({ code: fc.constantFrom('line-held', 'valueOf'), details: rubbish }), rubbish),
    wireVersion: numbers,
    generation: numbers,
  },
  { requiredKeys: [] },
);

/** Anything but a request that a method of the probe accepts. */
export const fuzzedMessages = fc
  .oneof({ arbitrary: rubbish, weight: 1 }, { arbitrary: halfRight, weight: 4 })
  .filter((message) => !isAcceptable(message));

function isAcceptable(message: unknown): boolean {
  if (typeof message !== 'object' || message === null) return false;
  const { method, request } = message as { method?: unknown; request?: unknown };
  return (
    typeof method === 'string' &&
    Object.hasOwn(methods, method) &&
    methods[method]?.request.safeParse(request).success === true
  );
}
