import type { Noted } from './auth-event.ts';
import { SqliteAccounts } from './sqlite-accounts.ts';
import { SqliteArchive } from './sqlite-archive.ts';
import { SqliteAuthLog } from './sqlite-auth-log.ts';
import { SqliteBlocks } from './sqlite-blocks.ts';
import { SqliteChanges } from './sqlite-changes.ts';
import { SqliteEditors } from './sqlite-editors.ts';
import { SqliteImports } from './sqlite-imports.ts';
import { SqliteLinks } from './sqlite-links.ts';
import { SqliteLog } from './sqlite-log.ts';
import { SqliteLogins } from './sqlite-logins.ts';
import { SqliteMessages } from './sqlite-messages.ts';
import { NotingWriter } from './sqlite-noting-writer.ts';
import { openDatabase } from './sqlite-open.ts';
import { SqliteOptions } from './sqlite-options.ts';
import { SqlitePages } from './sqlite-pages.ts';
import { SqliteSearch } from './sqlite-search.ts';
import { SqliteSessions } from './sqlite-sessions.ts';
import { SqliteTags } from './sqlite-tags.ts';
import { SqliteTitles } from './sqlite-titles.ts';
import { SqliteVersion } from './sqlite-version.ts';
import { SqliteWatches } from './sqlite-watches.ts';
import { type Committed, SqliteWriter } from './sqlite-writer.ts';
import type { Store } from './store.ts';

/** Changes nothing, but goes all the way to the disk. */
const PROBE = "UPDATE meta SET value = value WHERE name = 'key'";

/**
 * Opens the store in `latchkey.sqlite` of a directory, and makes both if they are not there. Reads go straight to the
 * file, so that what another process wrote is seen at the next read; writes are committed in groups by a thread of their own.
 */
export async function openSqliteStore(options: {
  readonly directory: string;
  readonly noted?: Noted;
  readonly committed?: Committed;
}): Promise<Store> {
  const { path, reader, key } = openDatabase(options.directory);
  const version = new SqliteVersion(path, reader);
  const writer = new SqliteWriter(path, options.committed ?? (() => undefined));
  writer.start();
  const noting = new NotingWriter(writer, options.noted ?? (() => undefined));
  return {
    key,
    version: () => version.now(),
    sessions: new SqliteSessions(reader, noting),
    accounts: new SqliteAccounts(reader, noting),
    blocks: new SqliteBlocks(reader, noting),
    logins: new SqliteLogins(reader, writer),
    options: new SqliteOptions(reader, writer),
    log: new SqliteLog(reader, writer),
    authLog: new SqliteAuthLog(reader, noting),
    pages: new SqlitePages(reader, writer),
    editors: new SqliteEditors(reader),
    links: new SqliteLinks(reader, writer),
    changes: new SqliteChanges(reader, writer),
    watches: new SqliteWatches(reader, writer),
    messages: new SqliteMessages(reader, writer),
    archive: new SqliteArchive(reader, writer),
    imports: new SqliteImports(writer),
    search: new SqliteSearch(reader),
    titles: new SqliteTitles(reader, writer),
    tags: new SqliteTags(reader, writer),
    async probe() {
      await writer.write([{ sql: PROBE, params: [] }]);
    },
    async close() {
      if (!reader.isOpen) return writer.close();
      reader.close();
      await writer.close();
      version.close();
    },
  };
}
