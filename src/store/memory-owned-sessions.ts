import type { AccountStore } from './accounts.ts';
import { MemorySessions } from './memory-sessions.ts';
import type { OwnedSession, SessionStore } from './sessions.ts';

type Owners = Pick<AccountStore, 'byId' | 'botPassword'>;

/** Sessions that know whose they are. */
export class MemoryOwnedSessions extends MemorySessions implements SessionStore {
  #owners: Owners | undefined;

  of(owners: Owners): void {
    this.#owners = owners;
  }

  async owned(id: number): Promise<OwnedSession | undefined> {
    const row = await super.get(id);
    const account = row && (await this.#owners?.byId(row.user));
    return account && { row, account, bot: await this.#owners?.botPassword(row.user, row.app ?? '') };
  }
}
