import { type Message, message } from '../i18n/message.ts';
import type { Clock } from '../lib/clock.ts';
import { spelledAddress } from '../lib/ip.ts';
import type { AccountStore } from '../store/accounts.ts';
import type { Origin } from '../store/auth-event.ts';
import { newAuthEvent } from '../store/new-auth-event.ts';
import type { PageName } from '../store/pages.ts';
import { newAccountEntry } from './log-new-account.ts';
import { canonicalName, isCreatableName } from './name.ts';
import { newAccount } from './new-account.ts';
import { HasherBusyError, type PasswordHasher } from './password/hasher.ts';
import { judgePassword } from './password/policy.ts';
import type { PasswordResets } from './password-resets.ts';
import type { AccountSettings } from './settings.ts';
import { Throttle } from './throttle.ts';

/** An account to be made, as it was asked for. */
export interface Wanted {
  readonly name: string;
  readonly email: string;
  readonly realName: string;
  /** Why, for the log: of those who make it for another. */
  readonly reason: string;
  /** absent: not both of its fields were filled in. */
  readonly password?: { readonly first: string; readonly again: string };
  /** A temporary password is to be sent to the address. */
  readonly mailPassword: boolean;
  /** Who wants it: an account, or somebody at an address, and may do what. */
  readonly by: { readonly id: number; readonly name: string };
  /** Where the request came from. */
  readonly from: Origin;
  readonly rights: ReadonlySet<string>;
}

/** How the making of an account ended: its name, or all that is against it. */
export type Made = { readonly name: string } | { readonly faults: readonly Message[] };

/** Where accounts are made. It counts how many each address makes. */
export interface Registration {
  /** Makes an account that is wanted by somebody who may. */
  make(wanted: Wanted): Promise<Made>;
}

/** What accounts are made with. */
export interface RegistrationParts {
  readonly accounts: Pick<AccountStore, 'byName' | 'add'>;
  readonly hasher: Pick<PasswordHasher, 'hash'>;
  readonly settings: AccountSettings;
  readonly clock: Clock;
  readonly resets: Pick<PasswordResets, 'welcome'>;
}

const DAY_SECONDS = 86_400;
const USER = 2;
const USER_TALK = 3;

/** Opens the registration, with nothing counted yet. */
export function openRegistration(parts: RegistrationParts): Registration {
  const { accountCreationThrottle: count } = parts.settings;
  const throttle = new Throttle([{ count, seconds: DAY_SECONDS }], parts.clock);
  return { make: (wanted) => make(wanted, parts, throttle) };
}

async function make(wanted: Wanted, parts: RegistrationParts, throttle: Throttle): Promise<Made> {
  const { accounts, settings, hasher, clock } = parts;
  const name = canonicalName(wanted.name);
  const against = (...faults: readonly Message[]): Made => ({ faults });

  if (name !== undefined && (await accounts.byName(name)) !== undefined) return against(message('userexists'));
  if (name === undefined || !isCreatableName(name)) return against(message('noname'));
  if (!wanted.rights.has('noratelimit') && throttle.attempt('', wanted.from.ip) !== undefined) {
    const { accountCreationThrottle: count } = settings;
    return against(message('acct_creation_throttle_hit', count, message('duration-days', 1)));
  }
  if (wanted.mailPassword && wanted.email === '') return against(message('noemailcreate'));
  const { password, mailPassword } = wanted;
  if (password !== undefined) {
    if (password.first !== password.again) return against(message('badretype'));
    const { faults } = judgePassword(password.first, { name, groups: [] }, settings.passwordPolicy);
    if (faults.length > 0) return against(...faults);
  } else if (!mailPassword) {
    return against(message('authmanager-create-no-primary'));
  }

  const hash = mailPassword || password === undefined ? '' : await hashOf(password.first, hasher);
  if (hash === undefined) return against(message('actionthrottledtext'));
  const { email, realName } = wanted;
  const now = clock();
  const row = newAccount({ name, password: hash, groups: [], registered: now, email, realName });
  const byItself = wanted.by.id === 0;
  const how = byItself ? 'create' : mailPassword ? 'byemail' : 'create2';
  const change = { bot: wanted.rights.has('bot'), autopatrolled: true, ip: wanted.from.ip };
  const entry = newAccountEntry({
    name,
    by: byItself ? undefined : wanted.by,
    how,
    reason: wanted.reason,
    now,
    change,
  });
  const by = byItself ? { id: null, name } : wanted.by;
  const of = { id: null, name };
  const event = newAuthEvent({ action: 'create', by, of, from: wanted.from, now, params: { how } });
  const address = byItself ? spelledAddress(wanted.from.ip) : null;
  const id = await accounts.add(row, { watches: ownPages(name), entry, address, event });
  if (id === undefined) return against(message('userexists'));
  if (mailPassword) parts.resets.welcome(id, wanted.by.name);
  return { name };
}

/** The pages of an account itself, which it watches from the start. */
function ownPages(name: string): readonly PageName[] {
  return [USER, USER_TALK].map((namespace) => ({ namespace, key: name.replaceAll(' ', '_') }));
}

/** undefined: too many wait for theirs. */
async function hashOf(password: string, hasher: Pick<PasswordHasher, 'hash'>): Promise<string | undefined> {
  try {
    return await hasher.hash(password);
  } catch (error) {
    if (error instanceof HasherBusyError) return undefined;
    throw error;
  }
}
