/** Pages with their revisions, what protects them, recent changes, watchlists. */
export const pages = `
  CREATE TABLE page (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    namespace INTEGER NOT NULL,
    key TEXT NOT NULL,
    latest INTEGER NOT NULL,
    length INTEGER NOT NULL,
    redirect_namespace INTEGER,
    redirect_key TEXT,
    redirect_fragment TEXT,
    is_new INTEGER NOT NULL,
    touched INTEGER NOT NULL,
    model TEXT NOT NULL,
    language TEXT,
    UNIQUE (namespace, key)
  ) STRICT;
  CREATE INDEX page_redirect ON page (redirect_namespace, redirect_key) WHERE redirect_key IS NOT NULL;

  -- The text comes last, so that what is before it is read without it.
  CREATE TABLE content (
    id INTEGER PRIMARY KEY,
    model TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha1 TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;

  CREATE TABLE revision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    page INTEGER NOT NULL REFERENCES page,
    parent INTEGER NOT NULL,
    timestamp INTEGER NOT NULL,
    user INTEGER REFERENCES account,
    user_name TEXT NOT NULL,
    comment TEXT NOT NULL,
    minor INTEGER NOT NULL,
    tags TEXT NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    content INTEGER NOT NULL REFERENCES content
  ) STRICT;
  CREATE INDEX revision_page ON revision (page, timestamp, id);
  CREATE INDEX revision_user_name ON revision (user_name, timestamp, id);

  CREATE TABLE page_protection (
    page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
    type TEXT NOT NULL,
    level TEXT NOT NULL,
    expires INTEGER,
    cascade INTEGER NOT NULL,
    PRIMARY KEY (page, type)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE page_count (
    pages INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    edits INTEGER NOT NULL
  ) STRICT;
  INSERT INTO page_count VALUES (0, 0, 0);

  CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    timestamp INTEGER NOT NULL,
    namespace INTEGER NOT NULL,
    key TEXT NOT NULL,
    user INTEGER REFERENCES account,
    user_name TEXT NOT NULL,
    comment TEXT NOT NULL,
    minor INTEGER NOT NULL,
    bot INTEGER NOT NULL,
    patrolled TEXT NOT NULL,
    page INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    parent INTEGER NOT NULL,
    old_length INTEGER NOT NULL,
    new_length INTEGER NOT NULL,
    tags TEXT NOT NULL,
    log INTEGER NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    ip TEXT NOT NULL
  ) STRICT;
  CREATE INDEX change_timestamp ON change (timestamp, id);
  CREATE INDEX change_title ON change (namespace, key, timestamp, id);
  CREATE INDEX change_user_name ON change (user_name, timestamp, id);
  CREATE INDEX change_revision ON change (revision) WHERE revision <> 0;

  CREATE TABLE watch (
    user INTEGER NOT NULL REFERENCES account,
    namespace INTEGER NOT NULL,
    key TEXT NOT NULL,
    expires INTEGER,
    unseen INTEGER,
    PRIMARY KEY (user, namespace, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX watch_title ON watch (namespace, key);

  ALTER TABLE log ADD COLUMN page INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX log_title ON log (namespace, title, timestamp, id);
`;
