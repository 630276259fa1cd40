import type { AccountStore } from './accounts.ts';
import type { ArchiveStore } from './archive.ts';
import type { AuthLogStore } from './auth-event.ts';
import type { BlockStore } from './blocks.ts';
import type { ChangeStore } from './changes.ts';
import type { EditorStore } from './editors.ts';
import type { ImportStore } from './imports.ts';
import type { LinkStore } from './links.ts';
import type { LogStore } from './log.ts';
import type { LoginStore } from './logins.ts';
import type { MessageStore } from './messages.ts';
import type { OptionStore } from './options.ts';
import type { PageStore } from './pages.ts';
import type { SearchStore } from './search.ts';
import type { SessionStore } from './sessions.ts';
import type { TagStore } from './tags.ts';
import type { TitleStore } from './titles.ts';
import type { WatchStore } from './watches.ts';

/**
 * Where rows live. Every verb is one atomic step; a promise that resolves means that the step is durable,
 * one that rejects means that nothing can be said about it, and the caller must answer an error.
 * Times are milliseconds since 1970.
 */
export interface Store {
  /** 32 random bytes made with the wiki: the key of everything that is signed instead of stored. */
  readonly key: Buffer;
  /** A number that is another one once anything has been committed, by this process or another: what was read at the same number still holds. */
  version(): number;
  readonly sessions: SessionStore;
  readonly accounts: AccountStore;
  readonly blocks: BlockStore;
  readonly logins: LoginStore;
  readonly options: OptionStore;
  readonly log: LogStore;
  readonly pages: PageStore;
  readonly editors: EditorStore;
  readonly links: LinkStore;
  readonly changes: ChangeStore;
  readonly watches: WatchStore;
  readonly messages: MessageStore;
  readonly archive: ArchiveStore;
  readonly imports: ImportStore;
  readonly search: SearchStore;
  readonly titles: TitleStore;
  readonly tags: TagStore;
  readonly authLog: AuthLogStore;
  /** Resolves if a write can be made to last now. */
  probe(): Promise<void>;
  close(): Promise<void>;
}
