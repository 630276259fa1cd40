import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWiki } from '../support/wiki.ts';

test('an error that cannot be printed as asked is printed unasked, as the page or the wrapped page it was to be', async () => {
  await using wiki = await startWiki();
  const get = async (more: string) => {
    const response = await fetch(`${wiki.api}?action=query&formatversion=nonsense&errorformat=raw&${more}`);
    assert.match(response.headers.get('mediawiki-api-error') ?? '', /^(?:badvalue|badmodule)$/);
    return { type: response.headers.get('content-type'), body: await response.text() };
  };
  const codes = (body: string) => JSON.parse(body).warnings.map(({ code }: { code: string }) => code);
  const plain = await get('format=json&callback=run');
  assert.equal(plain.type, 'application/json; charset=utf-8');
  assert.deepEqual(codes(plain.body), ['errorprinterfailed', 'badvalue']);
  const document = await get('action=help&modules=nothing&format=json');
  assert.deepEqual(codes(document.body), ['errorprinterfailed', 'badvalue']);
  assert.equal(JSON.parse(document.body).warnings[1].module, 'raw');
  const wrapped = await get('format=jsonfm&wrappedhtml=0');
  assert.equal(wrapped.type, 'text/mediawiki-api-prettyprint-wrapped; charset=utf-8');
  assert.match(JSON.parse(wrapped.body).html, /errorprinterfailed/);
  const page = await get('format=jsonfm');
  assert.equal(page.type, 'text/html; charset=utf-8');
  assert.match(page.body, /errorprinterfailed/);
});
