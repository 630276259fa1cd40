import { hashBotSecret } from '../account/bot-password.ts';
import { newAccount } from '../account/new-account.ts';
import type { PasswordHasher } from '../account/password/hasher.ts';
import { withDefaults } from '../settings.ts';
import type { Store } from '../store/store.ts';
import { makeStartPages } from '../wiki/start-pages.ts';
import { nameOf, readTitle } from '../wiki/title.ts';
import type { FixtureAccount, Fixtures } from './fixtures.ts';
import { operatorEvent } from './operator-event.ts';

/** Whether a wiki has no account yet: only then is it seeded. */
export async function isEmpty({ accounts }: Store): Promise<boolean> {
  return (await accounts.list({ limit: 1 })).length === 0;
}

/** Puts the accounts, blocks and bot passwords of fixtures into an empty wiki. */
export async function seed(
  store: Store,
  hasher: PasswordHasher,
  { settings, accounts, botPasswords }: Fixtures,
  now: number,
): Promise<void> {
  const ids = new Map<string, number>();
  for (const [key, account] of accounts) ids.set(key, await addAccount(store, hasher, account, now));
  const site = withDefaults(settings);
  if ([...accounts.values()].some(({ block }) => block?.pages)) await makeStartPages(store, site, now);
  for (const [key, { block }] of accounts) {
    if (!block) continue;
    await store.blocks.place(idOf(ids, key), {
      by: idOf(ids, block.by),
      reason: block.reason,
      timestamp: now,
      expires: block.expiry === 'infinite' ? null : Date.parse(block.expiry),
      partial: block.partial ?? false,
      pages: await idsOf(block.pages ?? [], store, site.siteName),
      namespaces: block.namespaces ?? [],
      anonOnly: false,
      noCreate: block.nocreate ?? false,
      noEmail: block.noemail ?? false,
      autoblock: block.autoblock ?? false,
      allowUserTalk: block.allowusertalk ?? true,
    });
  }
  for (const { account, appid: app, secret, grants, restrictions, invalid } of botPasswords) {
    const user = idOf(ids, account);
    const of = { id: user, name: accounts.get(account)?.name ?? '' };
    const hash = invalid ? '' : hashBotSecret(store.key, user, app, secret);
    const event = operatorEvent('botpassword', of, { params: { how: 'made', app } });
    await store.accounts.saveBotPassword({ user, app, hash, grants, restrictions, expires: null }, event);
  }
}

async function addAccount(store: Store, hasher: PasswordHasher, account: FixtureAccount, now: number): Promise<number> {
  const row = newAccount({
    name: account.name,
    realName: account.realname ?? '',
    password: await hasher.hash(account.password),
    passwordExpires: account.passwordExpired === undefined ? null : Date.parse(account.passwordExpired),
    email: account.email ?? '',
    emailConfirmed: account.emailConfirmed ? now : null,
    totp: account.totp ?? null,
    registered: now,
    groups: [...(account.groups ?? [])].sort(),
  });
  const event = operatorEvent('create', { id: null, name: row.name });
  const id = await store.accounts.add(row, { address: null, event });
  if (id === undefined) throw new Error(`The fixtures name the account ${account.name} twice.`);
  return id;
}

async function idsOf(titles: readonly string[], { pages }: Store, siteName: string): Promise<number[]> {
  return Promise.all(
    titles.map(async (written) => {
      const title = readTitle(written, siteName);
      const [row] = 'key' in title ? [] : await pages.byName([nameOf(title)]);
      if (!row) throw new Error(`The fixtures block from the page ${written}, which the setting pages does not have.`);
      return row.id;
    }),
  );
}

function idOf(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The fixtures speak of an account ${key} that they do not have.`);
  return id;
}
