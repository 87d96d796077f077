CREATE TABLE user_account (
  id bytea NOT NULL PRIMARY KEY,
  user_name text NOT NULL,
  -- The name in capitals, folded as everywhere else.
  folded_name text COLLATE "C" NOT NULL UNIQUE,
  display_name text NOT NULL,
  role text NOT NULL,
  agent bytea,
  password_hash text NOT NULL,
  disabled boolean NOT NULL
);

CREATE TABLE setting (
  name text NOT NULL PRIMARY KEY,
  value text NOT NULL
);
