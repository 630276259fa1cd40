const list = (divider: string) => `('["' || replace(name, '${divider}', '","') || '"]')`;
const parts = (divider: string, count: number) => Array.from({ length: count }, (_, n) => `${list(divider)} ->> ${n}`);

/**
 * Who has an account or has edited without one, in the order in which they came. Addresses have a column by which they sort, the
 * same as `addressOrder` makes.
 */
export const actors = `
  CREATE TABLE actor (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    address TEXT GENERATED ALWAYS AS (CASE
      WHEN name GLOB '*.*.*.*' AND name NOT GLOB '*[^0-9.]*'
        THEN printf('v4-%02X%02X%02X%02X', ${parts('.', 4).join(', ')})
      WHEN name GLOB '*:*:*:*:*:*:*:*' AND name NOT GLOB '*[^0-9A-F:]*'
        THEN 'v6' || ${parts(':', 8)
          .map((group) => `'-' || substr('000' || (${group}), -4)`)
          .join(' || ')}
    END) VIRTUAL
  ) STRICT;
  CREATE INDEX actor_address ON actor (address) WHERE address IS NOT NULL;

  INSERT INTO actor (name) SELECT name FROM (
      SELECT name, registered AS came, id AS place FROM account
      UNION ALL SELECT user_name, min(timestamp), min(id) FROM revision WHERE user IS NULL GROUP BY user_name
    ) WHERE TRUE ORDER BY came, place ON CONFLICT DO NOTHING;

  CREATE TRIGGER actor_of_account AFTER INSERT ON account BEGIN
    INSERT INTO actor (name) VALUES (NEW.name) ON CONFLICT DO NOTHING;
  END;
  CREATE TRIGGER actor_of_renamed AFTER UPDATE OF name ON account BEGIN
    INSERT INTO actor (name) VALUES (NEW.name) ON CONFLICT DO NOTHING;
  END;
  CREATE TRIGGER actor_of_revision AFTER INSERT ON revision WHEN NEW.user IS NULL BEGIN
    INSERT INTO actor (name) VALUES (NEW.user_name) ON CONFLICT DO NOTHING;
  END;
`;
