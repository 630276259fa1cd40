import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALICE } from '../support/accounts.ts';
import { mainLogin, token as tokenOf } from '../support/flows.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

type Client = ReturnType<TestWiki['client']>;
type Fields = { readonly [name: string]: string };

const JSON_PAGE = `User:${ALICE.name}/a.json`;
const MISSING = '99';

/** Alice, and what makes her edits; `A` has a section and three revisions, another page one. */
async function editor(wiki: TestWiki): Promise<(fields: Fields) => ReturnType<Client['post']>> {
  const client = wiki.client();
  await mainLogin(client);
  const token = await tokenOf(client);
  const edit = (fields: Fields) => client.post({ action: 'edit', title: 'A', token, ...fields });
  for (const text of ['== x ==\none', '== x ==\ntwo', '== x ==\nthree']) await edit({ text });
  await edit({ title: 'B', text: 'other' });
  await edit({ title: JSON_PAGE, text: '{}' });
  return edit;
}

test('of all that is wrong with an edit the same is told first as by MediaWiki', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const edit = await editor(wiki);
  const json = { title: JSON_PAGE };
  const hash = { md5: '0'.repeat(32) };
  const told: readonly (readonly [Fields, string])[] = [
    // What is undone is looked at before the section, unless something is added to that.
    [{ section: 'T-1', undo: MISSING }, 'nosuchrevid'],
    [{ section: '5', undo: MISSING, text: 'x' }, 'nosuchrevid'],
    [{ section: 'x', undo: MISSING }, 'nosuchrevid'],
    [{ section: '5', undo: MISSING, appendtext: 'x' }, 'nosuchsection'],
    [{ section: '5', undo: '4', appendtext: 'x' }, 'nosuchsection'],
    [{ section: '1', undo: '4', undoafter: '4', appendtext: 'x' }, 'revwrongpage'],
    [{ title: 'C', section: 'T-9', undo: MISSING, prependtext: 'x' }, 'nosuchsection'],
    [{ section: '5', text: 'x', ...hash }, 'badmd5'],
    [{ section: 'x', text: 'x' }, 'invalidsection'],
    [{ section: '5', text: 'x', baserevid: '1' }, 'nosuchsection'],
    [{ undo: '3', baserevid: MISSING }, 'editconflict'],
    // The same of a page without sections.
    [{ ...json, section: '1', undo: MISSING }, 'nosuchrevid'],
    [{ ...json, section: '0', undo: '4', undoafter: '4' }, 'revwrongpage'],
    [{ ...json, section: '1', undo: MISSING, appendtext: 'x' }, 'sectionsnotsupported'],
    [{ ...json, section: '1', text: 'x', ...hash }, 'badmd5'],
    [{ ...json, section: 'x', text: 'x' }, 'invalidsection'],
    [{ ...json, section: '1', text: 'x' }, 'nosuchsection'],
    [{ ...json, section: 'new', text: 'x' }, 'sectionsnotsupported'],
    // A section without a text is none.
    [{ section: 'new', text: ' \n', summary: 'x' }, 'missingcommenttext'],
    [{ section: 'new', appendtext: '', ...hash }, 'badmd5'],
  ];
  for (const [fields, expected] of told) {
    assert.equal((await edit(fields)).code, expected, JSON.stringify(fields));
  }
  assert.equal((await edit({ title: 'D', section: 'new', text: '' })).at('edit', 'new'), true);
});

test('what is undone into a new section is its heading, as long as no summary is given', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const edit = await editor(wiki);
  // The newest revision has no summary either: this one is not the same sent twice.
  const made = await edit({ section: 'new', undo: '3', baserevid: '1' });
  assert.equal(made.at('edit', 'result'), 'Success');
  const [revision] = await wiki.store.pages.revisions([made.at('edit', 'newrevid') as number]);
  const text = [...(await wiki.store.pages.texts([revision?.content ?? 0])).values()][0];
  const heading = /\n== (Undid revision .*) ==\n\n== x ==\ntwo$/.exec(text ?? '')?.[1] ?? '';
  assert.match(heading, /\[\[Special:Diff\/3\|3\]\]/);
  assert.match(revision?.comment ?? '', /^\/\* Undid revision 3 .*\*\//);
});
