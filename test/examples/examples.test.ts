import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { seed } from '../../src/cli/seed.ts';
import { createServer, type Server } from '../../src/server.ts';
import { isInstalled, LANGUAGES } from './languages.ts';
import { runExample } from './run-example.ts';
import { withScriptedWiki } from './scripted-wiki.ts';

const ACCOUNT = 'Example account';
const USER = `${ACCOUNT}@example`;
const SECRET = 'e1a2b3m4p5l6e7s8e9c0r1e2t3s4t5u6';
/** An address that nothing listens at: the port is taken and given back. */
let nowhere: string;
let server: Server;
let api: string;

before(async () => {
  const gone = await createServer({ port: 0 });
  nowhere = await gone.listen();
  await gone.close();

  server = await createServer({ port: 0 });
  const restrictions = { IPAddresses: ['0.0.0.0/0', '::/0'] };
  const fixtures = {
    settings: {},
    unknown: [],
    accounts: new Map([['it', { name: ACCOUNT, password: 'a password of the account' }]]),
    botPasswords: [{ account: 'it', appid: 'example', secret: SECRET, grants: ['basic'], restrictions }],
  };
  await seed(server.store, server.hasher, fixtures, Date.now());
  api = await server.listen();
});

after(() => server.close());

for (const language of LANGUAGES) {
  const installed = isInstalled(language);

  /** A missing interpreter is a failure where everything must run, and elsewhere is told loudly. */
  const it_ = (does: string, run: () => Promise<void>) =>
    it(does, async (test: TestContext) => {
      if (installed) return run();
      const told = `The ${language.name} example DID NOT RUN: \`${language.probe.join(' ')}\` fails here.`;
      assert.ok(!process.env.CI, told);
      console.error(told);
      test.skip(told);
    });

  describe(`the ${language.name} example`, () => {
    it_('logs in, logs out, and shows that the old cookies are anonymous', async () => {
      const { code, out, err } = await runExample(language, { api, user: USER, secret: SECRET });
      assert.equal(err, '');
      assert.equal(out, `Logged in as ${ACCOUNT}.\nLogged out.\nThe old cookies are anonymous.\n`);
      assert.equal(code, 0);
      const account = await server.store.accounts.byName(ACCOUNT);
      assert.ok(account);
      assert.deepEqual(await server.store.sessions.list({ user: account.id, limit: 1 }), [], 'no session is left');
    });

    it_('tells why a login failed, and not the secret', async () => {
      const wrong = 'wrong-secret-that-nobody-may-see';
      const { code, out, err } = await runExample(language, { api, user: USER, secret: wrong });
      assert.match(err, /^Login failed: \S.*password/);
      assert.ok(!(out + err).includes(wrong));
      assert.equal(out, '');
      assert.equal(code, 1);
    });

    it_('tells that nothing answers', async () => {
      const { code, out, err } = await runExample(language, { api: nowhere, user: USER, secret: SECRET });
      assert.ok(err.includes(`There is no answer from ${nowhere}`), err);
      assert.equal(out, '');
      assert.equal(code, 1);
    });

    it_('tells that a logout was refused', async () => {
      const logout = { error: { code: 'badtoken', info: 'Invalid CSRF token.' } };
      const { code, out, err } = await withScriptedWiki({ logout }, (scripted) =>
        runExample(language, { api: scripted, user: USER, secret: SECRET }),
      );
      assert.equal(err, 'Refused (action=logout): Invalid CSRF token. [badtoken]\n');
      assert.equal(out, 'Logged in as Example.\n');
      assert.equal(code, 1);
    });

    it_('tells when a logout ended nothing', async () => {
      const { code, out, err } = await withScriptedWiki({}, (scripted) =>
        runExample(language, { api: scripted, user: USER, secret: SECRET }),
      );
      assert.equal(err, 'The old cookies are still logged in!\n');
      assert.equal(out, 'Logged in as Example.\nLogged out.\n');
      assert.equal(code, 1);
    });

    it_('asks for user and secret when it is not told them', async () => {
      const { code, err } = await runExample(language, { api, user: '', secret: '' });
      assert.match(err, /^Say who logs in/);
      assert.equal(code, 1);
    });
  });
}
