/**
 * Schema 1: the state of a plan, the journal that led to it, and a checksum over every row.
 *
 * `checksum` is the first 48 bits of a SHA-256 over the row's content; `state.checksum` is the sum of them all modulo
 * 2^48, changed in the same transaction as the rows. Caller: migrations/index.
 */
export const initial = {
  number: 1,
  name: 'initial',
  statements: `
CREATE TABLE record (
  table_name TEXT NOT NULL CHECK (table_name IN ('plan', 'unit', 'line', 'target', 'move', 'hold', 'quota', 'factBatch')),
  id TEXT NOT NULL CHECK (length(id) > 0),
  body TEXT NOT NULL CHECK (json_valid(body)),
  checksum INTEGER NOT NULL CHECK (checksum BETWEEN 0 AND 281474976710655),
  PRIMARY KEY (table_name, id)
) STRICT, WITHOUT ROWID;

-- The rows of one unit leaf: every line leaf with a number, twelve months each (see row-codec). total is their sum.
CREATE TABLE cell (
  layer TEXT NOT NULL CHECK (layer IN ('offer', 'ask')),
  measure TEXT NOT NULL CHECK (measure IN ('revenue', 'units', 'cost')),
  unit TEXT NOT NULL CHECK (length(unit) > 0),
  months BLOB NOT NULL CHECK (length(months) > 0),
  total INTEGER NOT NULL CHECK (total BETWEEN 0 AND 9007199254740991),
  checksum INTEGER NOT NULL CHECK (checksum BETWEEN 0 AND 281474976710655),
  PRIMARY KEY (layer, measure, unit)
) STRICT;

CREATE TABLE journal (
  sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
  id TEXT NOT NULL UNIQUE,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  command TEXT NOT NULL CHECK (json_valid(command)),
  undoes INTEGER CHECK (undoes < sequence),
  redoes INTEGER CHECK (redoes < sequence),
  changes_digest TEXT NOT NULL CHECK (length(changes_digest) = 64),
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  -- Fields of a later version, kept because the hash covers them.
  extra TEXT NOT NULL CHECK (json_valid(extra)),
  checksum INTEGER NOT NULL CHECK (checksum BETWEEN 0 AND 281474976710655)
) STRICT;

-- The changes of an entry as the canonical text that its digest was made of.
CREATE TABLE change (
  sequence INTEGER PRIMARY KEY REFERENCES journal (sequence),
  coding TEXT NOT NULL CHECK (coding IN ('plain', 'deflate')),
  body BLOB NOT NULL,
  checksum INTEGER NOT NULL CHECK (checksum BETWEEN 0 AND 281474976710655)
) STRICT;

CREATE TABLE fact_batch (
  digest TEXT NOT NULL PRIMARY KEY CHECK (length(digest) = 64),
  row_count INTEGER NOT NULL CHECK (row_count > 0),
  checksum INTEGER NOT NULL CHECK (checksum BETWEEN 0 AND 281474976710655)
) STRICT, WITHOUT ROWID;

-- Some hundred units of one kind, year and measure of a batch (see row-codec). Found by number, never by an index.
CREATE TABLE fact_block (
  number INTEGER PRIMARY KEY,
  digest TEXT NOT NULL REFERENCES fact_batch (digest),
  kind TEXT NOT NULL CHECK (kind IN ('actual', 'budget', 'forecast', 'shipment', 'pointOfSale', 'inventory')),
  year INTEGER NOT NULL,
  measure TEXT NOT NULL CHECK (measure IN ('revenue', 'units', 'cost')),
  months BLOB NOT NULL CHECK (length(months) > 0),
  checksum INTEGER NOT NULL CHECK (checksum BETWEEN 0 AND 281474976710655)
) STRICT;

-- What belongs to the plan without being part of its numbers: lineage, signature, files of a later version.
CREATE TABLE attachment (
  name TEXT NOT NULL PRIMARY KEY,
  body BLOB NOT NULL,
  checksum INTEGER NOT NULL CHECK (checksum BETWEEN 0 AND 281474976710655)
) STRICT, WITHOUT ROWID;

CREATE TABLE state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  entries INTEGER NOT NULL CHECK (entries >= 0),
  head TEXT NOT NULL CHECK (length(head) = 64),
  row_count INTEGER NOT NULL CHECK (row_count >= 0),
  checksum INTEGER NOT NULL CHECK (checksum BETWEEN 0 AND 281474976710655)
) STRICT;

INSERT INTO state (one, entries, head, row_count, checksum) VALUES (1, 0, '${'0'.repeat(64)}', 0, 0);
`,
} as const;
