-- A copy of what the CRM shows anyway; the file is its owner's alone.
CREATE TABLE record (
  key INTEGER PRIMARY KEY,
  object TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  detail TEXT NOT NULL,
  account TEXT,
  modified_at INTEGER NOT NULL,
  UNIQUE (object, id)
) STRICT;

CREATE TABLE number (
  number TEXT NOT NULL,
  record INTEGER NOT NULL REFERENCES record (key),
  field TEXT NOT NULL,
  PRIMARY KEY (number, record, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX number_by_record ON number (record);

CREATE TABLE source_cursor (
  source TEXT NOT NULL PRIMARY KEY,
  cursor TEXT NOT NULL
) STRICT, WITHOUT ROWID;
