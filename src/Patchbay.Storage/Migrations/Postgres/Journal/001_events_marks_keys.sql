-- (site, sequence) is the fence: whoever lost the site cannot append.
CREATE TABLE event (
  site integer NOT NULL,
  sequence bigint NOT NULL,
  subject bytea NOT NULL,
  type text NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (site, sequence)
);

CREATE INDEX event_by_subject ON event (subject, sequence);

CREATE TABLE mark (
  record bytea NOT NULL PRIMARY KEY,
  sequence bigint NOT NULL
);

CREATE INDEX mark_by_sequence ON mark (sequence);

-- A key sealed by the master key; NULL once it was destroyed.
CREATE TABLE subject_key (
  subject bytea NOT NULL PRIMARY KEY,
  wrapped bytea
);

-- Opens with the right master key only.
CREATE TABLE master_key_proof (
  proof bytea NOT NULL
);

-- Every type and field of which this journal may hold an event.
CREATE TABLE event_shape (
  entry text NOT NULL PRIMARY KEY
);

-- The newest snapshot of each site: sealed JSON lines.
CREATE TABLE snapshot (
  site integer NOT NULL PRIMARY KEY,
  content bytea NOT NULL
);

-- When the owner of a site was last known to run.
CREATE TABLE life_sign (
  site integer NOT NULL PRIMARY KEY,
  at bigint NOT NULL
);
