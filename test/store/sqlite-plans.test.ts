import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { SqliteChanges } from '../../src/store/sqlite-changes.ts';
import { SqliteEditors } from '../../src/store/sqlite-editors.ts';
import { SqliteLinks } from '../../src/store/sqlite-links.ts';
import { SqliteLog } from '../../src/store/sqlite-log.ts';
import { migrate } from '../../src/store/sqlite-migrate.ts';
import type { NotingWriter } from '../../src/store/sqlite-noting-writer.ts';
import { SqlitePages } from '../../src/store/sqlite-pages.ts';
import { SqliteSearch } from '../../src/store/sqlite-search.ts';
import { SqliteSessions } from '../../src/store/sqlite-sessions.ts';
import { SqliteWatches } from '../../src/store/sqlite-watches.ts';
import type { SqliteWriter } from '../../src/store/sqlite-writer.ts';

/** The plans of what is read, as SQLite makes them of an empty wiki: by its indexes, not by what is in them. */
async function plansOf(read: (database: DatabaseSync) => Promise<unknown>): Promise<readonly string[]> {
  using database = new DatabaseSync(':memory:');
  migrate(database);
  const asked: string[] = [];
  const spy = new Proxy(database, {
    get(target, name) {
      if (name !== 'prepare') return Reflect.get(target, name);
      return (sql: string) => {
        asked.push(sql);
        return target.prepare(sql);
      };
    },
  });
  await read(spy);
  return asked.flatMap((sql) => {
    const rows = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
    return rows.map(({ detail }) => String(detail));
  });
}

const NO_WRITER = undefined as unknown as SqliteWriter;
const name = { namespace: 0, key: 'A' };
const at = { timestamp: 1, id: 1 };

const READS: { readonly [what: string]: (database: DatabaseSync) => Promise<unknown> } = {
  'pages of a namespace': (database) =>
    new SqlitePages(database, NO_WRITER).list({ namespace: 0, from: 'A', limit: 9 }),
  'pages by prefix': (database) => new SqlitePages(database, NO_WRITER).list({ namespace: 0, prefix: 'A', limit: 9 }),
  'pages at random': (database) =>
    new SqlitePages(database, NO_WRITER).random({ namespaces: [0, 1], redirects: false, from: 5, limit: 9 }),
  'pages by name': (database) => new SqlitePages(database, NO_WRITER).byName([name]),
  'pages by id': (database) => new SqlitePages(database, NO_WRITER).byId([1]),
  'revisions by id': (database) => new SqlitePages(database, NO_WRITER).revisions([1]),
  'a history': (database) => new SqlitePages(database, NO_WRITER).history({ page: 1, at, limit: 9 }),
  contributions: (database) => new SqlitePages(database, NO_WRITER).contributions({ userName: 'A', at, limit: 9 }),
  'editors by name': (database) => new SqliteEditors(database).named(['A']),
  'editors by prefix': (database) => new SqliteEditors(database).withPrefix({ prefix: 'A', limit: 9 }),
  'editors by prefix, backwards': (database) =>
    new SqliteEditors(database).withPrefix({ prefix: 'A', descending: true, limit: 9 }),
  'addresses of a range': (database) =>
    new SqliteEditors(database).inRange({ first: '10.0.0.0', last: '10.0.0.255', limit: 9 }),
  texts: (database) => new SqlitePages(database, NO_WRITER).texts([1]),
  protections: (database) => new SqlitePages(database, NO_WRITER).protections([1], 0),
  'recent changes': (database) => new SqliteChanges(database, NO_WRITER).list({ at, limit: 9 }),
  'recent changes of a page': (database) => new SqliteChanges(database, NO_WRITER).list({ name, limit: 9 }),
  'recent changes of a user': (database) => new SqliteChanges(database, NO_WRITER).list({ userName: 'A', limit: 9 }),
  'changes of revisions': (database) => new SqliteChanges(database, NO_WRITER).ofRevisions([1]),
  'changes that one watches': (database) =>
    new SqliteChanges(database, NO_WRITER).list({
      at,
      watched: { user: 1, now: 0, unseen: true },
      latestOrLog: true,
      limit: 9,
    }),
  'a watchlist': (database) => new SqliteWatches(database, NO_WRITER).list(1, { from: name, now: 0, limit: 9 }),
  'what is watched': (database) => new SqliteWatches(database, NO_WRITER).watched(1, [name], 0),
  watchers: (database) => new SqliteWatches(database, NO_WRITER).watchers([name], 0),
  'links of pages': (database) =>
    new SqliteLinks(database, NO_WRITER).of({ pages: [1], kind: 'link', at: { page: 1, ...name }, limit: 9 }),
  'pages that link to one': (database) =>
    new SqliteLinks(database, NO_WRITER).to({ targets: [name], kind: 'link', limit: 9 }),
  'pages of some namespaces that link to one': (database) =>
    new SqliteLinks(database, NO_WRITER).to({
      ...{ targets: [name], kind: 'link', byNamespace: true, limit: 9 },
      at: { ...name, from: 1, page: 5 },
    }),
  'what pages link to': (database) =>
    new SqliteLinks(database, NO_WRITER).targets({
      ...{ kind: 'link', namespace: 0, unique: false, from: 'A', at: { key: 'B', page: 1 }, limit: 9 },
    }),
  'what pages link to, backwards': (database) =>
    new SqliteLinks(database, NO_WRITER).targets({
      ...{ kind: 'link', namespace: 0, unique: false, descending: true, limit: 9 },
    }),
  'what pages link to, each once': (database) =>
    new SqliteLinks(database, NO_WRITER).targets({ kind: 'link', namespace: 0, unique: true, prefix: 'A', limit: 9 }),
  'what redirects lead to': (database) =>
    new SqliteLinks(database, NO_WRITER).targets({
      ...{ kind: 'redirect', namespace: 0, unique: false, at: { key: 'B', page: 1 }, limit: 9 },
    }),
  'what redirects lead to, each once': (database) =>
    new SqliteLinks(database, NO_WRITER).targets({ kind: 'redirect', namespace: 0, unique: true, limit: 9 }),
  'members of a category': (database) =>
    new SqliteLinks(database, NO_WRITER).members({ key: 'A', by: 'sort', at: { place: 'B', page: 1 }, limit: 9 }),
  'members of a category by time': (database) =>
    new SqliteLinks(database, NO_WRITER).members({ key: 'A', by: 'timestamp', limit: 9 }),
  'how many members categories have': (database) => new SqliteLinks(database, NO_WRITER).memberCounts(['A']),
  'categories by name': (database) =>
    new SqliteLinks(database, NO_WRITER).categories({ namespace: 14, from: 'A', limit: 9 }),
  'the log': (database) => new SqliteLog(database, NO_WRITER).list({ at, limit: 9 }),
  'the log of a type': (database) => new SqliteLog(database, NO_WRITER).list({ type: 'move', limit: 9 }),
  'the log of a user': (database) => new SqliteLog(database, NO_WRITER).list({ performer: 'A', limit: 9 }),
  'the log of a title': (database) => new SqliteLog(database, NO_WRITER).list({ namespace: 0, title: 'A', limit: 9 }),
  'events by id': (database) => new SqliteLog(database, NO_WRITER).byId([1]),
};

