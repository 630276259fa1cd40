import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { describe, test } from 'node:test';
import { verifyPassword } from '../../src/account/password/formats.ts';
import { ALICE } from '../support/accounts.ts';
import type { Client, Cookies } from '../support/client.ts';
import { login, mainLogin, token, WAYS, whoami } from '../support/flows.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

const real = crypto.timingSafeEqual;

/** Has every comparison in constant time say what it is told to. */
async function lying<T>(answer: boolean, work: () => Promise<T>): Promise<T> {
  crypto.timingSafeEqual = () => answer;
  syncBuiltinESMExports();
  try {
    return await work();
  } finally {
    crypto.timingSafeEqual = real;
    syncBuiltinESMExports();
  }
}

/** The same text with other characters of the same sort at its places from `from` on. */
function altered(text: string, from: number, to = text.length): string {
  const other = (character: string) => (character === 'a' ? 'b' : 'a');
  return text.slice(0, from) + [...text.slice(from, to)].map(other).join('') + text.slice(to);
}

/** A secret that the server judges: whether it takes the right one, and whether it takes another. */
interface Judged {
  readonly secret: string;
  prepare(wiki: TestWiki): Promise<{ right(): Promise<boolean>; wrong(): Promise<boolean> }>;
}

async function recognised(client: Client, cookies: Cookies): Promise<boolean> {
  return (await whoami(await client.withCookies(cookies))) !== null;
}

function cookieJudged(way: (typeof WAYS)[number], name: string, from: number): Judged {
  return {
    secret: `${name} of ${way.name}`,
    async prepare(wiki) {
      const client = wiki.client();
      await way.logIn(client);
      const { wikiToken, ...others } = await client.cookies();
      // The session is judged without the Token cookie, which could revive it, and the Token without the session.
      const cookies: Cookies = name === 'wikiToken' && wikiToken !== undefined ? { ...others, wikiToken } : others;
      if (name === 'wikiToken') wiki.advance(3601);
      return {
        right: () => recognised(client, cookies),
        wrong: () => recognised(client, { ...cookies, [name]: altered(cookies[name] ?? '', from) }),
      };
    },
  };
}

const JUDGED: readonly Judged[] = [
  ...WAYS.map((way) => cookieJudged(way, way.kind === 'bot' ? 'wiki_BPsession' : 'wiki_session', 12)),
  ...WAYS.filter(({ remembered }) => remembered).map((way) => cookieJudged(way, 'wikiToken', 14)),
  {
    secret: 'a Token cookie beside its live session',
    async prepare(wiki) {
      const client = wiki.client();
      await mainLogin(client);
      const cookies = await client.cookies();
      const wikiToken = altered(cookies.wikiToken ?? '', 14);
      return { right: () => recognised(client, cookies), wrong: () => recognised(client, { ...cookies, wikiToken }) };
    },
  },
  {
    secret: 'the token of a session',
    async prepare(wiki) {
      const client = wiki.client();
      await mainLogin(client);
      const csrf = await token(client);
      const Cookie = await client.jar.getCookieString(client.api);
      const isGood = async (text: string) => {
        const other = await client.withCookies({});
        const reply = await other.post({ action: 'checktoken', type: 'csrf', token: text }, { Cookie });
        return reply.at('checktoken', 'result') === 'valid';
      };
      // The comparison of the session itself lies too, so that only with `true` the token is what is judged.
      return { right: () => isGood(csrf), wrong: () => isGood(altered(csrf, 0, 32)) };
    },
  },
  {
    secret: 'the signature of an anonymous session',
    async prepare(wiki) {
      const client = wiki.client();
      const logintoken = await token(client, 'login');
      const { wiki_session = '' } = await client.cookies();
      const isGood = async (value: string) => {
        const other = await client.withCookies({ wiki_session: value });
        const credentials = { lgname: 'x', lgpassword: 'y', lgtoken: logintoken };
        const reply = await other.post({ action: 'login', ...credentials, errorformat: 'raw' });
        return reply.textAt('login', 'reason', 'code') === 'wrongpassword';
      };
      return { right: () => isGood(wiki_session), wrong: () => isGood(altered(wiki_session, 60)) };
    },
  },
  {
    secret: 'the secret of a bot password',
    async prepare(wiki) {
      const isGood = async (secret: string) => {
        const client = wiki.client();
        const reply = await login(client, `${ALICE.name}@${ALICE.app}`, secret);
        return reply.at('login', 'result') === 'Success';
      };
      return { right: () => isGood(ALICE.secret), wrong: () => isGood(altered(ALICE.secret, 0)) };
    },
  },
  ...[
    ':pbkdf2:sha512:1:64:c2FsdA==:ZpY0Ryt9bb6oAVAzNdFPvD7qb7WVr4cCx3lSDTXqhCmfGpLY1jHYwHoqHIeHMSEYhTLuHWE5qTPyQ4FYEzXT6g==',
    ':B:salt:00000000000000000000000000000000',
    ':A:00000000000000000000000000000000',
  ].map((stored) => ({
    secret: `a password of the format ${stored.split(':')[1]}`,
    prepare: async () => ({ right: async () => true, wrong: async () => verifyPassword(stored, 'some password') }),
  })),
];

// Whoever decides, decides by `crypto.timingSafeEqual`: when that lies, the server believes it.
describe('secrets are compared in constant time', () => {
  for (const { secret, prepare } of JUDGED) {
    test(`C07 ${secret} is judged by the comparison that takes the same time for all`, async () => {
      await using wiki = await startWiki();
      const { right, wrong } = await prepare(wiki);
      assert.equal(await right(), true);
      assert.equal(await wrong(), false);
      assert.equal(await lying(true, wrong), true, 'something else refused it');
    });
  }

  test('C07 nothing else lets a secret through', async () => {
    await using wiki = await startWiki();
    for (const { secret, prepare } of JUDGED) {
      if (secret.startsWith('a password')) continue;
      const { right } = await prepare(wiki);
      assert.equal(await lying(false, right), false, secret);
    }
  });
});
