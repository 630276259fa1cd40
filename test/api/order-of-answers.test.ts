import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWiki } from '../support/wiki.ts';

test('an error stands before what was warned of, and that before what was asked for beside', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const asked = { action: 'query', list: 'usercontribs', uctoponly: '1', requestid: 'x', curtimestamp: '1' };
  const keys = async (more: object) => Object.keys(JSON.parse((await wiki.client().get({ ...asked, ...more })).text));
  assert.deepEqual(await keys({}), ['error', 'warnings', 'requestid', 'curtimestamp']);
  assert.deepEqual(await keys({ errorformat: 'plaintext' }), [
    ...['errors', 'warnings', 'docref', 'requestid', 'curtimestamp'],
  ]);
});
