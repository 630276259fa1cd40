/** Names that are stale wait in a row: each is read again a portion at a time, and then lets the others pass. */
export const staleInTurn = `
  -- The change that the reading in progress knows of: if there was another since, all is read once more.
  ALTER TABLE stale_link ADD COLUMN begun INTEGER NOT NULL DEFAULT 0;
  -- The lowest is the next.
  ALTER TABLE stale_link ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
  UPDATE stale_link SET page = 0;
  CREATE INDEX stale_link_place ON stale_link (place);
  ${['INSERT', 'UPDATE OF latest, namespace, key', 'DELETE', 'UPDATE OF namespace, key']
    .map((what, index) => {
      const row = index < 2 ? 'NEW' : 'OLD';
      // A change of a name that is no more stale is never taken for one of before.
      return `DROP TRIGGER page_included_${index};
        CREATE TRIGGER page_included_${index} AFTER ${what} ON page
        WHEN EXISTS (SELECT 1 FROM link WHERE kind = 'template' AND namespace = ${row}.namespace AND key = ${row}.key) BEGIN
          INSERT INTO stale_link (namespace, key, turn, place)
            VALUES (${row}.namespace, ${row}.key, random() & 281474976710655,
              (SELECT ifnull(max(place), 0) + 1 FROM stale_link))
            ON CONFLICT DO UPDATE SET turn = turn + 1;
        END;`;
    })
    .join('\n  ')}
`;
