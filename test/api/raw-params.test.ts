import assert from 'node:assert/strict';
import { test } from 'node:test';
import { botLogin, token } from '../support/flows.ts';
import type { Reply } from '../support/reply.ts';
import { startWiki } from '../support/wiki.ts';

test('what goes into a text is told as data: plain texts, numbers, lists, texts within texts', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const bot = wiki.client();
  await botLogin(bot);
  const errorformat = 'raw';
  const paramsOf = (reply: Reply, what: 'errors' | 'warnings') =>
    (reply.at(what) as { params: unknown }[]).map(({ params }) => params);
  const plain = (plaintext: string) => ({ plaintext });

  const several = await bot.get({ action: 'query', prop: 'x|y', foo: '1', bar: '2', errorformat });
  const listed = { list: [plain('x'), plain('y')], type: 'comma' };
  assert.deepEqual(paramsOf(several, 'warnings'), [
    [plain('prop'), plain('x|y'), listed, { num: 2 }],
    [{ list: ['foo', 'bar'], type: 'comma' }, 2],
  ]);
  const first = await bot.get({ action: 'query', pageids: 'x', list: 'nothing', errorformat });
  assert.deepEqual([paramsOf(first, 'errors'), first.at('warnings')], [[[plain('pageids'), plain('x')]], undefined]);
  const csrf = await token(bot);
  const options = await bot.post({ action: 'block', user: 'Zoe', token: csrf, errorformat });
  assert.deepEqual(paramsOf(options, 'errors'), [[{ message: { key: 'action-block', params: [] } }]]);
  const protect = { action: 'protect', title: 'Main Page', protections: 'edit=sysop', token: csrf, errorformat };
  assert.deepEqual(paramsOf(await bot.post(protect), 'errors')[0], [{ list: ['sysop'], type: 'comma' }, 1]);
});
