/** The JSON profile and the rules for names, each with a text that breaks only it. */
import { describe, expect, it } from 'vitest';
import { alterationText } from '#shared/base/refusal-sentence.ts';
import { nameText } from '#shared/contract/command-fields.ts';
import { parseCanonical } from '#main/store/container/json-profile.ts';
import { isReadableName } from '#main/store/container/text-rules.ts';

describe('a line of JSON', () => {
  it.each(['{}', '{"a":1,"b":[null,true,"é"],"c":{"d":-9007199254740991}}'])(
    'is accepted in canonical form: %s',
    (text) => {
      expect(parseCanonical(text).ok).toBe(true);
    },
  );

  it.each([
    ['is not JSON', '{"a":1'],
    ['is not JSON', '{"a":NaN}'],
    ['is not JSON', '\ufeff{"a":1}'],
    ['is not a JSON object', '[1]'],
    ['is not a JSON object', 'null'],
    ['canonical', '{"a":1,"a":1}'],
    ['canonical', '{"b":1,"a":1}'],
    ['canonical', '{"a": 1}'],
    ['canonical', '{"a":1} '],
    ['canonical', '{"a":1e3}'],
    ['canonical', '{"a":1.0}'],
    ['canonical', '{"a":-0}'],
    ['canonical', '{"a":"\\u0061"}'],
    ['whole', '{"a":0.5}'],
    ['whole', '{"a":9007199254740992}'],
    ['whole', '{"a":1e999}'],
    ['__proto__', '{"__proto__":{"polluted":1}}'],
    ['__proto__', '{"a":[{"__proto__":1}]}'],
    ['constructor', '{"constructor":1}'],
    ['prototype', '{"a":{"prototype":1}}'],
    ['well-formed', '{"a":"\\ud800"}'],
    ['well-formed', '{"\\udc00":1}'],
    ['deeper', `{"a":${'['.repeat(8)}${']'.repeat(8)}}`],
    ['deeper', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('is refused (%s): %.60s', (fault, text) => {
    const parsed = parseCanonical(text);
    expect(parsed.ok ? 'accepted' : alterationText(parsed.fault)).toContain(fault);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('may nest eight levels', () => {
    expect(parseCanonical(`{"a":${'['.repeat(7)}${']'.repeat(7)}}`).ok).toBe(true);
  });
});

describe('a name', () => {
  it.each(['North', 'Compañía', '東京', '=SUM(A1)', 'a'.repeat(200), '👍'])('is readable: %.20s', (name) => {
    expect(isReadableName(name)).toBe(true);
  });

  it.each([
    ['empty', ''],
    ['too long', 'a'.repeat(201)],
    ['decomposed', 'Compan\u0303ia'],
    ['a control character', 'a\u0007b'],
    ['a line feed', 'a\nb'],
    ['a direction override', 'a\u202eb'],
    ['a direction isolate', 'a\u2066b'],
    ['zero width', 'a\u200bb'],
    ['a byte order mark', 'a\ufeffb'],
    ['half a pair', 'a\ud800'],
  ])('is refused: %s', (_why, name) => {
    expect(isReadableName(name)).toBe(false);
  });

  it('that a command may give can be exported: every character the contract accepts is accepted here', () => {
    const lost: string[] = [];
    for (let code = 1; code < 0x30000; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const name = `a${String.fromCodePoint(code)}`;
      if (!isReadableName(name) && nameText.safeParse(name).success) lost.push(code.toString(16));
    }
    expect(lost).toEqual([]);
  });
});
