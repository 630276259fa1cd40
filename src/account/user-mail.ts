import type { Language } from '../i18n/language.ts';
import { message } from '../i18n/message.ts';
import type { Clock } from '../lib/clock.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { AccountRow } from '../store/accounts.ts';

/** A letter that one account sends another. */
export interface UserLetter {
  readonly from: AccountRow;
  readonly to: AccountRow;
  readonly subject: string;
  readonly text: string;
  /** Language of the subject of the copy for the sender; null: no copy is asked for. */
  readonly copy: Language | null;
}

/** Whether mail can go to an account, or come from it. */
export function hasAddress({ email, emailConfirmed }: Pick<AccountRow, 'email' | 'emailConfirmed'>): boolean {
  return email !== '' && emailConfirmed !== null;
}

/** Sends a letter through the wiki; rejects if that failed. */
export type SendUserMail = (letter: UserLetter) => Promise<void>;

/** Letters between accounts come from the wiki, so that the mail server of nobody is lied to; answers go to who wrote. */
export function userMail(parts: {
  readonly mailer: Mailer;
  readonly clock: Clock;
  readonly siteName: string;
  /** That of the wiki. */
  readonly language: Language;
}): SendUserMail {
  const { mailer, clock, siteName, language } = parts;
  return async ({ from, to, subject, text, copy }) => {
    const footer = language.text(message('emailuserfooter', from.name, to.name, siteName));
    const letter = { replyTo: from.email, text: `${text.trimEnd()}\n\n-- \n${footer}`, date: clock() };
    await mailer.send({ ...letter, to: to.email, subject });
    if (copy === null || from.email === to.email) return;
    const copied = copy.text(message('emailccsubject', to.name, subject));
    await mailer.send({ ...letter, to: from.email, subject: copied });
  };
}