for (const [what, read] of Object.entries(READS)) {
  test(`reading does not grow with the wiki: ${what}`, async () => {
    const plans = await plansOf(read);
    assert.ok(plans.length > 0);
    for (const detail of plans) {
      // A list given as JSON.
      if (/^SCAN (?:json_each|n VIRTUAL|n$)/.test(detail)) continue;
      // Names that are gone through one by one, each sought by itself, until there are enough.
      if (detail === 'SCAN editor') continue;
      assert.doesNotMatch(detail, /^SCAN|TEMP B-TREE FOR ORDER BY$/, `${what}: ${plans.join('; ')}`);
    }
  });
}

test('a search reads what has the words, and puts in order no more than it may find', async () => {
  const asked = { where: 'text', namespaces: [0], offset: 0, limit: 9 } as const;
  const plans = await plansOf((database) =>
    new SqliteSearch(database).find({ ...asked, phrases: [{ words: 'a', isPrefix: true }] }),
  );
  const reads = plans.filter((detail) => /^(?:SCAN|SEARCH|CO-ROUTINE)/.test(detail) && !detail.includes('json_each'));
  const words = /^SCAN page_search VIRTUAL TABLE INDEX \d+:M\d$/;
  const bounded = ['CO-ROUTINE m', 'by words', 'SCAN m', 'SEARCH p USING INTEGER PRIMARY KEY (rowid=?)'];
  assert.deepEqual(
    reads.map((detail) => detail.replace(words, 'by words')),
    [...bounded, ...bounded],
  );
});

test('sessions are listed and counted without their rows', async () => {
  const sessions = (database: DatabaseSync) => new SqliteSessions(database, undefined as unknown as NotingWriter);
  const mine = await plansOf((database) => sessions(database).list({ user: 1, after: 5, limit: 9 }));
  const listed = 'SEARCH session USING COVERING INDEX session_user (user=? AND account_generation=? AND id>?)';
  assert.ok(mine.includes(listed), mine.join('; '));
  const all = await plansOf((database) => sessions(database).count());
  assert.ok(all.includes('SCAN session USING COVERING INDEX session_device'), all.join('; '));
});
