import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWiki, type TestWiki } from '../support/wiki.ts';

type Client = ReturnType<TestWiki['client']>;
type Fields = { readonly [name: string]: string };

interface Linking {
  readonly title: string;
  readonly redirlinks?: readonly Linking[];
}

const PAGES = {
  T: 'x',
  A: '[[T]]',
  R: '#REDIRECT [[T]]',
  B: '[[T]] [[R]]',
  S: '#REDIRECT [[T]]',
  C: '[[S]] [[R]] [[T]]',
  D: '[[S]] [[R]]',
  Q: '#REDIRECT [[R]]',
};

/** More than any list of so few pages takes. */
const MOST_STEPS = 20;

async function linkedWiki() {
  const wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  for (const [title, text] of Object.entries(PAGES)) {
    await client.post({ action: 'edit', title, text, token: '+\\' });
  }
  return { client, [Symbol.asyncDispose]: () => wiki[Symbol.asyncDispose]() };
}

/** Each step of the list: the titles, with those that speak of a redirect behind it. */
async function steps(client: Client, fields: Fields) {
  const told: string[] = [];
  for (let more: Fields | undefined = {}; more; ) {
    assert.ok(told.length < MOST_STEPS, `it goes on and on: ${told.join(', ')}`);
    const asked = { action: 'query', list: 'backlinks', bltitle: 'T', blredirect: '1', ...fields, ...more };
    const reply = await client.get(asked);
    const rows = reply.at('query', 'backlinks') as readonly Linking[];
    const named = ({ title, redirlinks = [] }: Linking) => [title, ...redirlinks.map((one) => one.title)].join('<');
    told.push(rows.map(named).join(' '));
    more = reply.at('continue') as Fields | undefined;
  }
  return told;
}

test('pages that link to a page through redirects are told step by step, as many redirects at once as pages', async () => {
  await using wiki = await linkedWiki();
  const { client } = wiki;
  assert.deepEqual(await steps(client, {}), ['A R<B<C<D<Q B S<C<D C']);
  assert.deepEqual(await steps(client, { bllimit: '2' }), ['A R<B<C', 'A R<D<Q', 'B S<C<D', 'C']);
  assert.deepEqual(await steps(client, { bllimit: '3', bldir: 'descending' }), ['C S<D<C B', 'R<Q<D<C A', 'R<B A']);
  const first = await client.get({
    ...{ action: 'query', list: 'backlinks', bltitle: 'T', blredirect: '1' },
    bllimit: '2',
  });
  assert.match(first.textAt('continue', 'blcontinue'), /^0\|\d+\|0\|R\|0\|\d+$/);
});

test('what is asked for of pages through redirects holds for them, and not for the redirects on the way', async () => {
  await using wiki = await linkedWiki();
  const { client } = wiki;
  assert.deepEqual(await steps(client, { blfilterredir: 'nonredirects' }), ['A R<B<C<D B S<C<D C']);
  assert.deepEqual(await steps(client, { blfilterredir: 'redirects' }), ['R<Q S']);
});

test('half as many pages are told at most where there are pages through redirects', async () => {
  await using wiki = await linkedWiki();
  const { client } = wiki;
  const asked = { action: 'query', list: 'backlinks', bltitle: 'T' };
  const most = await client.get({ ...asked, bllimit: 'max', blredirect: '1' });
  assert.equal(most.at('limits', 'backlinks'), 250);
  assert.equal((await client.get({ ...asked, bllimit: 'max' })).at('limits', 'backlinks'), 500);
  const tooMany = await client.get({ ...asked, bllimit: '300', blredirect: '1' });
  const warning = tooMany.textAt('warnings', 'backlinks', 'warnings');
  assert.equal(warning, 'The parameter "bllimit" was 300; it was brought between 1 and 250.');
  assert.equal((await client.get({ ...asked, bllimit: '300' })).at('warnings'), undefined);
});

test('no place that a list goes on from is made up', async () => {
  await using wiki = await linkedWiki();
  const asked = { action: 'query', list: 'backlinks', bltitle: 'T', blredirect: '1' };
  for (const blcontinue of ['', 'x', '1|x', '1|2|3', '0|1|x|y|0|0', '0|1|2|y|0']) {
    assert.equal((await wiki.client.get({ ...asked, blcontinue })).at('error', 'code'), 'badcontinue', blcontinue);
  }
});
