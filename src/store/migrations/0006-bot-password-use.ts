/** Until when a bot password is good, and when it was last used: noted with each use that is noted of a session it opened. */
export const botPasswordUse = `
  ALTER TABLE bot_password ADD COLUMN expires INTEGER;
  ALTER TABLE bot_password ADD COLUMN used INTEGER;

  CREATE TRIGGER bot_password_opens AFTER INSERT ON session WHEN NEW.app IS NOT NULL BEGIN
    UPDATE bot_password SET used = max(ifnull(used, 0), NEW.seen) WHERE user = NEW.user AND app = NEW.app;
  END;
  CREATE TRIGGER bot_password_is_used AFTER UPDATE OF seen ON session WHEN NEW.app IS NOT NULL BEGIN
    UPDATE bot_password SET used = max(ifnull(used, 0), NEW.seen) WHERE user = NEW.user AND app = NEW.app;
  END;
`;
