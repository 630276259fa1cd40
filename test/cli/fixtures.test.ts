import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Bot, loggedIn } from './bot.ts';
import { latchkey, serve, temporaryDirectory } from './process.ts';

const FILE = join(import.meta.dirname, 'known-wiki.json');

/** The Set-Cookie headers of a login token's answer. */
async function cookiesOf(api: string): Promise<string> {
  const { headers } = await fetch(`${api}?action=query&meta=tokens&type=login&format=json`);
  return headers.getSetCookie().join('\n');
}

test('fixtures give an empty wiki their accounts, blocks, bot passwords and settings, and no account besides', async () => {
  const data = temporaryDirectory();
  const server = serve(['--data', data, '--fixtures', FILE]);
  const api = await server.api();
  await loggedIn(api, 'Fixture user', 'fixture-user-Pw-1');
  await loggedIn(api, 'Fixture user@task', 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6');
  assert.equal(await new Bot(api).logIn('Fixture nobody', 'fixture-nobody-Pw-9'), 'Failed');
  assert.doesNotMatch(await cookiesOf(api), /SameSite/i);
  const { out } = await latchkey(['account', 'list', '--data', data]);
  assert.match(out, /^Fixture blocked +blocked /m);
  assert.match(out, /^Fixture sysop .*bureaucrat, sysop$/m);
  assert.doesNotMatch(out, /Admin/);
  const ended = await server.stop();
  assert.equal(ended.out, `Latchkey answers at ${api}\n`);
  // What follows is the log.
  const warned = ended.err.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
  assert.match(
    warned.join(),
    /^latchkey: [^,]*known-wiki\.json: [^,]*: unheardOf$/,
    'one line names what is not known',
  );

  const again = serve(['--data', data, '--fixtures', FILE, '--profile', 'strict']);
  const cookies = await cookiesOf(await again.api());
  assert.match(
    cookies,
    /^strictwiki_session=.*SameSite=Lax/m,
    'the settings of the profile hold in a wiki that is not empty, too',
  );
  const second = await again.stop();
  assert.match(second.out, /^Latchkey answers at .*\n.* has accounts already: they were left as they are\.\n$/);
  assert.match(second.err, /: unheardOf, alsoUnheardOf\n$/);
});

test('fixtures that cannot be are refused whole: one line, exit code 2, and no wiki', async () => {
  const directory = temporaryDirectory();
  const known = readFileSync(FILE, 'utf8');
  const cases: readonly (readonly [wrong: string, says: RegExp])[] = [
    ['{', /not JSON/],
    ['[]', /holds no object/],
    ['{"accounts":5}', /accounts: it must be an object, .*, not 5\./],
    ['{"account":{}}', /account: there is no such field\. There are: settings, profiles, accounts, botpasswords\./],
    ['{"accounts":{"a":[]}}', /accounts: it must be an object/],
    [known.replace('"name": "Fixture user"', '"nmae": "Fixture user"'), /accounts\.user: nmae: there is no such field/],
    [known.replace('"reason"', '"raeson"'), /accounts\.blocked\.block: raeson: there is no such field/],
    [
      known.replace('"groups": ["sysop", "bureaucrat"]', '"groups": "sysop"'),
      /accounts\.sysop: groups: it must be a list/,
    ],
    [known.replace('"IPAddresses"', '"IP"'), /botpasswords\.task\.restrictions: IP: there is no such field/],
    [
      known.replace('"passwordAttemptThrottle": []', '"passwordAttemptThrottle": 5'),
      /passwordAttemptThrottle: it must be a list/,
    ],
    [known.replace('"cookieSameSite": null', '"cookieSameSite": "lax"'), /cookieSameSite: it must be one of/],
    [known.replace('"by": "sysop"', '"by": "ghost"'), /blocked by ghost/],
    [known.replace('"sysop", "bureaucrat"', '"sysops"'), /no group sysops/],
    [known.replace('"highvolume"', '"everything"'), /no grant everything/],
    [known.replace('"account": "user"', '"account": "nobody"'), /no account nobody/],
    [known.replace('"Fixture user"', '"fixture user"'), /accounts\.user: .*not the name of an account/],
    [known.replace('"::/0"', '"::/129"'), /::\/129 is no address or range/],
  ];
  await Promise.all(
    cases.map(async ([text, says], index) => {
      const path = join(directory, `${index}.json`);
      const data = join(directory, `${index}`);
      writeFileSync(path, text);
      const { code, out, err } = await latchkey(['--port', '0', '--data', data, '--fixtures', path]);
      assert.deepEqual({ code, out }, { code: 2, out: '' }, err);
      assert.match(err, /^latchkey: --fixtures [^\n]+\n$/);
      assert.match(err, says);
    }),
  );
});
