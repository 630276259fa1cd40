/** Blocks of addresses and ranges, and those that come upon an address by themselves; where accounts last acted from. */
export const blocksOfAddresses = `
  CREATE TABLE new_block (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Whom it is of: an account, or an address or range as MediaWiki spells it.
    user INTEGER UNIQUE REFERENCES account,
    address TEXT,
    -- The account's block that made this one of an address by itself.
    parent INTEGER REFERENCES new_block ON DELETE CASCADE,
    blocker INTEGER NOT NULL REFERENCES account,
    reason TEXT NOT NULL,
    timestamp INTEGER NOT NULL,
    expires INTEGER,
    partial INTEGER NOT NULL,
    pages TEXT NOT NULL,
    namespaces TEXT NOT NULL,
    anon_only INTEGER NOT NULL,
    no_create INTEGER NOT NULL,
    no_email INTEGER NOT NULL,
    autoblock INTEGER NOT NULL,
    allow_user_talk INTEGER NOT NULL,
    CHECK ((user IS NULL) <> (address IS NULL))
  ) STRICT;
  INSERT INTO new_block SELECT id, user, NULL, NULL, blocker, reason, timestamp, expires, partial, pages, '[]', FALSE,
    no_create, no_email, autoblock, allow_user_talk FROM block;
  DELETE FROM sqlite_sequence WHERE name = 'new_block';
  INSERT INTO sqlite_sequence (name, seq) SELECT 'new_block', seq FROM sqlite_sequence WHERE name = 'block';
  DROP TABLE block;
  ALTER TABLE new_block RENAME TO block;
  CREATE UNIQUE INDEX block_address ON block (address) WHERE parent IS NULL;
  CREATE UNIQUE INDEX block_automatic ON block (address) WHERE parent IS NOT NULL;
  CREATE INDEX block_parent ON block (parent) WHERE parent IS NOT NULL;

  CREATE TABLE last_address (
    user INTEGER PRIMARY KEY REFERENCES account,
    address TEXT NOT NULL,
    seen INTEGER NOT NULL
  ) STRICT;
`;
