-- A database of schema 1 with rows in every table, as it was: never to be changed.
PRAGMA application_id = 1282696040;
PRAGMA user_version = 1;

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

INSERT INTO meta (name, value) VALUES ('key', x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f');
INSERT INTO account (id, name, real_name, password, password_expires, email, email_confirmed, totp, totp_period, locked,
    registered, edit_count, groups, group_expiries, generation, bot_generation) VALUES
  (1, 'Ann', 'Ann Lee', ':argon2:$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA', NULL, 'ann@example.org', 1700000000000,
    'JBSWY3DPEHPK3PXP', 56666666, 0, 1600000000000, 7, '["bureaucrat","sysop"]', '{"sysop":1900000000000}', 3, 2),
  (2, 'Bob', '', '', 1700000000000, '', NULL, NULL, 0, 1, 1600000000001, 0, '[]', '{}', 0, 0);
INSERT INTO temporary_password (user, hash, made) VALUES (2, 'a hash', 1700000000000);
INSERT INTO block (id, user, blocker, reason, timestamp, expires, partial, pages, no_create, no_email, autoblock,
    allow_user_talk) VALUES (5, 2, 1, 'spam', 1700000000000, 1900000000000, 1, '["Main Page"]', 1, 0, 0, 1);
INSERT INTO recovery_code (user, hash) VALUES (1, 'hash of a code');
INSERT INTO bot_password (user, app, hash, generation, grants, restrictions) VALUES
  (1, 'tool', 'hash of a secret', 2, '["basic","editpage"]', '{"IPAddresses":["0.0.0.0/0","::/0"]}');
INSERT INTO option (user, name, value) VALUES (1, 'language', 'de');
INSERT INTO log (id, type, action, timestamp, performer, performer_name, namespace, title, comment, params) VALUES
  (9, 'block', 'block', 1700000000, 1, 'Ann', 2, 'Bob', 'spam', '{"sitewide":false}');
INSERT INTO device (id, user, account_generation, secret_hash, created) VALUES
  (40, 1, 3, x'aa00000000000000000000000000000000000000000000000000000000000000', 1700000000000);
INSERT INTO session (id, user, account_generation, kind, secret_hash, device, app, app_generation, created, authenticated,
    seen, login_token_issued) VALUES
  (41, 1, 3, 'main', x'bb00000000000000000000000000000000000000000000000000000000000000', 40, NULL, NULL,
    1700000000000, 1700000000000, 1700000001000, 1),
  (42, 1, 3, 'bot', x'cc00000000000000000000000000000000000000000000000000000000000000', NULL, 'tool', 2,
    1700000000000, 1700000000000, 1700000002000, 0);
INSERT INTO pending_login (id, session, user, sealed, expires) VALUES (1, x'dd', 1, x'ee', 1700000900000);
