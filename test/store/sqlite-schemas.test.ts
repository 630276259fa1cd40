import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { backupDatabase } from '../../src/store/sqlite-backup.ts';
import { schemaVersion } from '../../src/store/sqlite-migrate.ts';
import { databasePath } from '../../src/store/sqlite-open.ts';
import { restoreDatabase } from '../../src/store/sqlite-restore.ts';
import { temporaryDirectory } from './temporary-directory.ts';

// A frozen database of each schema that was released, as SQL: schemas/VERSION.sql.
const SCHEMAS = join(import.meta.dirname, 'schemas');
const versions = readdirSync(SCHEMAS).map((name) => Number(name.replace('.sql', '')));

/** A folder with the database of a schema as it was. */
function frozen(version: number): string {
  const directory = temporaryDirectory();
  const database = new DatabaseSync(databasePath(directory));
  database.exec(readFileSync(join(SCHEMAS, `${version}.sql`), 'utf8'));
  database.close();
  return directory;
}

/** What a database is made of, and its version. */
function schemaOf(directory: string): unknown {
  const database = new DatabaseSync(databasePath(directory), { readOnly: true });
  const tables = database.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
  const columns = tables.map(({ name }) => database.prepare('SELECT * FROM pragma_table_info(?)').all(String(name)));
  const version = database.prepare('PRAGMA user_version').get()?.user_version;
  assert.equal(database.prepare('PRAGMA integrity_check').get()?.integrity_check, 'ok');
  assert.equal(database.prepare('PRAGMA foreign_key_check').get(), undefined);
  database.close();
  return { tables, columns, version };
}

async function newest(): Promise<unknown> {
  const directory = temporaryDirectory();
  await (await openSqliteStore({ directory })).close();
  return schemaOf(directory);
}

/** What the frozen databases hold, as the store gives it. */
async function assertRows(directory: string): Promise<void> {
  const store = await openSqliteStore({ directory });
  assert.equal(store.key.toString('hex').slice(0, 8), '00010203');
  const ann = await store.accounts.byName('Ann');
  assert.deepEqual([ann?.id, ann?.realName, ann?.generation, ann?.totp], [1, 'Ann Lee', 3, 'JBSWY3DPEHPK3PXP']);
  assert.deepEqual([ann?.groups, ann?.groupExpiries], [['bureaucrat', 'sysop'], { sysop: 1_900_000_000_000 }]);
  const bob = await store.accounts.byName('Bob');
  assert.deepEqual([bob?.locked, bob?.block?.id, bob?.block?.byName], [true, 5, 'Ann']);
  assert.deepEqual((await store.accounts.botPassword(1, 'tool'))?.grants, ['basic', 'editpage']);
  assert.equal((await store.options.get(1)).get('language'), 'de');
  assert.equal(await store.accounts.useRecoveryCode(1, 'hash of a code'), true);
  assert.equal(await store.accounts.useTotpPeriod(1, 56_666_666), false, 'a code that was used stays used');
  assert.deepEqual(
    (await store.log.list({ limit: 9 })).map(({ id, title }) => [id, title]),
    [[9, 'Bob']],
  );
  await store.close();
}

test('the schema is one of those that are frozen, or newer', () => {
  assert.ok(versions.includes(1));
  for (const version of versions) assert.ok(version <= schemaVersion, `schema ${version}`);
});

for (const version of versions) {
  test(`a database of schema ${version} becomes one of the newest, with all that it holds`, async () => {
    const directory = frozen(version);
    await assertRows(directory);
    assert.deepEqual(schemaOf(directory), await newest());
    const store = await openSqliteStore({ directory });
    const session = await store.sessions.get(41);
    assert.deepEqual(
      [session?.user, session?.device, session?.seen, session?.loginTokenIssued],
      [1, 40, 1_700_000_001_000, true],
    );
    assert.deepEqual([session?.secretHash[0], session?.deviceSecretHash?.[0]], [0xbb, 0xaa]);
    assert.equal((await store.sessions.get(42))?.app, 'tool');
    assert.equal(await store.sessions.end(41), true);
    assert.equal(await store.sessions.device(40), undefined);
    assert.equal((await store.logins.get(Buffer.from([0xdd])))?.user, 1);
    await store.close();
  });

  test(`a backup of schema ${version} is restored as the newest, without its sessions`, async () => {
    const backup = join(temporaryDirectory(), 'backup');
    copyFileSync(databasePath(frozen(version)), backup);
    const directory = temporaryDirectory();
    const restored = restoreDatabase(backup, directory, { replace: false, keepSessions: false });
    assert.deepEqual(restored, { accounts: 2, sessions: 0 });
    assert.deepEqual(schemaOf(directory), await newest());
    await assertRows(directory);
    const again = join(temporaryDirectory(), 'again');
    backupDatabase(directory, again);
    restoreDatabase(again, directory, { replace: true, keepSessions: true });
    await assert.doesNotReject(openSqliteStore({ directory }).then((store) => store.close()));
  });
}
