/** Revisions of pages that were deleted, titles that pages may not be made under, and the revision that an event made. */
export const archive = `
  CREATE TABLE archive (
    id INTEGER PRIMARY KEY,
    namespace INTEGER NOT NULL,
    key TEXT NOT NULL,
    page INTEGER NOT NULL,
    parent INTEGER NOT NULL,
    timestamp INTEGER NOT NULL,
    user INTEGER REFERENCES account,
    user_name TEXT NOT NULL,
    comment TEXT NOT NULL,
    minor INTEGER NOT NULL,
    tags TEXT NOT NULL,
    hidden INTEGER NOT NULL,
    content INTEGER NOT NULL REFERENCES content
  ) STRICT;
  CREATE INDEX archive_title ON archive (namespace, key, timestamp, id);
  CREATE INDEX archive_user_name ON archive (user_name, timestamp, id);

  CREATE TABLE title_protection (
    namespace INTEGER NOT NULL,
    key TEXT NOT NULL,
    level TEXT NOT NULL,
    expires INTEGER,
    timestamp INTEGER NOT NULL,
    user INTEGER REFERENCES account,
    user_name TEXT NOT NULL,
    comment TEXT NOT NULL,
    PRIMARY KEY (namespace, key)
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE log ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
`;
