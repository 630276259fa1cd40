import { type Message, message } from '../i18n/message.ts';
import { inEnglish } from '../i18n/texts.ts';
import type { Clock } from '../lib/clock.ts';
import type { Random } from '../lib/random.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { AccountRow, AccountStore } from '../store/accounts.ts';
import { newAuthEvent } from '../store/new-auth-event.ts';
import type { OptionStore } from '../store/options.ts';
import { canonicalName } from './name.ts';
import { hashTemporaryPassword, newTemporaryPassword, TEMPORARY_DAYS } from './temporary-password.ts';

/** Whose password is asked for, and who asks: an account's name or an address. */
export interface ResetAsked {
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly by: string;
}

/** What temporary passwords are made and mailed with. */
export interface ResetParts {
  readonly accounts: Pick<AccountStore, 'byId' | 'byName' | 'byEmail' | 'setTemporaryPassword'>;
  readonly options: Pick<OptionStore, 'get'>;
  readonly mailer: Mailer;
  readonly clock: Clock;
  readonly random: Random;
  /** The wiki's key. */
  readonly key: Buffer;
  readonly siteName: string;
  /** Tells the operator of a letter that could not be sent. */
  fault(error: unknown): void;
}

/** What a letter says. */
interface Words {
  title(site: string): Message;
  text(by: string, name: string, password: string, site: string, days: number): Message;
}

const RESET: Words = {
  title: (site) => message('passwordreset-emailtitle', site),
  text: (...about) => message('passwordreset-emailtext', ...about),
};
const WELCOME: Words = {
  title: (site) => message('createaccount-title', site),
  text: (...about) => message('createaccount-text', ...about),
};

const RESEND_AFTER = 86_400_000;
const MAX_PER_ADDRESS = 20;
const MAX_WAITING = 1000;

/**
 * Mails temporary passwords. Whoever asks gets no answer and waits for nothing, so neither text nor time tells whether
 * there is such an account, whether it has an address, or whether it has been mailed to in the last 24 hours.
 */
export class PasswordResets {
  readonly #parts: ResetParts;
  #waiting = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(parts: ResetParts) {
    this.#parts = parts;
  }

  /** Begins to look for who is meant, and mails them. */
  ask(asked: ResetAsked): void {
    this.#later(async () => {
      for (const account of await this.#meant(asked)) {
        await this.#mail(account, RESET, asked.by);
      }
    });
  }

  /** Begins to mail an account just made its first password. */
  welcome(id: number, by: string): void {
    this.#later(async () => {
      const account = await this.#parts.accounts.byId(id);
      if (account) await this.#mail(account, WELCOME, by);
    });
  }

  /** Resolves when all that was asked so far has been seen to. */
  settled(): Promise<void> {
    return this.#last;
  }

  async #meant({ name, email }: ResetAsked): Promise<readonly AccountRow[]> {
    const { accounts } = this.#parts;
    if (name === undefined) {
      const all = email === undefined ? [] : await accounts.byEmail(email, MAX_PER_ADDRESS);
      const wantsName = await Promise.all(all.map(({ id }) => this.#wantsBoth(id)));
      return all.filter((_, index) => !wantsName[index]);
    }
    const account = await accounts.byName(canonicalName(name) ?? '');
    if (account === undefined || account.email === '') return [];
    return account.email === email || !(await this.#wantsBoth(account.id)) ? [account] : [];
  }

  /** Whether somebody has chosen that both name and address must be known to ask. */
  async #wantsBoth(id: number): Promise<boolean> {
    return Number((await this.#parts.options.get(id)).get('requireemail') ?? 0) !== 0;
  }

  async #mail(account: AccountRow, words: Words, by: string): Promise<void> {
    const { id, name, email, locked } = account;
    if (locked) return;
    const { accounts, mailer, clock, random, key, siteName } = this.#parts;
    const now = clock();
    const password = newTemporaryPassword(random);
    const temporary = { hash: hashTemporaryPassword(key, id, password), made: now };
    const asker = { id: null, name: by };
    const event = newAuthEvent({
      action: 'temporarypassword',
      by: asker,
      of: account,
      from: { ip: '', agent: '' },
      now,
    });
    if (!(await accounts.setTemporaryPassword(id, temporary, now - RESEND_AFTER, event))) return;
    const text = inEnglish(words.text(by, name, password, siteName, TEMPORARY_DAYS));
    await mailer.send({ to: email, subject: inEnglish(words.title(siteName)), text, date: now });
  }

  #later(work: () => Promise<void>): void {
    if (this.#waiting >= MAX_WAITING) {
      this.#parts.fault(new Error('Too many letters wait to be sent: one was left out'));
      return;
    }
    this.#waiting += 1;
    this.#last = this.#last
      .then(work)
      .catch((error: unknown) => this.#parts.fault(error))
      .finally(() => {
        this.#waiting -= 1;
      });
  }
}
