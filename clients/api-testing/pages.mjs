import { api } from './api.mjs';

const { action, assert, utils } = api;

describe('pages', () => {
  let root, alice, bob;

  before(async () => {
    [root, alice, bob] = await Promise.all([action.root(), action.alice(), action.bob()]);
  });

  const told = async (title) =>
    (await alice.action('query', { prop: 'info', titles: title, inprop: 'protection', formatversion: 2 })).query
      .pages[0];

  it('are moved with their history, and leave a redirect', async () => {
    const [from, to] = [utils.title('From '), utils.title('To ')];
    await alice.edit(from, { text: 'One.' });
    const { move } = await alice.action('move', { from, to, token: await alice.token() }, 'POST');
    assert.deepEqual([move.from, move.to, move.redirectcreated], [from, to, '']);
    assert.isTrue((await told(from)).redirect);
    assert.equal((await alice.getRevision(to)).slots.main['*'], 'One.');
    assert.equal((await alice.getLogEntry({ letitle: from, letype: 'move' })).action, 'move');
  });

  it('are deleted by who may, and come back', async () => {
    const title = utils.title('Gone ');
    await alice.edit(title, { text: 'One.' });
    const deletion = { title, token: await alice.token() };
    assert.equal((await alice.actionError('delete', deletion, 'POST')).code, 'permissiondenied');
    await root.action('delete', { title, token: await root.token() }, 'POST');
    assert.isTrue((await told(title)).missing);
    const { undelete } = await root.action('undelete', { title, token: await root.token() }, 'POST');
    assert.equal(undelete.revisions, 1);
    assert.equal((await alice.getRevision(title)).slots.main['*'], 'One.');
  });

  it('are protected from those who may not', async () => {
    const title = utils.title('Kept ');
    await alice.edit(title, { text: 'One.' });
    await root.action('protect', { title, protections: 'edit=sysop', token: await root.token() }, 'POST');
    assert.equal((await told(title)).protection[0].level, 'sysop');
    const edit = { title, text: 'Two.', token: await alice.token() };
    assert.equal((await alice.actionError('edit', edit, 'POST')).code, 'protectedpage');
  });

  it('are rolled back and undone, which tags tell', async () => {
    const title = utils.title('Back ');
    await alice.edit(title, { text: 'One.' });
    await bob.edit(title, { text: 'Bob’s.' });
    await bob.edit(title, { text: 'Bob’s again.' });
    const token = await root.token('rollback');
    const { rollback } = await root.action('rollback', { title, user: bob.username, token }, 'POST');
    assert.equal((await alice.getRevision(title)).slots.main['*'], 'One.');
    const undo = { title, undo: rollback.revid, token: await alice.token() };
    await alice.action('edit', undo, 'POST');
    const asked = { prop: 'revisions', titles: title, rvprop: 'tags', rvlimit: 9, formatversion: 2 };
    const { revisions } = (await alice.action('query', asked)).query.pages[0];
    assert.include(revisions[0].tags, 'mw-undo');
    assert.include(revisions[1].tags, 'mw-rollback');
    assert.include(revisions[2].tags, 'mw-reverted');
  });

  it('that two edit at once are merged where they touch other lines', async () => {
    const title = utils.title('Merged ');
    const { newrevid } = await alice.edit(title, { text: 'one\ntwo\nthree' });
    await bob.edit(title, { text: 'one\ntwo\nTHREE' });
    await alice.edit(title, { text: 'ONE\ntwo\nthree', baserevid: newrevid });
    assert.equal((await alice.getRevision(title)).slots.main['*'], 'ONE\ntwo\nTHREE');
  });

  it('are found by their words, and by chance', async () => {
    const title = utils.title('Found ');
    const word = utils.uniq();
    await alice.edit(title, { text: `the word ${word}` });
    const found = await alice.list('search', { srsearch: word, srwhat: 'text' });
    assert.deepEqual(
      found.map((page) => page.title),
      [title],
    );
    assert.lengthOf(await alice.list('random', { rnlimit: 2, rnnamespace: 0 }), 2);
  });

  it('are watched, and looked at by who may', async () => {
    const title = utils.title('Seen ');
    const { newrevid } = await bob.edit(title, { text: 'One.' });
    await alice.action('watch', { titles: title, token: await alice.token('watch') }, 'POST');
    const { watchlistraw: watched } = await alice.action('query', { list: 'watchlistraw', wrlimit: 'max' });
    assert.include(
      watched.map((page) => page.title),
      title,
    );
    const { patrol } = await root.action('patrol', { revid: newrevid, token: await root.token('patrol') }, 'POST');
    assert.equal(patrol.title, title);
    assert.include(Object.keys((await alice.action('purge', { titles: title }, 'POST')).purge[0]), 'purged');
  });
});
