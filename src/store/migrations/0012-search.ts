/** What pages are found by: their words, a place in a random order, and how often each tag was given. */
export const search = `
  -- It holds no texts, only where words are; accents count.
  CREATE VIRTUAL TABLE page_search USING fts5(
    title, text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
  );
  INSERT INTO page_search (rowid, title, text)
    SELECT page.id, replace(page.key, '_', ' '), content.text FROM page
      JOIN revision ON revision.id = page.latest JOIN content ON content.id = revision.content;

  CREATE INDEX page_random ON page (namespace, redirect_key IS NOT NULL, id * 2654435761 & 4294967295);

  CREATE TABLE tag_count (
    tag TEXT PRIMARY KEY,
    uses INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO tag_count SELECT value, count(*) FROM revision, json_each(revision.tags) GROUP BY value;
`;
