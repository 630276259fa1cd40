import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { connectToWrite } from '../../src/store/sqlite-connect.ts';

test('the version stays while nobody commits, and is another one at once, in the same turn, when anybody has', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-test-'));
  const [one, two] = [await openSqliteStore({ directory }), await openSqliteStore({ directory })];
  const other = connectToWrite(join(directory, 'latchkey.sqlite'));
  const commit = () => other.exec("UPDATE meta SET value = randomblob(32) WHERE name = 'key'");
  try {
    for (const store of [one, two]) {
      const before = store.version();
      other.prepare('SELECT count(*) FROM account').get();
      other.exec('BEGIN IMMEDIATE; DELETE FROM option; ROLLBACK');
      assert.equal(store.version(), before);
      for (let round = 0; round < 3; round++) {
        const seen = store.version();
        commit();
        assert.notEqual(store.version(), seen);
      }
      const seen = store.version();
      other.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      commit();
      assert.notEqual(store.version(), seen);
    }
    await one.close();
    const seen = two.version();
    commit();
    assert.notEqual(two.version(), seen);
  } finally {
    other.close();
    await Promise.all([one.close(), two.close()]);
    await rm(directory, { recursive: true });
  }
});
