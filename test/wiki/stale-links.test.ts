import assert from 'node:assert/strict';
import { test } from 'node:test';
import { called, VARIANTS } from '../support/variants.ts';
import { Visitor } from '../support/visitor.ts';
import { startWiki } from '../support/wiki.ts';

for (const variant of VARIANTS) {
  test(`pages that include what has changed are read again: their categories and links are those of now (${called(variant)})`, async () => {
    await using wiki = await startWiki({ ...variant, formatversion: '2' });
    const client = wiki.client();
    const edit = (title: string, text: string) => client.post({ action: 'edit', title, text, token: '+\\' });
    const members = async (category: string) => {
      await new Visitor(wiki).post('/index.php', { title: 'Special:RunJobs', maxjobs: '100' });
      const asked = { list: 'categorymembers', cmtitle: `Category:${category}`, cmlimit: 'max', cmnamespace: '0' };
      const told = (await client.get({ action: 'query', ...asked })).at(
        'query',
        'categorymembers',
      ) as readonly object[];
      return told.length;
    };
    for (let number = 0; number < 45; number += 1) await edit(`P${number}`, '{{T}} {{Led}}');
    assert.equal(await members('One'), 0);
    await edit('Template:T', '[[Category:One]]');
    assert.equal(await members('One'), 45);
    await edit('Template:T', '[[Category:Two]] [[Other]]');
    assert.deepEqual([await members('One'), await members('Two')], [0, 45]);
    const linking = await client.get({ action: 'query', list: 'backlinks', bltitle: 'Other', bllimit: 'max' });
    assert.equal((linking.at('query', 'backlinks') as readonly object[]).length, 46);
    await edit('Template:Led', '#REDIRECT [[Template:Three]]');
    await edit('Template:Three', '[[Category:Three]]');
    assert.equal(await members('Three'), 45);
  });
}

test('a page that cannot be read again keeps no other from it', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const edit = (title: string, text: string) => client.post({ action: 'edit', title, text, token: '+\\' });
  await edit('P', '{{Bad}}');
  await edit('Q', '{{Good}}');
  await edit('Template:Bad', 'too much');
  await edit('Template:Good', '[[Category:New]]');
  const { pages } = wiki.store;
  const texts = pages.texts.bind(pages);
  pages.texts = async (contents) => {
    const found = await texts(contents);
    if ([...found.values()].includes('too much')) throw new RangeError('Invalid string length');
    return found;
  };
  await new Visitor(wiki).post('/index.php', { title: 'Special:RunJobs', maxjobs: '100' });
  const asked = { list: 'categorymembers', cmtitle: 'Category:New', cmnamespace: '0' };
  const told = await client.get({ action: 'query', ...asked });
  assert.deepEqual(told.at('query', 'categorymembers'), [{ pageid: 2, ns: 0, title: 'Q' }]);
});
