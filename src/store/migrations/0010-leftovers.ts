/** Whose ended sessions and devices are still to be removed; both by the generation of their account. */
export const leftovers = `
  CREATE TABLE leftover (
    user INTEGER PRIMARY KEY REFERENCES account
  ) STRICT;

  CREATE TRIGGER account_generation_rises AFTER UPDATE OF generation ON account BEGIN
    INSERT OR IGNORE INTO leftover (user) VALUES (NEW.id);
  END;

  DROP INDEX session_user;
  CREATE INDEX session_user ON session (user, account_generation);
  DROP INDEX device_user;
  CREATE INDEX device_user ON device (user, account_generation);

  -- Logins that were overtaken by the end of all sessions.
  INSERT INTO leftover SELECT id FROM account WHERE EXISTS (
    SELECT 1 FROM session WHERE user = account.id AND account_generation < account.generation
    UNION ALL SELECT 1 FROM device WHERE user = account.id AND account_generation < account.generation
  );
`;
