import { api } from './api.mjs';

const { action, assert, utils } = api;

describe('action=query', () => {
  const name = utils.title('Queried ');
  const title = (end) => `${name} ${end}`;
  const category = `Category:${name}`;
  let root, alice;

  before(async () => {
    [root, alice] = await Promise.all([action.root(), action.alice()]);
    await alice.edit(`Template:${name}`, { text: 'of a template' });
    await alice.edit(category, { text: 'a category' });
    const text = `{{${name}}} [[${title('b')}]] https://a.example/x [[${category}|key]]`;
    await alice.edit(title('a'), { text });
    await alice.edit(title('b'), { text: `[[${title('a')}]]` });
    await alice.edit(title('r'), { text: `#REDIRECT [[${title('a')}#part]]` });
  });

  const query = async (fields) => (await alice.action('query', { formatversion: 2, ...fields })).query;
  const pageOf = async (fields) => (await query(fields)).pages[0];
  const titlesOf = (rows) => rows.map((row) => row.title);

  it('follows redirects, and tells how titles are written', async () => {
    const told = await query({ titles: title('r').replaceAll(' ', '_'), redirects: 1, indexpageids: 1 });
    assert.deepEqual(told.redirects, [{ from: title('r'), to: title('a'), tofragment: 'part' }]);
    assert.deepEqual(titlesOf(told.pages), [title('a')]);
    assert.deepEqual(told.pageids, [String(told.pages[0].pageid)]);
    assert.equal(told.normalized[0].to, title('r'));
  });

  it('tells what a page says of others', async () => {
    const prop = 'links|templates|categories|extlinks';
    const page = await pageOf({ prop, clprop: 'sortkey', titles: title('a') });
    assert.deepEqual(titlesOf(page.links), [title('b')]);
    assert.deepEqual(titlesOf(page.templates), [`Template:${name}`]);
    assert.equal(page.categories[0].sortkeyprefix, 'key');
    assert.equal(page.extlinks[0].url, 'https://a.example/x');
  });

  it('tells what others say of a page', async () => {
    const page = await pageOf({ prop: 'linkshere|redirects', rdprop: 'title|fragment', titles: title('a') });
    assert.sameMembers(titlesOf(page.linkshere), [title('b'), title('r')]);
    assert.equal(page.redirects[0].fragment, 'part');
    const used = await pageOf({ prop: 'transcludedin', titles: `Template:${name}` });
    assert.deepEqual(titlesOf(used.transcludedin), [title('a')]);
    assert.sameMembers(titlesOf(await alice.list('backlinks', { bltitle: title('a') })), [title('b'), title('r')]);
    assert.deepEqual(titlesOf(await alice.list('embeddedin', { eititle: `Template:${name}` })), [title('a')]);
  });

  it('lists the members of a category, and says how many', async () => {
    const [member] = await alice.list('categorymembers', { cmtitle: category, cmprop: 'title|sortkeyprefix' });
    assert.deepEqual([member.title, member.sortkeyprefix], [title('a'), 'key']);
    assert.equal((await pageOf({ prop: 'categoryinfo', titles: category })).categoryinfo.pages, 1);
    const [told] = await alice.list('allcategories', { acprefix: name, acprop: 'size' });
    assert.equal(told.size, 1);
  });

  it('gives a list in steps, to the end and without one twice', async () => {
    const found = [];
    const asked = { list: 'allpages', apprefix: name, aplimit: 1 };
    for (let more = {}; more; ) {
      const answer = await alice.action('query', { ...asked, ...more });
      found.push(...titlesOf(answer.query.allpages));
      more = answer.continue;
    }
    assert.deepEqual(found, [title('a'), title('b'), title('r')]);
    const raw = await alice.action('query', { ...asked, rawcontinue: 1 });
    assert.property(raw['query-continue'].allpages, 'apcontinue');
  });

  it('has one list give the pages that another tells of', async () => {
    const asked = { generator: 'allpages', gapprefix: name, gapfilterredir: 'nonredirects', prop: 'revisions' };
    const { pages } = await query({ ...asked, rvprop: 'user' });
    assert.deepEqual(
      pages.map((page) => page.revisions[0].user),
      [alice.username, alice.username],
    );
  });

  it('finds pages by the beginning of their titles', async () => {
    assert.deepEqual(titlesOf(await alice.list('prefixsearch', { pssearch: title('b') })), [title('b')]);
  });

  it('lists what one watches and what happened to it', async () => {
    await alice.action('watch', { titles: title('b'), token: await alice.token('watch') }, 'POST');
    await root.edit(title('b'), { text: 'changed' });
    const [change] = await alice.list('watchlist', { wlprop: 'title|user', wlexcludeuser: alice.username });
    assert.deepEqual([change.title, change.user], [title('b'), root.username]);
    const page = await pageOf({ prop: 'info', inprop: 'watched|notificationtimestamp', titles: title('b') });
    assert.isTrue(page.watched);
    assert.isNotEmpty(page.notificationtimestamp);
  });

  it('names the tags that software sets', async () => {
    const tags = await alice.list('tags', { tglimit: 'max', tgprop: 'source|active' });
    assert.isTrue(tags.some((tag) => tag.name === 'mw-undo'));
  });
});

describe('action=parse and action=compare', () => {
  let alice;

  before(async () => {
    alice = await action.alice();
  });

  it('show a page, and what differs between two of its revisions', async () => {
    const title = utils.title('Shown ');
    const one = await alice.edit(title, { text: "one ''a''" });
    const two = await alice.edit(title, { text: "two ''a''" });
    const { parse } = await alice.action('parse', { oldid: one.newrevid, prop: 'text' });
    assert.match(parse.text['*'], /<p>one <i>a<\/i>/);
    assert.equal(parse.revid, one.newrevid);
    const { compare } = await alice.action('compare', { fromrev: one.newrevid, torelative: 'next' });
    assert.equal(compare.torevid, two.newrevid);
    assert.match(compare['*'], /<del class="diffchange diffchange-inline">one <\/del>/);
  });

  it('refuse what is not there, and two ways at once', async () => {
    const gone = { page: utils.title('Nothing ') };
    assert.equal((await alice.actionError('parse', gone)).code, 'missingtitle');
    assert.equal((await alice.actionError('parse', { ...gone, oldid: 1 })).code, 'invalidparammix');
    assert.equal((await alice.actionError('compare', { fromrev: 999999999, torelative: 'prev' })).code, 'nosuchrevid');
  });
});
