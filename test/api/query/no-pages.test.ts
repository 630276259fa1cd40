import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWiki } from '../../support/wiki.ts';

test('modules that tell of pages do not look where to go on if there is no page', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const anyone = wiki.client();
  await anyone.post({ action: 'edit', title: 'A', text: 'x', token: '+\\' });
  const prefixes = { links: 'pl', templates: 'tl', images: 'im', extlinks: 'el' };
  for (const [prop, prefix] of Object.entries(prefixes)) {
    const asked = { action: 'query', prop, [`${prefix}continue`]: 'x' };
    assert.equal((await anyone.get({ ...asked, titles: 'None' })).at('error'), undefined, prop);
    assert.equal((await anyone.get({ ...asked, titles: 'A' })).at('error', 'code'), 'badcontinue', prop);
  }
});
