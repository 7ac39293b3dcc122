/**
 * Schema 2: the table of records takes records of any kind, so that a new kind of record needs no new schema.
 *
 * Which kinds there are is the domain's list; `tables/record-table` holds every row to it. Caller: migrations/index.
 */
export const anyRecord = {
  number: 2,
  name: 'any-record',
  statements: `
CREATE TABLE record_of_any_kind (
  table_name TEXT NOT NULL CHECK (length(table_name) > 0),
  id TEXT NOT NULL CHECK (length(id) > 0),
  body TEXT NOT NULL CHECK (json_valid(body)),
  checksum INTEGER NOT NULL CHECK (checksum BETWEEN 0 AND 281474976710655),
  PRIMARY KEY (table_name, id)
) STRICT, WITHOUT ROWID;
INSERT INTO record_of_any_kind (table_name, id, body, checksum) SELECT table_name, id, body, checksum FROM record;
DROP TABLE record;
ALTER TABLE record_of_any_kind RENAME TO record;
`,
} as const;
