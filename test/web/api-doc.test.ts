import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ALICE } from '../support/accounts.ts';
import { token } from '../support/flows.ts';
import { Visitor } from '../support/visitor.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

/** The requests and answers of a page, in turn, as they are read. */
async function blocksOf(wiki: TestWiki, title: string): Promise<readonly string[]> {
  const { text } = await new Visitor(wiki).get(`/wiki/${title}`);
  return [...text.matchAll(/<h3>(?:Request|Answer)<\/h3>\n<pre[^>]*><code>(.*?)<\/code>/gs)].map(([, code = '']) =>
    code.replaceAll('&amp;', '&').replaceAll('&quot;', '"'),
  );
}

/** An answer with what differs from time to time left out. */
const shapeOf = (text: string) =>
  text.replace(/"(\w+token)":"[^"]*\\\\"/, '"$1":"…"').replace(/\d+,"lgusername":"\w+"/, '1,"lgusername":"Example"');

suite('the documentation pages', () => {
  test('show what the server really answers', async () => {
    await using wiki = await startWiki();
    const client = wiki.client();
    const send = async (request: string, more: { readonly [name: string]: string }) => {
      const [head = '', body] = request.split('\n\n');
      const asked = Object.fromEntries(new URLSearchParams(body ?? head.replace(/^[^?]*\?/, '')));
      const fields = { ...asked, ...more, formatversion: '1' };
      return shapeOf((await (body === undefined ? client.get(fields) : client.post(fields))).text);
    };
    const [askToken = '', tokenAnswer = '', askLogin = '', loginAnswer = ''] = await blocksOf(wiki, 'API:Login');
    assert.equal(await send(askToken, {}), shapeOf(tokenAnswer));
    const credentials = { lgname: `${ALICE.name}@${ALICE.app}`, lgpassword: ALICE.secret };
    const lgtoken = await token(client, 'login');
    assert.equal(await send(askLogin, { ...credentials, lgtoken }), shapeOf(loginAnswer));
    const [askCsrf = '', csrfAnswer = ''] = await blocksOf(wiki, 'API:Tokens');
    assert.equal(await send(askCsrf, {}), shapeOf(csrfAnswer));
    const [askLogout = '', logoutAnswer = ''] = await blocksOf(wiki, 'API:Logout');
    assert.equal(await send(askLogout, { token: await token(client) }), logoutAnswer);
  });

  test('say truly which cookies a logout deletes', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    const fields = { wpName: ALICE.name, wpPassword: ALICE.password, wpRemember: '1' };
    await visitor.fillIn('/wiki/Special:UserLogin', fields);
    await visitor.fillIn('/wiki/Special:UserLogout', {});
    const kept = (await visitor.jar.getCookies(visitor.origin)).map(({ key }) => key.replace(/^.*(?=UserName$)/, ''));
    assert.deepEqual(kept, ['UserName']);
    const { text } = await visitor.get('/wiki/API:Logout');
    assert.match(text, /the name of the account \(UserName\) stays/);
  });

  test('have the module, the same program in four languages, and links that lead somewhere', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    for (const title of ['API:Logout', 'API:Login', 'API:Tokens']) {
      const { text } = await visitor.get(`/wiki/${title}`);
      assert.match(text, /open in the sandbox/);
      assert.match(text, /<h3>Parameters<\/h3>/);
      for (const language of ['Python', 'JavaScript', 'PHP', 'curl']) {
        assert.ok(text.includes(`<summary>${language}</summary>`), language);
      }
      assert.ok(text.includes(wiki.api) && !text.includes('127.0.0.1:8080'));
      for (const [, path = ''] of text.matchAll(/href="(\/wiki\/[^"#?]*)/g)) {
        assert.ok((await visitor.get(path)).status < 400, path);
      }
    }
  });
});
