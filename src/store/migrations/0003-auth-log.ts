/** What was done to sessions and credentials; where sessions are used from; devices whose secret is made anew with every use. */
export const authLog = `
  CREATE TABLE auth_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    action TEXT NOT NULL,
    timestamp INTEGER NOT NULL,
    actor INTEGER,
    actor_name TEXT NOT NULL,
    user INTEGER,
    user_name TEXT NOT NULL,
    ip TEXT NOT NULL,
    agent TEXT NOT NULL,
    session INTEGER,
    params TEXT NOT NULL,
    count INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX auth_log_timestamp ON auth_log (timestamp, id);
  CREATE INDEX auth_log_user ON auth_log (user_name, timestamp, id);

  ALTER TABLE session ADD COLUMN began_ip TEXT NOT NULL DEFAULT '';
  ALTER TABLE session ADD COLUMN began_agent TEXT NOT NULL DEFAULT '';
  ALTER TABLE session ADD COLUMN last_ip TEXT NOT NULL DEFAULT '';
  ALTER TABLE session ADD COLUMN last_agent TEXT NOT NULL DEFAULT '';

  ALTER TABLE device ADD COLUMN family_hash BLOB NOT NULL DEFAULT x'';
  ALTER TABLE device ADD COLUMN rotates INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE device ADD COLUMN previous_hash BLOB;
  ALTER TABLE device ADD COLUMN rotated INTEGER;
`;
