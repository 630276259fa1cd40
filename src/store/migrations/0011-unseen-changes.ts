/** Changes that watchers have not seen are noted where changes are, and messages that nobody has read where their owners are. */
export const unseenChanges = `
  CREATE TRIGGER change_unseen AFTER INSERT ON change BEGIN
    UPDATE watch SET unseen = NEW.timestamp WHERE namespace = NEW.namespace AND key = NEW.key AND user IS NOT NEW.user
      AND unseen IS NULL AND ifnull(expires > NEW.timestamp, TRUE);
  END;

  CREATE TABLE new_message (
    user INTEGER UNIQUE REFERENCES account,
    address TEXT UNIQUE,
    CHECK ((user IS NULL) <> (address IS NULL))
  ) STRICT;
`;
