-- (site, sequence) is the fence: whoever lost the site cannot append.
CREATE TABLE event (
  site INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  subject BLOB NOT NULL,
  type TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (site, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_by_subject ON event (subject, sequence);

CREATE TABLE mark (
  record BLOB NOT NULL PRIMARY KEY,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX mark_by_sequence ON mark (sequence);

-- A key sealed by the master key; NULL once it was destroyed.
CREATE TABLE subject_key (
  subject BLOB NOT NULL PRIMARY KEY,
  wrapped BLOB
) STRICT, WITHOUT ROWID;

-- Opens with the right master key only.
CREATE TABLE master_key_proof (
  proof BLOB NOT NULL
) STRICT;

-- Every type and field of which this journal may hold an event.
CREATE TABLE event_shape (
  entry TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
