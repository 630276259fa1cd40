import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Visitor } from '../support/visitor.ts';
import { startWiki } from '../support/wiki.ts';

test('Special:RunJobs tells programs that no work is left, and people that it is not for them', async () => {
  await using wiki = await startWiki();
  const visitor = new Visitor(wiki);
  const { status, headers, text } = await visitor.post('/index.php', {
    title: 'Special:RunJobs',
    maxjobs: '10',
    tasks: '',
  });
  assert.equal(status, 200);
  assert.equal(headers['content-type'], 'application/json');
  assert.deepEqual(JSON.parse(text), { jobs: [], reached: 'none-ready', backoffs: [], elapsed: 0 });
  const shown = await visitor.get('/wiki/Special:RunJobs');
  assert.deepEqual([shown.status, shown.text.includes('This address is for programs')], [400, true]);
});
