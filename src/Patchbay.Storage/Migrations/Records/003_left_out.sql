-- Fields that a record was written without, because the CRM lacks them.
ALTER TABLE link ADD COLUMN left_out TEXT;

CREATE INDEX link_left_out ON link (left_out) WHERE left_out IS NOT NULL;
