import { api } from './api.mjs';

const { action, assert, utils } = api;

describe('accounts', () => {
  it('are made, logged in and told of by meta=userinfo', async () => {
    const alice = await action.alice();
    const userinfo = await alice.meta('userinfo', { uiprop: 'groups' });
    assert.equal(userinfo.name, alice.username);
    assert.equal(userinfo.id, alice.userid);
    assert.include(userinfo.groups, 'user');
  });

  it('are not made twice', async () => {
    const { username } = await action.alice();
    const anonymous = action.getAnon();
    const made = await anonymous.action(
      'createaccount',
      {
        username,
        password: 'some-password-1',
        retype: 'some-password-1',
        createreturnurl: 'http://example.org/',
        createtoken: await anonymous.token('createaccount'),
      },
      'POST',
    );
    assert.equal(made.createaccount.status, 'FAIL');
  });

  it('are given groups by action=userrights, which is logged', async () => {
    const mindy = await action.mindy();
    assert.include((await mindy.meta('userinfo', { uiprop: 'groups' })).groups, 'sysop');
    const entry = await mindy.getLogEntry({ letype: 'rights', letitle: `User:${mindy.username}` });
    assert.equal(entry.action, 'rights');
  });

  it('are given no groups by those who may not', async () => {
    const alice = await action.alice();
    const params = { user: alice.username, add: 'sysop', token: await alice.token('userrights') };
    const { userrights } = await alice.action('userrights', params, 'POST');
    assert.isEmpty(userrights.added);
  });

  it('that are blocked do not edit', async () => {
    const blocked = await action.blockedUser();
    const params = { title: utils.title('Blocked '), text: 'x', token: await blocked.token() };
    assert.equal((await blocked.actionError('edit', params, 'POST')).code, 'blocked');
  });
});

describe('action=logout', () => {
  it('ends the session of the client, and of no other', async () => {
    const root = await action.root();
    const { username } = await root.createAccount({ username: utils.title('Leaver '), password: 'leaver-password-1' });
    const [leaver, stayer] = [action.getAnon(), action.getAnon()];
    for (const client of [leaver, stayer]) await client.login(username, 'leaver-password-1');
    await leaver.action('logout', { token: await leaver.token() }, 'POST');
    assert.property(await leaver.meta('userinfo', {}), 'anon');
    assert.equal((await stayer.meta('userinfo', {})).name, username);
  });
});
