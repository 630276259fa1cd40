import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mainLogin, token } from '../../support/flows.ts';
import { startWiki } from '../../support/wiki.ts';

// As a real MediaWiki 1.43 answers: to choose nothing is not to choose none.
for (const [list, without] of [
  ['recentchanges', 'rctype'],
  ['recentchanges', 'rcnamespace'],
  ['random', 'rnnamespace'],
  ['search', 'srnamespace'],
  ['prefixsearch', 'psnamespace'],
  ['backlinks', 'blnamespace'],
  ['categorymembers', 'cmnamespace'],
  ['watchlistraw', 'wrnamespace'],
  ['watchlist', 'wltype'],
] as const) {
  test(`a list of values that has none leaves nothing out: ${without} of ${list}`, async () => {
    await using wiki = await startWiki();
    const client = wiki.client();
    await mainLogin(client);
    const text = '[[Target]] [[Category:Kind]]';
    await client.post({ action: 'edit', title: 'Target page', text, watchlist: 'watch', token: await token(client) });
    const about = {
      srsearch: 'Target',
      pssearch: 'Target',
      bltitle: 'Target',
      cmtitle: 'Category:Kind',
      wlallrev: '1',
    };
    const asked = Object.entries(about).filter(([name]) => name.startsWith(without.slice(0, 2)));
    const answer = await client.get({ action: 'query', list, ...Object.fromEntries(asked), [without]: '' });
    const rows = (answer.at('query', list) ?? answer.at(list)) as readonly unknown[];
    assert.ok(rows.length > 0, JSON.stringify(answer));
  });
}
