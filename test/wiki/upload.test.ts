import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask } from '../support/ask.ts';
import { startWiki } from '../support/wiki.ts';

/** What a form with a part of a name says, whether it is a file or not. */
async function answer(api: string, disposition: string, more = ''): Promise<string> {
  const parts = [
    `form-data; name="action"\r\n\r\nupload`,
    `form-data; name="token"\r\n\r\n+\\`,
    `${disposition}\r\n\r\nx`,
  ];
  const body = parts.map((part) => `--b\r\nContent-Disposition: ${part}\r\n`).join('');
  const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };
  const reply = await ask(`${api}?format=json&formatversion=2${more}`, {
    method: 'POST',
    headers,
    body: `${body}--b--\r\n`,
  });
  return String(reply.code);
}

test('no file is taken, but a file has to be one', async () => {
  await using wiki = await startWiki();
  assert.equal(await answer(wiki.api, 'form-data; name="file"; filename="a.png"'), 'uploaddisabled');
  assert.equal(await answer(wiki.api, 'form-data; name="file"; filename=""'), 'uploaddisabled');
  assert.equal(await answer(wiki.api, 'form-data; name="filename"'), 'uploaddisabled');
  assert.equal(await answer(wiki.api, 'form-data; name="file"'), 'badupload');
  assert.equal(await answer(wiki.api, 'form-data; name="chunk"; filename="a"', '&chunk=x'), 'uploaddisabled');
  assert.equal(await answer(wiki.api, 'form-data; name="x"', '&chunk=x'), 'badupload');
  assert.equal(await answer(wiki.api, 'form-data; name="tags"'), 'badtags');
});
