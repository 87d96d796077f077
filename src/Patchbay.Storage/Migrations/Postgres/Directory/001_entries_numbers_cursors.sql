-- A copy of what the CRM shows anyway. A full load fills tables beside these and takes their place, so no index has a name of ours.
CREATE SEQUENCE entry_key;

CREATE TABLE entry (
  key bigint NOT NULL DEFAULT nextval('entry_key') PRIMARY KEY,
  object text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  detail text NOT NULL,
  account text,
  modified_at bigint NOT NULL,
  contact_at bigint,
  state bigint NOT NULL,
  merged_into text,
  numbers text NOT NULL,
  keys text NOT NULL,
  facts text NOT NULL
);

CREATE UNIQUE INDEX ON entry (id, object);

CREATE TABLE number (
  number bigint NOT NULL,
  entry bigint NOT NULL,
  field text NOT NULL
);

CREATE INDEX ON number (number);

CREATE TABLE other_key (
  field text COLLATE "C" NOT NULL,
  text text COLLATE "C" NOT NULL,
  entry bigint NOT NULL
);

CREATE INDEX ON other_key (text, field);

CREATE TABLE related (
  id text COLLATE "C" NOT NULL PRIMARY KEY,
  object text NOT NULL,
  contact text COLLATE "C",
  account text COLLATE "C",
  title text NOT NULL,
  state text NOT NULL,
  is_open bigint NOT NULL,
  at bigint NOT NULL,
  modified_at bigint NOT NULL
);

CREATE INDEX ON related (contact, at) WHERE contact IS NOT NULL;
CREATE INDEX ON related (account, at) WHERE account IS NOT NULL;

CREATE TABLE source_cursor (
  source text NOT NULL PRIMARY KEY,
  cursor text NOT NULL
);
