import { api } from './api.mjs';

const { action, assert, utils } = api;

describe('action=edit', () => {
  const title = utils.title('Edit ');
  let alice, bob;

  before(async () => {
    [alice, bob] = await Promise.all([action.alice(), action.bob()]);
  });

  it('creates a page, of which revision and text are told', async () => {
    const edit = await alice.edit(title, { text: 'One.', summary: 'made' });
    assert.equal(edit.title, title);
    const revision = await alice.getRevision(title);
    assert.equal(revision.revid, edit.newrevid);
    assert.equal(revision.user, alice.username);
    assert.equal(revision.comment, edit.param_summary);
    assert.equal(revision.slots.main['*'], 'One.');
  });

  it('appends, and gives the older revision by its number', async () => {
    const params = { title, appendtext: ' Two.', token: await bob.token() };
    const { edit } = await bob.action('edit', params, 'POST');
    const asked = { prop: 'revisions', rvprop: 'content', rvslots: 'main', formatversion: 2 };
    const told = async (revids) => (await bob.action('query', { ...asked, revids })).query.pages[0].revisions[0];
    assert.equal((await told(edit.oldrevid)).slots.main.content, 'One.');
    assert.equal((await told(edit.newrevid)).slots.main.content, 'One. Two.');
  });

  it('refuses what was changed since it was read', async () => {
    const { revid } = await alice.getRevision(title);
    await bob.edit(title, { text: 'Bob’s.' });
    const params = { title, text: 'Alice’s.', baserevid: revid, token: await alice.token() };
    assert.equal((await alice.actionError('edit', params, 'POST')).code, 'editconflict');
    assert.equal((await alice.getRevision(title)).user, bob.username);
  });

  it('refuses a token that is not of the session', async () => {
    const params = { title, text: 'Alice’s.', token: await bob.token() };
    assert.equal((await alice.actionError('edit', params, 'POST')).code, 'badtoken');
  });

  it('refuses to make what is there, and to change what is not', async () => {
    const token = await alice.token();
    const made = { title, text: 'x', createonly: 1, token };
    assert.equal((await alice.actionError('edit', made, 'POST')).code, 'articleexists');
    const changed = { title: utils.title('Nothing '), text: 'x', nocreate: 1, token };
    assert.equal((await alice.actionError('edit', changed, 'POST')).code, 'missingtitle');
  });

  it('is listed among recent changes and contributions', async () => {
    const changed = await alice.getChangeEntry({ rctitle: title });
    assert.equal(changed.title, title);
    assert.equal(changed.user, bob.username);
    const found = await alice.list('usercontribs', { ucuser: alice.username });
    assert.include(
      found.map((contribution) => contribution.title),
      title,
    );
  });
});
