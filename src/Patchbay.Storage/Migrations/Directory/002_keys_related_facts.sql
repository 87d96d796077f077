-- Ten million numbers: numbers are integers, and names of objects and fields are kept once.
CREATE TABLE word (
  code INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE entry (
  key INTEGER PRIMARY KEY,
  object INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  detail TEXT NOT NULL,
  account TEXT,
  modified_at INTEGER NOT NULL,
  contact_at INTEGER,
  state INTEGER NOT NULL,
  merged_into TEXT,
  numbers TEXT NOT NULL,
  keys TEXT NOT NULL,
  facts TEXT NOT NULL
) STRICT;

INSERT INTO word (text) SELECT DISTINCT object FROM record UNION SELECT DISTINCT field FROM number;

INSERT INTO entry
SELECT key, (SELECT code FROM word WHERE text = object), id, name, detail, account, modified_at, NULL, 0, NULL,
  coalesce((SELECT group_concat(substr(number, 2) || ':' || field, ' ') FROM number WHERE record = key), ''), '', ''
FROM record;

CREATE TABLE number_of (
  number INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  field INTEGER NOT NULL,
  PRIMARY KEY (number, entry, field)
) STRICT, WITHOUT ROWID;

INSERT INTO number_of
SELECT CAST(substr(number, 2) AS INTEGER), record, (SELECT code FROM word WHERE text = field) FROM number ORDER BY 1, 2, 3;

DROP TABLE number;
DROP TABLE record;
ALTER TABLE number_of RENAME TO number;
CREATE UNIQUE INDEX entry_by_id ON entry (id, object);

CREATE TABLE other_key (
  field INTEGER NOT NULL,
  text TEXT NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (field, text, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE related (
  id TEXT NOT NULL PRIMARY KEY,
  object TEXT NOT NULL,
  contact TEXT,
  account TEXT,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  is_open INTEGER NOT NULL,
  at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX related_by_contact ON related (contact, at) WHERE contact IS NOT NULL;
CREATE INDEX related_by_account ON related (account, at) WHERE account IS NOT NULL;
