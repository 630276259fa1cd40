/** What pages say of others and of themselves: links, templates, categories, files, addresses, properties. */
export const links = `
  CREATE TABLE link (
    page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
    kind TEXT NOT NULL,
    namespace INTEGER NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    sort TEXT NOT NULL,
    page_namespace INTEGER NOT NULL,
    timestamp INTEGER NOT NULL,
    PRIMARY KEY (page, kind, namespace, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX link_target ON link (kind, namespace, key, page_namespace, page);
  CREATE INDEX link_member ON link (key, sort, page) WHERE kind = 'category';
  CREATE INDEX link_member_since ON link (key, timestamp, page) WHERE kind = 'category';
`;
