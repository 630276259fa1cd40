/**
 * The sessions of an account are listed from an index that has all of it: their rows are all over the table, each on a page of
 * its own. Where a session was last used is kept only once that is not where it began.
 */
export const sessionsByAccount = `
  DROP TRIGGER device_is_used;
  DROP TRIGGER device_comes_back;
  DROP INDEX session_user;
  -- Sessions are counted by it, as the smallest that has them all: those without a device come at one end of it.
  DROP INDEX session_device;
  CREATE INDEX session_device ON session (device);

  ALTER TABLE session RENAME COLUMN last_ip TO any_ip;
  ALTER TABLE session RENAME COLUMN last_agent TO any_agent;
  ALTER TABLE session ADD COLUMN last_ip TEXT;
  ALTER TABLE session ADD COLUMN last_agent TEXT;
  UPDATE session SET last_ip = nullif(any_ip, began_ip), last_agent = nullif(any_agent, began_agent);
  ALTER TABLE session DROP COLUMN any_ip;
  ALTER TABLE session DROP COLUMN any_agent;
  CREATE INDEX session_user ON session (
    user, account_generation, id, kind, app, device, created, seen, began_ip, began_agent, last_ip, last_agent);

  CREATE TRIGGER device_is_used AFTER UPDATE OF seen ON session WHEN NEW.device IS NOT NULL BEGIN
    UPDATE device SET seen = max(seen, NEW.seen), last_ip = ifnull(NEW.last_ip, NEW.began_ip),
      last_agent = ifnull(NEW.last_agent, NEW.began_agent) WHERE id = NEW.device;
  END;
  CREATE TRIGGER device_comes_back AFTER INSERT ON session WHEN NEW.device IS NOT NULL BEGIN
    UPDATE device SET seen = max(seen, NEW.seen), last_ip = NEW.began_ip, last_agent = NEW.began_agent,
      began_ip = iif(seen = 0, NEW.began_ip, began_ip), began_agent = iif(seen = 0, NEW.began_agent, began_agent) WHERE id = NEW.device;
  END;
`;
