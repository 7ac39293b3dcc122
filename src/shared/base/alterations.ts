/**
 * Every way in which a plan file can turn out altered: its code and its English words, which follow "altered:".
 *
 * The reader of plan files says a place with its facts, never a sentence, so that each language words it itself; the
 * Spanish words stand in `renderer/i18n/es.json` under the same codes, and a test compares the two lists. `{where}` is
 * the file, with the line when there is one. Callers: refusals, container (says places), store, catalogues.
 */

export const alterationPlaces = {
  // The archive
  'archive-end-missing': 'the end of the archive is missing',
  'archive-end': 'the end of the archive',
  'archive-too-many': 'the archive has more than {limit} entries',
  'archive-directory': 'the directory of the archive, entry {entry}',
  'archive-directory-short': 'the directory of the archive does not reach its end',
  'archive-gap-before-directory': 'the archive has a gap before its directory',
  'archive-gap': 'the archive has a gap or an overlap between its files',
  'archive-header': 'a file header that disagrees with the directory',
  'archive-names': 'the list of files in the archive',
  packing: 'the packing method of {where}',
  size: 'the size of {where}',
  'size-impossible': 'the size of {where} cannot be true',
  content: 'the content of {where}',
  // The manifest and what it says
  'media-type': 'the media type',
  'manifest-too-long': '{where} is longer than a manifest can be',
  'manifest-seal': '{where} does not fit its seal',
  'manifest-statement': 'the {field} in {where}',
  'manifest-other-file': '{where} is not what {manifest} says',
  'manifest-missing-files': '{where} names files that are missing',
  // A text by itself
  'cut-off': '{where} is cut off',
  'too-long': '{where} is longer than {limit} bytes',
  'not-utf8': '{where} is not UTF-8',
  'not-json': '{where} is not JSON',
  'not-object': '{where} is not a JSON object',
  'not-canonical': '{where} is not in canonical form',
  'not-whole': '{where} holds a number that is not whole or too large',
  'bad-text': '{where} holds a text that is not well-formed',
  'bad-key': '{where} holds a key that is not well-formed',
  'forbidden-key': '{where} uses the key {key}',
  'too-deep': '{where} nests deeper than {limit} levels',
  'out-of-order': '{where} is out of order or repeated',
  field: '{where} has no valid {field}',
  'other-id': '{where} stands under the id of another record',
  // The journal and its changes
  'entry-not-next': '{where} is not the next entry',
  'entry-not-following': '{where} does not follow the entry before it',
  'entry-hash': '{where} does not match its hash',
  'entry-repeated': '{where} repeats a command',
  'entry-takes-back-later': '{where} takes back an entry that comes later',
  'change-not-next': '{where} is not the next change of its entry',
  'changes-not-those': '{where}: the changes of entry {entry} are not those it made',
  'change-without-entry': '{where} belongs to no entry',
  'change-does-not-fit': '{where} does not fit what came before it',
  'changes-no-plan': '{where} does not make a plan',
  // The state and the history
  'not-from-journal': '{where} is not what the journal leads to',
  'record-missing': '{where} lacks a record of the journal',
  'row-missing': '{where} lacks a row of the journal',
  'import-rows': '{where} has {found} rows of an import of {expected}',
  'row-without-import': '{where} belongs to no import',
  'import-differs': '{where}: the import that begins here is not what was imported',
  // The plan as a whole
  'no-header': '{where} has no plan header',
  'no-totals': '{where} has no plan header, or a total is beyond what a plan can hold',
  'units-no-tree': '{where}, whose units do not form a tree',
  'lines-no-tree': '{where}, whose lines do not form a tree',
  'no-model': '{where} and {other} do not fit together',
  'review-differs': '{where}, which does not show the numbers of the plan',
} as const satisfies Readonly<Record<string, string>>;

export type AlterationCode = keyof typeof alterationPlaces;

/** A file with the line in it, in English. */
export const alterationLine = '{file}, line {line}';

/** Where a plan file was altered: a code, and the facts its words need (file, line, field, …). */
export interface Alteration {
  readonly place: AlterationCode;
  readonly [fact: string]: string | number;
}

/** The words of one language for every place. */
export interface AlterationWords {
  readonly line: string;
  readonly places: Readonly<Partial<Record<string, string>>>;
}
