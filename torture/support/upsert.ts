import type { KnownSession, SessionRow, SessionStore } from '../../src/store/sessions.ts';

/** Breaks a store on purpose: its writes put back what was read, whether or not it is still there. */
export function makeUpsert(sessions: SessionStore): void {
  const read = new Map<number, KnownSession>();
  const owned = sessions.owned.bind(sessions);
  const touch = sessions.touch.bind(sessions);
  const revive = sessions.revive.bind(sessions);
  // Of two at once the second finds the row there again.
  const putBack = (row: SessionRow) => sessions.begin({ ...row, device: null }, null, null).catch(() => undefined);
  sessions.owned = async (id) => {
    const found = await owned(id);
    if (found) read.set(id, found.row);
    return found;
  };
  sessions.touch = async (id, change) => {
    const row = read.get(id);
    const lives = await touch(id, change);
    if (!lives && row) await putBack(row);
    return true;
  };
  sessions.revive = async (session) => {
    if (!(await revive(session))) await putBack(session);
    return true;
  };
}
