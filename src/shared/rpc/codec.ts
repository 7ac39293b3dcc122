/**
 * Messages as JSON text, for connections that carry text only. Ports and processes clone messages and need no codec.
 *
 * A typed array becomes `{"$": its kind, "base64": its bytes}`; to keep that unmistakable, other keys that begin with
 * "$" get a second one on the way. Bytes are little-endian, as on every processor Parley runs on.
 * What JSON would silently change is refused instead: bigints, fractions beyond number, functions, dates, maps.
 * Callers: WebSocket transports.
 */

/** The host's base64 (standard alphabet, padded): its own is many times faster than one written here. */
export interface Base64 {
  readonly encode: (bytes: Uint8Array) => string;
  readonly decode: (text: string) => Uint8Array<ArrayBuffer>;
}

export interface JsonCodec {
  /** The message as text; members that are undefined are left out. Throws a TypeError for what cannot be carried. */
  encode(message: unknown): string;
  /** The message, or undefined (which is never a message) when the text is not one of `encode`'s. */
  decode(text: string): unknown;
}

/** The codec over a host's base64. */
export function createJsonCodec(base64: Base64): JsonCodec {
  return {
    encode(message) {
      if (message === undefined) throw new TypeError('Nothing is not a message.');
      return JSON.stringify(message, function (this: Members, key: string): unknown {
        // The value itself, not what its toJSON would make of it.
        return carried(this[key], Array.isArray(this), base64);
      });
    },
    decode(text) {
      try {
        const message: unknown = JSON.parse(text);
        return revived(message, base64);
      } catch {
        return undefined;
      }
    },
  };
}

type Members = Record<string, unknown>;

const typedArrays = {
  uint8: Uint8Array,
  int32: Int32Array,
  uint32: Uint32Array,
  float64: Float64Array,
} as const;
type TypedArrayKind = keyof typeof typedArrays;
type TypedArray = InstanceType<(typeof typedArrays)[TypedArrayKind]>;
const typedArrayKinds: readonly TypedArrayKind[] = ['uint8', 'int32', 'uint32', 'float64'];

function carried(value: unknown, inList: boolean, base64: Base64): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value === undefined && !inList) return undefined;
  if (Array.isArray(value)) return value;
  if (isTypedArray(value)) return taggedBytes(value, base64);
  if (isPlainObject(value)) return escaped(value);
  throw new TypeError(`A message over text cannot carry ${describe(value)}.`);
}

function isTypedArray(value: unknown): value is TypedArray {
  return typedArrayKinds.some((kind) => value instanceof typedArrays[kind]);
}

function isPlainObject(value: unknown): value is Members {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  if (typeof value === 'number') return `the number ${value}`;
  return typeof value === 'object' && value !== null ? `a ${value.constructor.name}` : `a ${typeof value}`;
}

function taggedBytes(array: TypedArray, base64: Base64): Members {
  const kind = typedArrayKinds.find((candidate) => array instanceof typedArrays[candidate]);
  return { $: kind, base64: base64.encode(new Uint8Array(array.buffer, array.byteOffset, array.byteLength)) };
}

function escaped(members: Members): Members {
  const keys = Object.keys(members);
  if (!keys.some((key) => key.startsWith('$'))) return members;
  return Object.fromEntries(keys.map((key) => [key.startsWith('$') ? `$${key}` : key, members[key]]));
}

/**
 * Puts typed arrays and keys back in place. Only keys that JSON.parse made are written to, so a member called
 * `__proto__` stays an ordinary member.
 */
function revived(value: unknown, base64: Base64): unknown {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) value[index] = revived(value[index], base64);
    return value;
  }
  if (!isPlainObject(value)) return value;
  if (Object.hasOwn(value, '$')) return arrayOf(value, base64);
  const keys = Object.keys(value);
  for (const key of keys) value[key] = revived(value[key], base64);
  if (!keys.some((key) => key.startsWith('$'))) return value;
  return Object.fromEntries(keys.map((key) => [unescaped(key), value[key]]));
}

function unescaped(key: string): string {
  if (!key.startsWith('$')) return key;
  if (!key.startsWith('$$')) throw new TypeError('A key that begins with one “$” is a tag.');
  return key.slice(1);
}

function arrayOf(tag: Members, base64: Base64): TypedArray {
  const text = tag.base64;
  const kind = typedArrayKinds.find((candidate) => candidate === tag.$);
  if (kind === undefined || typeof text !== 'string') throw new TypeError('The tag of a typed array is malformed.');
  const bytes = base64.decode(text);
  // Some decoders skip what is not base64; the length shows it.
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  if (bytes.byteLength !== (text.length / 4) * 3 - padding) throw new TypeError('The bytes are not base64.');
  // A decoder may answer a view into a pool it shares with others.
  const own = bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : Uint8Array.from(bytes).buffer;
  return new typedArrays[kind](own);
}
