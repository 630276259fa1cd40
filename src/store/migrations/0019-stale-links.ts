/** Which names yield something else than when the pages that include them were read; a page of the store's own tells it. */
export const staleLinks = `
  CREATE TABLE stale_link (
    namespace INTEGER NOT NULL,
    key TEXT NOT NULL,
    -- The last page that was read again.
    page INTEGER NOT NULL DEFAULT 0,
    -- Rises with each change.
    turn INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (namespace, key)
  ) STRICT, WITHOUT ROWID;
  ${['INSERT', 'UPDATE OF latest, namespace, key', 'DELETE', 'UPDATE OF namespace, key']
    .map((what, index) => {
      const row = index < 2 ? 'NEW' : 'OLD';
      return `CREATE TRIGGER page_included_${index} AFTER ${what} ON page
        WHEN EXISTS (SELECT 1 FROM link WHERE kind = 'template' AND namespace = ${row}.namespace AND key = ${row}.key) BEGIN
          INSERT INTO stale_link (namespace, key) VALUES (${row}.namespace, ${row}.key)
            ON CONFLICT DO UPDATE SET page = 0, turn = turn + 1;
        END;`;
    })
    .join('\n  ')}
`;
