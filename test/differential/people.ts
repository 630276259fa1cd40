import { createHash } from 'node:crypto';
import { Peer } from './client.ts';
import type { Actor, Field } from './generate.ts';

/** An account to log in with. */
export interface Login {
  readonly name: string;
  readonly password: string;
}

/** Who asks a server: by actor, null for somebody without an account; from where; and what names in requests stand for. */
export interface People {
  /** Of this machine: blocks come upon addresses by themselves, and then meet nobody else. */
  readonly from: string;
  readonly logins: { readonly [actor in Actor]: Login | null };
  readonly names: ReadonlyMap<string, string>;
}

const BOT: Login = { name: 'Corpus user@task', password: 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6' };

/** The accounts that both wikis have from the start: for requests that change nothing. */
export const READERS: People = {
  from: '127.0.0.1',
  logins: {
    nobody: null,
    user: { name: 'Corpus user', password: 'corpus-user-Pw-1' },
    bot: BOT,
    sysop: { name: 'Corpus sysop', password: 'corpus-sysop-Pw-3' },
  },
  names: new Map(),
};

/** Accounts and pages of one's own, for requests that change something: nobody else's requests meet them. */
export function writers(mark: string): People {
  const login = (name: string): Login => ({
    name: `Differential ${mark} ${name}`,
    password: `differential-Pw-${mark}`,
  });
  const [third = 0, fourth = 0] = createHash('sha256').update(mark).digest();
  return {
    from: `127.18.${third}.${fourth}`,
    logins: { nobody: null, user: login('user'), bot: null, sysop: login('sysop') },
    names: new Map([
      ['victim', login('victim').name],
      ['other', login('other').name],
      ['page', `Differential ${mark} page`],
      ['user', login('user').name],
      ['sysop', login('sysop').name],
      // Of the networks that are for tests (RFC 2544).
      ['address', `198.18.${third}.${fourth}`],
      ['word', `word${createHash('sha256').update(mark).digest('hex').slice(0, 12)}`],
    ]),
  };
}

/** Makes the accounts of writers over the API, by the sysop that the wiki has from the start. */
export async function makeWriters(api: string, { from, logins, names }: People): Promise<void> {
  if (names.size === 0) return;
  const peer = new Peer(api, { ...READERS, from });
  const { user, sysop } = logins as { readonly user: Login; readonly sysop: Login };
  const { password } = user;
  for (const name of [user.name, sysop.name, names.get('victim') ?? '', names.get('other') ?? '']) {
    const account = { username: name, password, retype: password, createreturnurl: 'http://x/' };
    await post(peer, 'nobody', { action: 'createaccount', createtoken: '{createaccount}', ...account }, '"PASS"');
  }
  const promotion = { action: 'userrights', token: '{userrights}', user: sysop.name, add: 'sysop|bureaucrat' };
  await post(peer, 'sysop', promotion, '"added":["');
  peer.close();
}

async function post(
  peer: Peer,
  actor: Actor,
  fields: { readonly [name: string]: string },
  success: string,
): Promise<void> {
  const body: Field[] = Object.entries({ ...fields, format: 'json' });
  await peer.refresh(actor);
  const told = await peer.ask({ actor, method: 'POST', query: [], body, headers: {} });
  if (!told.body.includes(success)) throw new Error(`The accounts to compare with cannot be made: ${told.body}`);
}
