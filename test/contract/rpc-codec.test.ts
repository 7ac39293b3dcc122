/**
 * The text form of messages: what goes through comes out equal, and nothing else comes out.
 */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJsonCodec } from '#shared/rpc/codec.ts';

const codec = createJsonCodec({
  encode: (bytes) => Buffer.from(bytes).toString('base64'),
  decode: (text) => Buffer.from(text, 'base64'),
});

const keys = fc.oneof(fc.string(), fc.constantFrom('$', '$$', '$$$', '$base64', 'base64', '__proto__', 'constructor'));
const typedArray = fc.oneof(fc.uint8Array(), fc.int32Array(), fc.uint32Array(), fc.float64Array());
const messages = fc.letrec((again) => ({
  message: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false),
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
    typedArray,
    fc.array(again('message')),
    fc.array(fc.tuple(keys, again('message'))).map((members) => Object.fromEntries(members)),
  ),
})).message;

describe('messages as text', () => {
  it('come out as they went in, whatever their keys (seed 4)', () => {
    fc.assert(
      fc.property(messages, (message) => isDeepStrictEqual(codec.decode(codec.encode(message)), message)),
      { seed: 4, numRuns: 1000 },
    );
  });

  it('carry a typed array that is a part of a larger buffer, and bytes of a Buffer as plain bytes', () => {
    const part = new Float64Array([1, 2, 3, 4]).subarray(1, 3);
    expect(codec.decode(codec.encode({ part, bytes: Buffer.from('Ana') }))).toStrictEqual({
      part: new Float64Array([2, 3]),
      bytes: new Uint8Array([65, 110, 97]),
    });
  });

  it('leave undefined members out', () => {
    expect(codec.encode({ unit: 'North', reason: undefined })).toBe('{"unit":"North"}');
  });

  it.each([
    ['a bigint', { value: 1n }],
    ['a function', { value: () => 1 }],
    ['a date', { value: new Date(0) }],
    ['a map', { value: new Map() }],
    ['infinity', { value: Infinity }],
    ['not a number', { value: NaN }],
    ['a hole in a list', [1, undefined]],
    ['another kind of typed array', { value: new Float32Array(1) }],
    ['an object that would rewrite itself', { toJSON: () => 'something else' }],
    ['nothing at all', undefined],
  ])('cannot carry %s', (_what, message) => {
    expect(() => codec.encode(message)).toThrow(TypeError);
  });

  it('never reach the prototype of what they become', () => {
    const message = codec.decode('{"__proto__":{"kind":"request"},"list":[{"__proto__":{"$$kind":1}}]}');
    expect(Object.getPrototypeOf(message)).toBe(Object.prototype);
    expect((message as { kind?: unknown }).kind).toBeUndefined();
    expect(({} as { kind?: unknown }).kind).toBeUndefined();
  });

  it.each([
    ['no JSON', '{"kind":'],
    ['an empty text', ''],
    ['an unknown tag', '{"$":"float32","base64":"AAAAAA=="}'],
    ['a tag of a prototype', '{"$":"constructor","base64":"AAAAAA=="}'],
    ['a tag without bytes', '{"$":"uint8"}'],
    ['bytes that are not base64', '{"$":"uint8","base64":"<<<<"}'],
    ['bytes that do not fill the last number', '{"$":"float64","base64":"AAAAAA=="}'],
    ['a key that only the codec may write', '{"$kind":1}'],
    ['lists a hundred thousand deep', '['.repeat(100_000) + ']'.repeat(100_000)],
  ])('are nothing when the text is %s', (_what, text) => {
    expect(codec.decode(text)).toBeUndefined();
  });

  it('withstand 2,000 damaged texts (seed 21)', () => {
    const damaged = fc.tuple(messages, fc.nat(), fc.string({ maxLength: 3 })).map(([message, place, scrap]) => {
      const text = codec.encode(message);
      const cut = place % (text.length + 1);
      return text.slice(0, cut) + scrap + text.slice(cut + 1);
    });
    for (const text of fc.sample(damaged, { seed: 21, numRuns: 2000 })) {
      expect(() => codec.decode(text)).not.toThrow();
    }
  });
});
