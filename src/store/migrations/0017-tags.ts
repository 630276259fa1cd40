/** Tags that are defined by hand, tags of events in the log, and where to find what has tags. */
export const tags = `
  ALTER TABLE tag_count ADD COLUMN manual INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE log ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
  CREATE INDEX log_revision ON log (revision) WHERE revision <> 0;
  CREATE INDEX change_log ON change (log) WHERE log <> 0;
  CREATE INDEX log_tagged ON log (id) WHERE tags <> '[]';
  CREATE INDEX revision_tagged ON revision (id) WHERE tags <> '[]';
  CREATE INDEX archive_tagged ON archive (id) WHERE tags <> '[]';
  CREATE INDEX change_tagged ON change (id) WHERE tags <> '[]';
`;
