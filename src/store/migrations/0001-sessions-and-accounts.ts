/** Accounts with their blocks and bot passwords; sessions and remembered devices. */
export const sessionsAndAccounts = `
  CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    real_name TEXT NOT NULL,
    password TEXT NOT NULL,
    password_expires INTEGER,
    email TEXT NOT NULL,
    email_confirmed INTEGER,
    totp TEXT,
    -- The last period of time of which a code was used.
    totp_period INTEGER NOT NULL DEFAULT 0,
    locked INTEGER NOT NULL,
    registered INTEGER NOT NULL,
    edit_count INTEGER NOT NULL,
    groups TEXT NOT NULL,
    group_expiries TEXT NOT NULL DEFAULT '{}',
    generation INTEGER NOT NULL DEFAULT 0,
    -- Counts all changes of the account's bot passwords, so that one made anew never gets the generation of one deleted.
    bot_generation INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE INDEX account_email ON account (email) WHERE email <> '';

  CREATE TABLE temporary_password (
    user INTEGER PRIMARY KEY REFERENCES account,
    hash TEXT NOT NULL,
    made INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE block (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user INTEGER NOT NULL UNIQUE REFERENCES account,
    blocker INTEGER NOT NULL REFERENCES account,
    reason TEXT NOT NULL,
    timestamp INTEGER NOT NULL,
    expires INTEGER,
    partial INTEGER NOT NULL,
    pages TEXT NOT NULL,
    no_create INTEGER NOT NULL,
    no_email INTEGER NOT NULL,
    autoblock INTEGER NOT NULL,
    allow_user_talk INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE recovery_code (
    user INTEGER NOT NULL REFERENCES account,
    hash TEXT NOT NULL,
    PRIMARY KEY (user, hash)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE bot_password (
    user INTEGER NOT NULL REFERENCES account,
    app TEXT NOT NULL,
    hash TEXT NOT NULL,
    generation INTEGER NOT NULL,
    grants TEXT NOT NULL,
    restrictions TEXT NOT NULL,
    PRIMARY KEY (user, app)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE option (
    user INTEGER NOT NULL REFERENCES account,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (user, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    action TEXT NOT NULL,
    timestamp INTEGER NOT NULL,
    performer INTEGER REFERENCES account,
    performer_name TEXT NOT NULL,
    namespace INTEGER NOT NULL,
    title TEXT NOT NULL,
    comment TEXT NOT NULL,
    params TEXT NOT NULL
  ) STRICT;
  CREATE INDEX log_timestamp ON log (timestamp, id);

  CREATE TABLE device (
    id INTEGER PRIMARY KEY,
    user INTEGER NOT NULL,
    account_generation INTEGER NOT NULL,
    secret_hash BLOB NOT NULL,
    created INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX device_user ON device (user);

  CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    user INTEGER NOT NULL,
    account_generation INTEGER NOT NULL,
    kind TEXT NOT NULL,
    secret_hash BLOB NOT NULL,
    device INTEGER REFERENCES device ON DELETE CASCADE,
    app TEXT,
    app_generation INTEGER,
    created INTEGER NOT NULL,
    authenticated INTEGER,
    seen INTEGER NOT NULL,
    login_token_issued INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX session_user ON session (user);
  CREATE INDEX session_device ON session (device) WHERE device IS NOT NULL;

  CREATE TABLE pending_login (
    id INTEGER PRIMARY KEY,
    session BLOB NOT NULL UNIQUE,
    user INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    expires INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX pending_login_user ON pending_login (user);
  CREATE INDEX pending_login_expires ON pending_login (expires);
`;
