/**
 * Schema 2: conditions, packages, reason codes and potentials are records too. A check cannot be changed in place, so the
 * table is made anew with its rows.
 *
 * Caller: migrations/index.
 */
export const protocol = {
  number: 2,
  name: 'protocol',
  statements: `
CREATE TABLE record_anew (
  table_name TEXT NOT NULL CHECK (table_name IN ('plan', 'unit', 'line', 'target', 'move', 'hold', 'quota', 'factBatch', 'condition', 'package', 'reasonCode', 'potential')),
  id TEXT NOT NULL CHECK (length(id) > 0),
  body TEXT NOT NULL CHECK (json_valid(body)),
  checksum INTEGER NOT NULL CHECK (checksum BETWEEN 0 AND 281474976710655),
  PRIMARY KEY (table_name, id)
) STRICT, WITHOUT ROWID;
INSERT INTO record_anew SELECT table_name, id, body, checksum FROM record;
DROP TABLE record;
ALTER TABLE record_anew RENAME TO record;
`,
};
