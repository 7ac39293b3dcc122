/**
 * One NDJSON file of a plan: sorted canonical lines, each ended by a line feed.
 *
 * Writing sorts; reading refuses what writing would not have produced, and says in which line. Callers: write container,
 * read container.
 */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Alteration } from '#shared/base/alterations.ts';
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import { altered } from './altered.ts';
import { lineByteLimits, type LineFile } from './format.ts';
import { parseObject, profileFault } from './json-profile.ts';
import { lineRules, type LineOf } from './line-shapes.ts';

/** The bytes of a file with what the manifest says about it. */
export interface WrittenFile {
  readonly bytes: Buffer;
  readonly lines: number;
  readonly sha256: string;
}

const lineFeed = 0x0a;
/** Characters gathered before they become bytes: few large copies instead of many small ones. */
const batchCharacters = 262_144;

/** Lines in the order of their file; the list given is left as it is. */
export function sortLines<File extends LineFile>(file: File, lines: readonly LineOf[File][]): LineOf[File][] {
  return [...lines].sort(lineRules[file].compare);
}

/**
 * Writes sorted lines. Refused when a line is longer than readers accept: a file that cannot be opened again is never
 * handed out. Throws when two lines are the same thing twice, which is a fault of the program.
 */
export function writeLineFile<File extends LineFile>(
  file: File,
  sorted: readonly LineOf[File][],
): Outcome<WrittenFile> {
  const { text } = lineRules[file];
  const limit = lineByteLimits[file];
  const parts: Buffer[] = [];
  let batch = '';
  for (const line of sorted) {
    const lineText = text(line);
    if (lineText.length * 3 > limit && Buffer.byteLength(lineText) > limit) {
      return refuse('file-too-large', { limit: 'in-one-line', size: `${limit / 2 ** 10} kB`, file });
    }
    batch += `${lineText}\n`;
    if (batch.length > batchCharacters) {
      parts.push(Buffer.from(batch));
      batch = '';
    }
  }
  parts.push(Buffer.from(batch));
  return done(describeFile(Buffer.concat(parts), sorted.length));
}

/** The digest of a file's bytes beside them. */
export function describeFile(bytes: Buffer, lines: number): WrittenFile {
  return { bytes, lines, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Reads and checks every line of a file by itself: form, shape, order. What lines mean together is the caller's part. */
export function readLineFile<File extends LineFile>(file: File, bytes: Buffer): Outcome<LineOf[File][]> {
  const lines: LineOf[File][] = [];
  const limit = lineByteLimits[file];
  const { compare } = lineRules[file];
  const wellEncoded = isUtf8(bytes);
  let previous: LineOf[File] | null = null;
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(lineFeed, start);
    const at = { file, line: lines.length + 1 };
    if (end < 0) return altered({ place: 'cut-off', ...at });
    if (end - start > limit) return altered({ place: 'too-long', limit, ...at });
    if (!wellEncoded && !isUtf8(bytes.subarray(start, end))) return altered({ place: 'not-utf8', ...at });
    const line = readLine(file, bytes.toString('utf8', start, end));
    if (!line.ok) return altered({ ...line.fault, ...at });
    if (previous !== null && compare(previous, line.value) >= 0) return altered({ place: 'out-of-order', ...at });
    lines.push(line.value);
    previous = line.value;
    start = end + 1;
  }
  return done(lines);
}

type ReadLine<Line> = { readonly ok: true; readonly value: Line } | { readonly ok: false; readonly fault: Alteration };

function readLine<File extends LineFile>(file: File, text: string): ReadLine<LineOf[File]> {
  const rules = lineRules[file];
  const parsed = parseObject(text);
  if (!parsed.ok) return parsed;
  // A shape that holds, written again as the same text, leaves no room for anything the profile would refuse; only
  // lines with fields of a later version need the general check.
  const fault = rules.fault(parsed.value);
  if (fault !== null) return { ok: false, fault: profileFault(parsed.value, text) ?? fault };
  const line = parsed.value as unknown as LineOf[File];
  const profile = rules.closed(line) && rules.text(line) === text ? null : profileFault(parsed.value, text);
  return profile === null ? { ok: true, value: line } : { ok: false, fault: profile };
}
