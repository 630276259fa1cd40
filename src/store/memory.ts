import type { Noted } from './auth-event.ts';
import { MemoryAccounts } from './memory-accounts.ts';
import { MemoryArchive } from './memory-archive.ts';
import { MemoryAuthLog } from './memory-auth-log.ts';
import { MemoryChanges } from './memory-changes.ts';
import { MemoryEditors } from './memory-editors.ts';
import { MemoryImports } from './memory-imports.ts';
import { MemoryLinks } from './memory-links.ts';
import { MemoryLog } from './memory-log.ts';
import { MemoryLogins } from './memory-logins.ts';
import { MemoryMessages } from './memory-messages.ts';
import { MemoryOptions } from './memory-options.ts';
import { MemoryOwnedSessions } from './memory-owned-sessions.ts';
import { MemoryPages } from './memory-pages.ts';
import { MemorySearch } from './memory-search.ts';
import { MemoryTags } from './memory-tags.ts';
import { MemoryTitles } from './memory-titles.ts';
import { MemoryWatches } from './memory-watches.ts';
import type { Store } from './store.ts';

/** A store that lives and dies with the process: for tests, and the model that the other stores are compared with. */
export function memoryStore(options: { readonly key: Buffer; readonly noted?: Noted }): Store {
  const authLog = new MemoryAuthLog(options.noted ?? (() => undefined));
  const sessions = new MemoryOwnedSessions(authLog);
  const watches = new MemoryWatches();
  const changes = new MemoryChanges(watches);
  const tags = new MemoryTags();
  const log = new MemoryLog(changes, tags);
  const preferences = new MemoryOptions();
  const logins = new MemoryLogins();
  const messages = new MemoryMessages();
  const editors = new MemoryEditors();
  const accounts = new MemoryAccounts({ sessions, log, authLog, watches, editors }, [
    preferences,
    logins,
    watches,
    messages,
  ]);
  sessions.of(accounts);
  const titles = new MemoryTitles({ accounts, changes, watches });
  const links = new MemoryLinks();
  const pages = new MemoryPages({ accounts, changes, log, titles, messages, links, tags, editors });
  const archive = new MemoryArchive(pages);
  titles.of(pages, archive);
  tags.of({ pages, log, changes, archive });
  let version = 0;
  return {
    key: options.key,
    // To read again costs less here than to know that nothing has changed.
    version: () => ++version,
    sessions,
    accounts,
    blocks: accounts.blocks,
    logins,
    options: preferences,
    log,
    authLog,
    pages,
    editors,
    links,
    changes,
    watches,
    messages,
    archive,
    imports: new MemoryImports(pages),
    search: new MemorySearch(pages),
    titles,
    tags,
    probe: async () => {},
    close: async () => {},
  };
}
