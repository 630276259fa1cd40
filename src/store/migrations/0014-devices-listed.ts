/** Where a remembered device was remembered and last used, and when: it is listed also while it has no session. */
export const devicesListed = `
  ALTER TABLE device ADD COLUMN began_ip TEXT NOT NULL DEFAULT '';
  ALTER TABLE device ADD COLUMN began_agent TEXT NOT NULL DEFAULT '';
  ALTER TABLE device ADD COLUMN last_ip TEXT NOT NULL DEFAULT '';
  ALTER TABLE device ADD COLUMN last_agent TEXT NOT NULL DEFAULT '';
  ALTER TABLE device ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;

  UPDATE device SET seen = s.seen, last_ip = s.last_ip, last_agent = s.last_agent, began_ip = s.began_ip, began_agent = s.began_agent
    FROM session AS s WHERE s.device = device.id;
  UPDATE device SET seen = created WHERE seen = 0;

  CREATE TRIGGER device_is_used AFTER UPDATE OF seen ON session WHEN NEW.device IS NOT NULL BEGIN
    UPDATE device SET seen = max(seen, NEW.seen), last_ip = NEW.last_ip, last_agent = NEW.last_agent WHERE id = NEW.device;
  END;
  CREATE TRIGGER device_comes_back AFTER INSERT ON session WHEN NEW.device IS NOT NULL BEGIN
    UPDATE device SET seen = max(seen, NEW.seen), last_ip = NEW.last_ip, last_agent = NEW.last_agent,
      began_ip = iif(seen = 0, NEW.began_ip, began_ip), began_agent = iif(seen = 0, NEW.began_agent, began_agent) WHERE id = NEW.device;
  END;
`;
