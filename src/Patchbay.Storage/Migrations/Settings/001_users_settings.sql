CREATE TABLE user_account (
  id BLOB NOT NULL PRIMARY KEY,
  user_name TEXT NOT NULL,
  -- The name in capitals: SQLite itself folds ASCII only.
  folded_name TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  role TEXT NOT NULL,
  agent BLOB,
  password_hash TEXT NOT NULL,
  disabled INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
