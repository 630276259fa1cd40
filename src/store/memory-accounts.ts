import { isDeepStrictEqual } from 'node:util';
import { byBytes } from '../lib/byte-order.ts';
import type {
  AccountRow,
  AccountStore,
  AccountsAsked,
  BotPasswordRow,
  Made,
  Memberships,
  NewAccount,
  NewBotPassword,
  TemporaryPassword,
} from './accounts.ts';
import type { NewAuthEvent } from './auth-event.ts';
import type { NewLogEntry } from './log.ts';
import type { MemoryAuthLog } from './memory-auth-log.ts';
import { MemoryBlocks } from './memory-blocks.ts';
import { MemoryBotPasswords } from './memory-bot-passwords.ts';
import type { MemoryEditors } from './memory-editors.ts';
import type { MemoryLog } from './memory-log.ts';
import type { MemorySessions } from './memory-sessions.ts';
import type { MemoryWatches } from './memory-watches.ts';

/** What changes in one step with accounts. */
interface Beside {
  readonly sessions: MemorySessions;
  readonly log: MemoryLog;
  readonly authLog: MemoryAuthLog;
  readonly watches: MemoryWatches;
  readonly editors: MemoryEditors;
}

type Account = Omit<AccountRow, 'block' | 'generation'>;

/** Accounts and bot passwords in maps; what ends sessions ends them in the same step. */
export class MemoryAccounts implements AccountStore {
  readonly #sessions: MemorySessions;
  readonly #log: MemoryLog;
  readonly #authLog: MemoryAuthLog;
  readonly #watches: MemoryWatches;
  readonly #editors: MemoryEditors;
  /** What else is kept of accounts. */
  readonly #belongings: readonly { forget(user: number): void }[];
  readonly #blocks = new MemoryBlocks(
    (id) => this.#accounts.get(id)?.name,
    (entry) => this.#log.note(entry),
    (user, event) => this.#sessions.dropMain(user, event),
  );
  readonly #accounts = new Map<number, Account>();
  readonly #ids = new Map<string, number>();
  readonly #temporary = new Map<number, TemporaryPassword>();
  readonly #bots: MemoryBotPasswords;
  readonly #totpPeriods = new Map<number, number>();
  readonly #recoveryCodes = new Map<number, Set<string>>();

  constructor(
    { sessions, log, authLog, watches, editors }: Beside,
    belongings: readonly { forget(user: number): void }[],
  ) {
    this.#sessions = sessions;
    this.#log = log;
    this.#authLog = authLog;
    this.#watches = watches;
    this.#editors = editors;
    this.#bots = new MemoryBotPasswords(sessions, authLog);
    this.#belongings = [...belongings, this.#blocks, this.#bots];
  }

  /** The blocks, which name accounts. */
  get blocks(): MemoryBlocks {
    return this.#blocks;
  }

  async byId(id: number): Promise<AccountRow | undefined> {
    return this.#account(id);
  }

  async byName(name: string): Promise<AccountRow | undefined> {
    return this.#account(this.#ids.get(name) ?? 0);
  }

  async byEmail(email: string, limit: number): Promise<AccountRow[]> {
    const found = [...this.#accounts.values()].filter((account) => account.email === email && email !== '');
    return found.slice(0, limit).flatMap(({ id }) => this.#account(id) ?? []);
  }

  async list(asked: AccountsAsked): Promise<AccountRow[]> {
    const { from = '', to, descending, groups, exceptGroups = [], now = 0, edited, limit } = asked;
    const found = [...this.#accounts.values()]
      .filter(({ name }) => byBytes(name, from) >= 0 && (to === undefined || byBytes(name, to) <= 0))
      .filter((account) => groups === undefined || groups.some((group) => isIn(account, group, now)))
      .filter((account) => !exceptGroups.some((group) => isIn(account, group, now)))
      .filter((account) => !edited || account.editCount > 0)
      .sort((one, other) => byBytes(one.name, other.name));
    if (descending) found.reverse();
    return found.slice(0, limit).flatMap(({ id }) => this.#account(id) ?? []);
  }

  async count(group?: string, now = 0): Promise<number> {
    const all = [...this.#accounts.values()];
    return group === undefined ? all.length : all.filter((account) => isIn(account, group, now)).length;
  }

  /** Counts an edit, for the verbs that must do so in the same step. */
  countEdit(id: number): void {
    const account = this.#accounts.get(id);
    if (account) this.#accounts.set(id, { ...account, editCount: account.editCount + 1 });
  }

  async add(account: NewAccount, made?: Made): Promise<number | undefined> {
    if (this.#ids.has(account.name)) return undefined;
    const id = this.#accounts.size + 1;
    this.#accounts.set(id, { ...account, id, groupExpiries: {} });
    this.#ids.set(account.name, id);
    this.#editors.came(account.name);
    this.#sessions.countGenerations(id, account.name);
    if (made) {
      const { entry, address, event, watches = [] } = made;
      await this.#watches.watch(id, watches, null);
      const performer = entry?.performerName === account.name ? id : (entry?.performer ?? null);
      if (entry) this.#log.note({ ...entry, performer, params: { ...entry.params, userid: id } });
      if (address !== null) await this.#blocks.noteAddress(id, address, account.registered);
      if (event) this.#authLog.note({ ...event, user: id, actor: event.actorName === account.name ? id : event.actor });
    }
    return id;
  }

  async rehash(id: number, from: string, to: string): Promise<boolean> {
    return this.#accounts.get(id)?.password === from && this.#change(id, { password: to });
  }

  async setPassword(id: number, hash: string, event?: NewAuthEvent): Promise<boolean> {
    if (!this.#accounts.has(id)) return false;
    this.#endAll(id, event);
    this.#bots.invalidate(id);
    this.#temporary.delete(id);
    return this.#change(id, { password: hash, passwordExpires: null });
  }

  async changePassword(
    id: number,
    hash: string,
    { generation, keep }: { readonly generation: number; readonly keep: number | null },
    event?: NewAuthEvent,
  ): Promise<boolean> {
    if (!this.#accounts.has(id) || this.#sessions.generationOf(id) !== generation) return false;
    const ended = this.#sessions.keepOnly(id, keep);
    if (ended === undefined) return false;
    this.#authLog.note(event, ended);
    this.#bots.invalidate(id);
    this.#temporary.delete(id);
    return this.#change(id, { password: hash, passwordExpires: null });
  }

  async setTotp(
    id: number,
    totp: string | null,
    recoveryCodes: readonly string[],
    event?: NewAuthEvent,
  ): Promise<boolean> {
    if (!this.#accounts.has(id)) return false;
    this.#endAll(id, event);
    this.#totpPeriods.delete(id);
    this.#recoveryCodes.set(id, new Set(recoveryCodes));
    return this.#change(id, { totp });
  }

  async useTotpPeriod(id: number, period: number): Promise<boolean> {
    if (!this.#accounts.has(id) || period <= (this.#totpPeriods.get(id) ?? 0)) return false;
    this.#totpPeriods.set(id, period);
    return true;
  }

  async useRecoveryCode(id: number, hash: string, event?: NewAuthEvent): Promise<boolean> {
    const used = this.#recoveryCodes.get(id)?.delete(hash) ?? false;
    if (used) this.#authLog.note(event);
    return used;
  }

  async setLocked(id: number, locked: boolean, event?: NewAuthEvent): Promise<boolean> {
    if (!this.#accounts.has(id)) return false;
    if (locked) this.#endAll(id, event);
    else this.#authLog.note(event, this.#sessions.countOf(id));
    return this.#change(id, { locked });
  }

  async rename(
    id: number,
    name: string,
    { event, entry }: { readonly event?: NewAuthEvent; readonly entry?: NewLogEntry } = {},
  ): Promise<boolean> {
    const account = this.#accounts.get(id);
    if (account === undefined || this.#ids.has(name)) return false;
    this.#ids.delete(account.name);
    this.#ids.set(name, id);
    this.#editors.came(name);
    this.#sessions.rename(id, name);
    if (entry) this.#log.note(entry);
    this.#endAll(id, event);
    return this.#change(id, { name });
  }

  async erase(id: number, event?: NewAuthEvent): Promise<boolean> {
    if (!this.#accounts.has(id)) return false;
    this.#endAll(id, event);
    this.#temporary.delete(id);
    this.#recoveryCodes.delete(id);
    for (const belonging of this.#belongings) belonging.forget(id);
    const owner = { realName: '', email: '', emailConfirmed: null };
    const credentials = { password: '', passwordExpires: null, totp: null, locked: true };
    return this.#change(id, { ...owner, ...credentials, groups: [], groupExpiries: {} });
  }

  async setGroups(id: number, from: Memberships, to: Memberships, entry: NewLogEntry): Promise<boolean> {
    const account = this.#accounts.get(id);
    if (account === undefined || !isDeepStrictEqual(membershipsOf(account), membershipsOf(from))) return false;
    this.#log.note(entry);
    return this.#change(id, membershipsOf(to));
  }

  async temporaryPassword(id: number): Promise<TemporaryPassword | undefined> {
    return this.#temporary.get(id);
  }

  async setTemporaryPassword(
    id: number,
    temporary: TemporaryPassword,
    unlessAfter: number,
    event?: NewAuthEvent,
  ): Promise<boolean> {
    const before = this.#temporary.get(id);
    if (!this.#accounts.has(id) || (before !== undefined && before.made > unlessAfter)) return false;
    this.#temporary.set(id, temporary);
    this.#authLog.note(event);
    return true;
  }

  async botPassword(user: number, app: string): Promise<BotPasswordRow | undefined> {
    return this.#bots.one(user, app);
  }

  async botPasswords(user: number): Promise<BotPasswordRow[]> {
    return this.#bots.all(user);
  }

  async saveBotPassword(
    bot: NewBotPassword,
    event?: NewAuthEvent,
    only?: { readonly generation: number; readonly session: number },
  ): Promise<boolean> {
    if (!this.#accounts.has(bot.user)) throw new Error(`account ${bot.user} is not there`);
    return this.#bots.save(bot, event, only);
  }

  async deleteBotPassword(user: number, app: string, event?: NewAuthEvent): Promise<boolean> {
    return this.#bots.delete(user, app, event);
  }

  /** Ends every session and device of an account, and notes it. */
  #endAll(id: number, event: NewAuthEvent | undefined): void {
    this.#authLog.note(event, this.#sessions.dropUser(id));
  }

  #account(id: number): AccountRow | undefined {
    const account = this.#accounts.get(id);
    const generation = this.#sessions.generationOf(id);
    return account && { ...account, generation, block: this.#blocks.ofAccount(id) ?? null };
  }

  #change(id: number, change: Partial<Account>): boolean {
    const account = this.#accounts.get(id);
    if (account) this.#accounts.set(id, { ...account, ...change });
    return account !== undefined;
  }
}

function isIn({ groups, groupExpiries }: Memberships, group: string, now: number): boolean {
  return groups.includes(group) && (groupExpiries[group] ?? Infinity) > now;
}

function membershipsOf({ groups, groupExpiries }: Memberships): Memberships {
  return { groups, groupExpiries };
}
