-- Why a record is parked, what a person set instead, and the second record that is kept for a call.
ALTER TABLE link ADD COLUMN reason TEXT;
ALTER TABLE link ADD COLUMN overrides TEXT;
ALTER TABLE link ADD COLUMN companion_id TEXT;
ALTER TABLE link ADD COLUMN companion_sequence INTEGER NOT NULL DEFAULT 0;
