CREATE TABLE link (
  record bytea NOT NULL PRIMARY KEY,
  crm_id text,
  state text NOT NULL,
  wanted_sequence bigint NOT NULL,
  written_sequence bigint NOT NULL,
  attempts integer NOT NULL,
  next_try_at bigint NOT NULL,
  error text,
  -- Why a record is parked, what a person set instead, and the second record that is kept for a call.
  reason text,
  overrides text,
  companion_id text,
  companion_sequence bigint NOT NULL DEFAULT 0
);

CREATE INDEX link_due ON link (wanted_sequence, next_try_at) WHERE state = 'Dirty';

CREATE INDEX link_by_state ON link (state);

CREATE TABLE mark_cursor (
  sequence bigint NOT NULL
);

INSERT INTO mark_cursor (sequence) VALUES (0);
