import type { DatabaseSync } from 'node:sqlite';
import { pooledRandom } from '../lib/random.ts';
import { sessionsAndAccounts } from './migrations/0001-sessions-and-accounts.ts';
import { pages } from './migrations/0002-pages.ts';
import { authLog } from './migrations/0003-auth-log.ts';
import { blocksOfAddresses } from './migrations/0004-blocks-of-addresses.ts';
import { deviceCreated } from './migrations/0005-device-created.ts';
import { botPasswordUse } from './migrations/0006-bot-password-use.ts';
import { archive } from './migrations/0007-archive.ts';
import { pagesOfBlocks } from './migrations/0008-pages-of-blocks.ts';
import { logIndexes } from './migrations/0009-log-indexes.ts';
import { leftovers } from './migrations/0010-leftovers.ts';
import { unseenChanges } from './migrations/0011-unseen-changes.ts';
import { search } from './migrations/0012-search.ts';
import { links } from './migrations/0013-links.ts';
import { devicesListed } from './migrations/0014-devices-listed.ts';
import { authLogIndex } from './migrations/0015-auth-log-index.ts';
import { cascading } from './migrations/0016-cascading.ts';
import { tags } from './migrations/0017-tags.ts';
import { sessionsByAccount } from './migrations/0018-sessions-by-account.ts';
import { staleLinks } from './migrations/0019-stale-links.ts';
import { actors } from './migrations/0020-actors.ts';
import { linkingPages } from './migrations/0021-linking-pages.ts';
import { staleInTurn } from './migrations/0022-stale-in-turn.ts';

/** The steps that make the newest schema, in order: `PRAGMA user_version` counts how many a database has taken. */
const migrations: readonly string[] = [
  sessionsAndAccounts,
  pages,
  authLog,
  blocksOfAddresses,
  deviceCreated,
  botPasswordUse,
  archive,
  pagesOfBlocks,
  logIndexes,
  leftovers,
  unseenChanges,
  search,
  links,
  devicesListed,
  authLogIndex,
  cascading,
  tags,
  sessionsByAccount,
  staleLinks,
  actors,
  linkingPages,
  staleInTurn,
];

/** The version of the schema that this program reads and writes. */
export const schemaVersion = migrations.length;

/** What marks a SQLite file as a wiki's: "Ltch" in `PRAGMA application_id`. */
export const applicationId = 0x4c746368;

/** Brings a database to the newest schema, and gives a new one its key, in one step: a crash leaves the old schema or the new. */
export function migrate(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    // Another process may have done it while this one waited for the lock.
    for (const step of migrations.slice(readVersion(database))) database.exec(step);
    database.exec(`PRAGMA user_version = ${schemaVersion}; PRAGMA application_id = ${applicationId}`);
    database.prepare("INSERT OR IGNORE INTO meta (name, value) VALUES ('key', ?)").run(pooledRandom()(32));
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** How many migrations a database has taken. */
export function readVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}
