import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { refreshStaleLinks } from '../../src/wiki/stale-links.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const KILLS = 10;

/** Runs a child on a directory, kills it after so many lines, and gives every whole line that it printed. */
async function runAndKill(
  name: string,
  directory: string,
  first: number,
  lines: number,
  ...more: readonly string[]
): Promise<readonly string[]> {
  const child = fileURLToPath(new URL(name, import.meta.url));
  const process = spawn(globalThis.process.execPath, [child, directory, String(first), ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(process, 'exit');
  let printed = '';
  for await (const part of process.stdout.setEncoding('utf8')) {
    printed += part;
    if (printed.split('\n').length > lines) process.kill('SIGKILL');
  }
  await exited;
  // What follows the last line break is a line that was cut off.
  return printed.split('\n').slice(0, -1);
}

test(`kill -9 in the middle of begins and ends loses nothing that was acknowledged (${KILLS} kills)`, async () => {
  const directory = temporaryDirectory();
  for (let kill = 0; kill < KILLS; kill++) {
    const printed = await runAndKill('./crash-child.ts', directory, kill * 1_000_000, 100 + kill * 37);
    const of = (verb: string) =>
      printed.flatMap((line) => (line.startsWith(`${verb} `) ? Number(line.split(' ')[1]) : []));
    const ending = new Set(of('ending'));
    const store = await openSqliteStore({ directory });
    for (const id of of('end')) {
      assert.equal(await store.sessions.get(id), undefined, `session ${id} came back`);
      assert.equal(await store.sessions.device(id), undefined, `device ${id} came back`);
    }
    for (const id of of('begin')) if (!ending.has(id)) assert.ok(await store.sessions.get(id), `session ${id} is lost`);
    assert.ok(of('end').length > 0);
    await store.close();
  }
  assertWhole(directory).close();
});

/** What must be the same of all that an edit is noted in: revisions, recent changes, counts, the log, pages. */
const AGREE = `WITH every AS (
    SELECT id, user, page, parent, content, tags FROM revision
    UNION ALL SELECT id, user, page, parent, content, tags FROM archive
  ) SELECT (SELECT edits FROM page_count) - (SELECT count(*) FROM every) AS edits,
    (SELECT pages FROM page_count) - (SELECT count(*) FROM page) AS pages,
    (SELECT sum(edit_count) FROM account) - (SELECT count(*) FROM every) AS counted,
    (SELECT count(*) FROM change) - (SELECT count(*) FROM revision) AS changes,
    (SELECT count(*) FROM log WHERE type = 'create') - (SELECT count(*) FROM every WHERE parent = 0) AS made,
    (SELECT count(*) FROM log WHERE type = 'delete') - (SELECT count(DISTINCT page) FROM archive) AS deleted,
    (SELECT count(*) FROM content) - (SELECT count(*) FROM every) AS texts,
    (SELECT count(*) FROM page LEFT JOIN revision ON revision.id = latest AND revision.page = page.id
      WHERE revision.id IS NULL) AS headless,
    (SELECT count(*) FROM revision JOIN archive ON archive.id = revision.id) AS twice,
    (SELECT count(*) FROM page_search('title : p*')) - (SELECT count(*) FROM page) AS titles,
    (SELECT count(*) FROM page_search('text : changed')) - (SELECT count(*) FROM page WHERE is_new = 0) AS words,
    (SELECT uses FROM tag_count WHERE tag = 'mw-undo')
      - (SELECT count(*) FROM every, json_each(every.tags) WHERE value = 'mw-undo') AS tags,
    (SELECT count(*) FROM revision JOIN change ON change.revision = revision.id AND change.type <> 'log'
      WHERE change.tags <> revision.tags) AS tagged`;

test(`kill -9 in the middle of edits and deletions leaves none by halves, and loses none (${KILLS} kills)`, async () => {
  const directory = temporaryDirectory();
  for (let kill = 0; kill < KILLS; kill++) {
    const printed = await runAndKill('./crash-child-edits.ts', directory, kill * 1_000_000, 160 + kill * 37);
    const told = printed.map((line) => line.split(' ') as [string, string, string]);
    const keys = (verb: string) => new Set(told.flatMap(([what, , key]) => (what === verb ? [key] : [])));
    const [deleting, deleted] = [keys('deleting'), keys('deleted')];
    const store = await openSqliteStore({ directory });
    for (const [verb, revision, key] of told) {
      const kept = (await store.pages.revisions([Number(revision)])).length;
      const page = { namespace: 0, key };
      if (verb === 'saved' && !deleting.has(key)) assert.equal(kept, 1, `revision ${revision} of ${key} is lost`);
      if (deleted.has(key)) assert.deepEqual([kept, await store.archive.count({ page })], [0, 2], `${key} came back`);
    }
    assert.ok(deleted.size > 0);
    await store.close();
    const database = assertWhole(directory);
    const differing = Object.entries(database.prepare(AGREE).get() ?? {}).filter(([, difference]) => difference !== 0);
    assert.deepEqual(differing, []);
    database.close();
  }
});

test(`kill -9 while pages are read again that include what changed: none stays as it was (${KILLS} kills)`, async () => {
  const directory = temporaryDirectory();
  const including = 50;
  let told = 0;
  let left = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const printed = await runAndKill('./crash-child-links.ts', directory, told, 5 + kill, String(including));
    told = Number(printed.at(-1));
    const store = await openSqliteStore({ directory });
    if (await store.links.stale()) left += 1;
    const wiki = { siteName: 'Wiki', most: 1000, now: () => 2000 };
    assert.equal(await refreshStaleLinks(store, wiki), true);
    const counts = await store.links.memberCounts([`C${told}`, `C${told + 1}`]);
    // The state after the last one that was told of may have been written too: the template and all that include it have one of both.
    const members = [...counts.values()].map(({ pages }) => pages);
    assert.deepEqual(members, [including + 1], `state ${told}`);
    told += counts.has(`C${told}`) ? 0 : 1;
    await store.close();
    const database = assertWhole(directory);
    const states = database.prepare("SELECT count(DISTINCT key) AS states FROM link WHERE kind = 'category'").get();
    assert.equal(states?.states, 1);
    database.close();
  }
  assert.ok(left > 0, 'no kill came while pages were left to be read');
});

/** Opens a database that is as it must be from end to end. */
function assertWhole(directory: string): DatabaseSync {
  const database = new DatabaseSync(join(directory, 'latchkey.sqlite'));
  assert.equal(database.prepare('PRAGMA integrity_check').get()?.integrity_check, 'ok');
  assert.deepEqual(database.prepare('PRAGMA foreign_key_check').all(), []);
  return database;
}
