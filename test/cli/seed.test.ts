import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { Progress } from '../../src/cli/progress.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { latchkey, Process, temporaryDirectory } from './process.ts';

async function emptyWiki(): Promise<string> {
  const data = temporaryDirectory();
  await (await openSqliteStore({ directory: data })).close();
  return data;
}

/** What does not agree of all that pages are counted and noted in. */
function differing(data: string): readonly string[] {
  using database = new DatabaseSync(join(data, 'latchkey.sqlite'));
  assert.equal(database.prepare('PRAGMA integrity_check').get()?.integrity_check, 'ok');
  assert.deepEqual(database.prepare('PRAGMA foreign_key_check').all(), []);
  const found = database
    .prepare(`SELECT (SELECT pages FROM page_count) - (SELECT count(*) FROM page) AS pages,
      (SELECT edits FROM page_count) - (SELECT count(*) FROM revision) AS edits,
      (SELECT sum(edit_count) FROM account) - (SELECT count(*) FROM revision) AS counted,
      (SELECT count(*) FROM change) - (SELECT count(*) FROM revision) AS changes,
      (SELECT count(*) FROM log WHERE type = 'create') - (SELECT count(*) FROM page) AS made,
      (SELECT count(*) FROM page_search('title : seed')) - (SELECT count(*) FROM page) AS titles,
      (SELECT count(*) FROM page LEFT JOIN revision ON revision.id = latest AND revision.page = page.id
        JOIN content ON content.id = revision.content AND content.size = page.length
        WHERE revision.id IS NULL) AS headless`)
    .get();
  return Object.entries(found ?? {}).flatMap(([name, difference]) => (difference === 0 ? [] : [name]));
}

test('a wiki is filled with pages that have a past, and again only with those that lack', async () => {
  const data = await emptyWiki();
  const words = ['seed', '--revisions', '3', '--users', '2', '--data', data];
  const first = await latchkey([...words, '--pages', '20']);
  assert.deepEqual([first.code, first.out], [0, '20 pages are made, with 60 revisions.\n']);
  assert.match(first.err, /^20 of 20 pages \(100 %\)\n$/);
  const second = await latchkey([...words, '--pages', '25']);
  assert.equal(second.out, '5 pages are made, with 15 revisions.\n');
  assert.deepEqual(differing(data), []);
  const store = await openSqliteStore({ directory: data });
  const [page] = await store.pages.byName([{ namespace: 0, key: 'Seed_7' }]);
  const rows = await store.pages.history({ page: page?.id ?? 0, newer: true, limit: 9 });
  assert.deepEqual(
    rows.map(({ parent, id }) => [parent, id]),
    rows.map(({ id }, index) => [rows[index - 1]?.id ?? 0, id]),
  );
  assert.equal(rows.at(-1)?.id, page?.latest);
  const [one, two] = [await store.accounts.byName('Seeder 1'), await store.accounts.byName('Seeder 2')];
  assert.equal((one?.editCount ?? 0) + (two?.editCount ?? 0), 75);
  await store.close();
});

test('Ctrl-C leaves whole pages, says how many there are, and the same command goes on', async () => {
  const data = await emptyWiki();
  const words = ['seed', '--pages', '5000', '--data', data];
  const begun = new Process(words);
  await begun.shows(/1,000 of 5,000 pages/);
  const { code, err } = await begun.stop();
  assert.equal(code, 1);
  const [, made = ''] = /stopped: ([\d,]+) pages are made/.exec(err) ?? [];
  const rest = await latchkey(words);
  assert.equal(Number(made.replace(',', '')) + Number(rest.out.split(' ')[0]?.replace(',', '')), 5000);
  assert.deepEqual(differing(data), []);
});

test('a killed one leaves whole pages', async () => {
  const data = await emptyWiki();
  const begun = new Process(['seed', '--pages', '5000', '--data', data]);
  await begun.shows(/1,000 of 5,000 pages/);
  await begun.stop('SIGKILL');
  assert.deepEqual(differing(data), []);
});

test('how far something has come is a bar where a person reads, and a line for each tenth elsewhere', () => {
  const told: string[] = [];
  const io = { draw: (line: string) => told.push(line), warn: (line: string) => told.push(line) };
  const unused = { env: {}, stdin: process.stdin, print: () => undefined };
  const bar = new Progress({ ...io, ...unused, stderrIsTTY: true }, 'pages', 2000);
  bar.tell(1000);
  bar.tell(2000);
  bar.end();
  assert.match(told[0] ?? '', /^█{15}░{15} 50 % {2}1,000 of 2,000 pages, \d+ s left$/);
  assert.deepEqual(told.slice(1), [`${'█'.repeat(30)} 100 %  2,000 of 2,000 pages`, '']);
  told.length = 0;
  const plain = new Progress({ ...io, ...unused, stderrIsTTY: false }, 'pages', 40);
  for (let done = 0; done <= 40; done++) plain.tell(done);
  plain.end();
  assert.equal(told.length, 10);
});
