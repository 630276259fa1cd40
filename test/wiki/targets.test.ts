import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VARIANTS } from '../support/variants.ts';
import { startWiki } from '../support/wiki.ts';

const PAGES: { readonly [title: string]: string } = {
  A: '[[X]] [[Y]] [[Talk:X]] {{T}} [[File:F.png]]',
  B: '[[Y]] {{T}} {{:X}}',
  'Talk:B': '[[Y]]',
  R: '#REDIRECT [[Y#part]]',
  S: '#REDIRECT [[X]]',
};

for (const { store } of VARIANTS) {
  test(`what pages link to, include, show and lead to is listed (${store})`, async () => {
    await using wiki = await startWiki({ store, formatversion: '2' });
    const client = wiki.client();
    const ids = new Map<string, unknown>();
    for (const [title, text] of Object.entries(PAGES)) {
      const made = await client.post({ action: 'edit', title, text, token: '+\\' });
      ids.set(title, made.at('edit', 'pageid'));
    }
    type Fields = { readonly [name: string]: string };
    const all = async (list: string, prefix: string, fields: Fields = {}) => {
      const found: unknown[] = [];
      let more: Fields | undefined = {};
      while (more) {
        const asked: Fields = { action: 'query', list, [`${prefix}limit`]: '1', ...fields, ...more };
        const reply = await client.get(asked);
        found.push(...(reply.at('query', list) as unknown[]));
        more = reply.at('continue') as Fields | undefined;
      }
      return found;
    };
    const [x, y] = [
      { ns: 0, title: 'X' },
      { ns: 0, title: 'Y' },
    ];
    const by = (page: string, target: object) => ({ fromid: ids.get(page), ...target });
    const links = [by('A', x), by('B', x), by('S', x), by('A', y), by('B', y), by('Talk:B', y), by('R', y)];
    assert.deepEqual(await all('alllinks', 'al', { alprop: 'ids|title' }), links);
    assert.deepEqual(await all('alllinks', 'al', { alprop: 'ids|title', aldir: 'descending' }), links.toReversed());
    assert.deepEqual(await all('alllinks', 'al', { alunique: '1' }), [x, y]);
    assert.deepEqual(await all('alllinks', 'al', { alunique: '1', aldir: 'descending' }), [y, x]);
    assert.deepEqual(await all('alllinks', 'al', { alunique: '1', alfrom: 'xa' }), [y]);
    assert.deepEqual(await all('alllinks', 'al', { alunique: '1', alto: 'X' }), [x]);
    assert.deepEqual(await all('alllinks', 'al', { alnamespace: '1' }), [{ ns: 1, title: 'Talk:X' }]);
    assert.deepEqual(await all('alltransclusions', 'at', { atunique: '1' }), [{ ns: 10, title: 'Template:T' }]);
    assert.deepEqual(await all('alltransclusions', 'at', { atnamespace: '0' }), [x]);
    assert.deepEqual(await all('allfileusages', 'af'), [{ ns: 6, title: 'File:F.png' }]);
    const leads = { arprop: 'ids|title|fragment|interwiki' };
    assert.deepEqual(await all('allredirects', 'ar', leads), [by('S', x), { ...by('R', y), fragment: 'part' }]);

    const generated = async (fields: Fields) => {
      const reply = await client.get({ action: 'query', generator: 'alllinks', ...fields });
      return (reply.at('query', 'pages') as readonly { title: string }[]).map(({ title }) => title).sort();
    };
    assert.deepEqual(await generated({ galunique: '1' }), ['X', 'Y']);
    assert.deepEqual(await generated({ galfrom: 'Y' }), ['A', 'B', 'R', 'Talk:B']);
    const refused = async (fields: Fields) => (await client.get({ action: 'query', ...fields })).code;
    assert.equal(await refused({ list: 'alllinks', alunique: '1', alprop: 'ids' }), 'invalidparammix');
    assert.equal(await refused({ list: 'alllinks', alcontinue: 'X' }), 'badcontinue');
    assert.equal(await refused({ list: 'alllinks', alunique: '1', alcontinue: 'X|1' }), 'badcontinue');
    assert.equal(await refused({ list: 'alllinks', alfrom: '[' }), 'invalidtitle');
  });
}
