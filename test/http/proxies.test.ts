import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ask, withQuery } from '../support/ask.ts';
import { botLogin, mainLogin } from '../support/flows.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

/** Who somebody is that is not logged in: the address that counts. */
async function addressWith(wiki: TestWiki, headers: Record<string, string>): Promise<string> {
  const reply = await wiki.client().get({ action: 'query', meta: 'userinfo' }, headers);
  return reply.textAt('query', 'userinfo', 'name');
}

async function isSecureWith(wiki: TestWiki, headers: Record<string, string>): Promise<boolean> {
  const url = withQuery(wiki.api, { action: 'query', meta: 'tokens', type: 'login', format: 'json' });
  const { setCookies } = await ask(url, { headers });
  assert.equal(setCookies.length, 1);
  return /; Secure/.test(setCookies[0] ?? '');
}

describe('what proxies say', () => {
  for (const trustProxy of [[], ['10.0.0.0/8', '::1'], ['127.0.0.2/32']]) {
    test(`is not believed of a stranger, where ${JSON.stringify(trustProxy)} is trusted`, async () => {
      await using wiki = await startWiki({ trustProxy });
      for (const headers of [
        { 'X-Forwarded-For': '203.0.113.5' },
        { 'X-Forwarded-For': '10.0.0.1, 127.0.0.1' },
        { Forwarded: 'for=203.0.113.5;proto=https' },
        { 'X-Real-IP': '203.0.113.5', 'Client-IP': '203.0.113.5', 'True-Client-IP': '203.0.113.5' },
      ]) {
        assert.equal(await addressWith(wiki, headers as Record<string, string>), '127.0.0.1');
      }
      assert.equal(await isSecureWith(wiki, { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Ssl': 'on' }), false);
    });
  }

  const trustProxy = ['127.0.0.0/8', '10.0.0.0/8', '2001:db8:aa::/48'];
  const chains: readonly (readonly [chain: string, address: string])[] = [
    ['203.0.113.5', '203.0.113.5'],
    ['198.51.100.1, 203.0.113.5', '203.0.113.5'],
    ['127.0.0.1, 203.0.113.5', '203.0.113.5'],
    ['198.51.100.1, 203.0.113.5, 10.0.0.1', '203.0.113.5'],
    ['198.51.100.1,203.0.113.5 ,\t10.0.0.1,10.2.3.4', '203.0.113.5'],
    ['198.51.100.1, 2001:db8::5, 2001:db8:aa::1', '2001:DB8:0:0:0:0:0:5'],
    ['2001:0DB8:0:0::5', '2001:DB8:0:0:0:0:0:5'],
    ['198.51.100.1, 2001:db8:ab::5, 10.0.0.1', '2001:DB8:AB:0:0:0:0:5'],
    ['::ffff:203.0.113.5', '203.0.113.5'],
    ['203.0.113.5, ::ffff:10.0.0.1', '203.0.113.5'],
    ['10.0.0.2, 10.0.0.1', '10.0.0.2'],
    ['203.0.113.5, unknown', '127.0.0.1'],
    ['203.0.113.5, unknown, 10.0.0.1', '10.0.0.1'],
    ['203.0.113.5, 10.0.0.1 10.0.0.1', '127.0.0.1'],
    ['', '127.0.0.1'],
    [',,,', '127.0.0.1'],
    ['999.1.1.1', '127.0.0.1'],
    [`${'198.51.100.1, '.repeat(500)}203.0.113.5`, '203.0.113.5'],
  ];
  for (const [chain, address] of chains) {
    test(`is believed up to the first stranger: ${JSON.stringify(chain.slice(0, 60))} is ${address}`, async () => {
      await using wiki = await startWiki({ trustProxy });
      assert.equal(await addressWith(wiki, { 'X-Forwarded-For': chain }), address);
    });
  }

  test('decides whether cookies are Secure, by what the nearest one says', async () => {
    await using wiki = await startWiki({ trustProxy });
    const table = {
      https: true,
      HTTPS: true,
      http: false,
      'https, http': false,
      'http, https': true,
      '': false,
      x: false,
    };
    for (const [proto, secure] of Object.entries(table)) {
      assert.equal(await isSecureWith(wiki, { 'X-Forwarded-Proto': proto }), secure, proto);
    }
  });

  test('decides where a bot password may be used from', async () => {
    await using wiki = await startWiki({ trustProxy: ['127.0.0.1'] });
    const account = await wiki.store.accounts.byName('Alice');
    const bot = await wiki.store.accounts.botPassword(account?.id ?? 0, 'tool');
    assert.ok(bot);
    await wiki.store.accounts.saveBotPassword({ ...bot, restrictions: { IPAddresses: ['203.0.113.0/24'] } });
    const inside = wiki.client({ headers: { 'X-Forwarded-For': '198.51.100.1, 203.0.113.5' } });
    await botLogin(inside);
    const spoofed = wiki.client({ headers: { 'X-Forwarded-For': '203.0.113.5, 198.51.100.1' } });
    await assert.rejects(botLogin(spoofed), /Failed/);
    const { wiki_BPsession = '' } = await inside.cookies();
    const moved = wiki.client({ headers: { 'X-Forwarded-For': '203.0.113.5, 198.51.100.1' } });
    await moved.plant({ wiki_BPsession });
    const reply = await moved.get({ action: 'query', meta: 'userinfo' });
    assert.equal(reply.at('query', 'userinfo', 'id'), 0);
    await mainLogin(spoofed);
  });

  test('is believed of a peer that comes over IPv6', async () => {
    await using wiki = await startWiki({ host: '::1', trustProxy: ['::1'] });
    assert.equal(await addressWith(wiki, { 'X-Forwarded-For': '198.51.100.1, 2001:db8::5' }), '2001:DB8:0:0:0:0:0:5');
    assert.equal(await addressWith(wiki, {}), '0:0:0:0:0:0:0:1');
  });
});
