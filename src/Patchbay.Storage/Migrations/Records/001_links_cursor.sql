CREATE TABLE link (
  record BLOB NOT NULL PRIMARY KEY,
  crm_id TEXT,
  state TEXT NOT NULL,
  wanted_sequence INTEGER NOT NULL,
  written_sequence INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  next_try_at INTEGER NOT NULL,
  error TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX link_due ON link (wanted_sequence, next_try_at) WHERE state = 'Dirty';

CREATE INDEX link_by_state ON link (state);

CREATE TABLE mark_cursor (
  sequence INTEGER NOT NULL
) STRICT;

INSERT INTO mark_cursor (sequence) VALUES (0);
