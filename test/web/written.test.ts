import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mainLogin, token } from '../support/flows.ts';
import { Visitor } from '../support/visitor.ts';
import { startWiki } from '../support/wiki.ts';

const TEXT = "'''bold''' <script>alert(1)</script>";

for (const anonymousMayRead of [true, false]) {
  test(`a page that was written is shown as text, to ${anonymousMayRead ? 'all' : 'those who may read'}`, async () => {
    await using wiki = await startWiki({ settings: { anonymousMayRead } });
    const client = wiki.client();
    await mainLogin(client);
    const csrf = await token(client);
    const edited = await client.post({ action: 'edit', title: 'A page', text: TEXT, token: csrf });
    assert.equal(edited.at('edit', 'result'), 'Success');
    const { status, text } = await new Visitor(wiki).get('/wiki/A_page');
    assert.equal(status, anonymousMayRead ? 200 : 404);
    assert.equal(text.includes('&lt;script&gt;alert(1)'), anonymousMayRead);
    assert.doesNotMatch(text, /<script>/);
    assert.equal((await new Visitor(wiki).get('/wiki/No_such_page')).status, 404);
  });
}
