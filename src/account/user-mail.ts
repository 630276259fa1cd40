import type { Language } from '../i18n/language.ts';
import { message } from '../i18n/message.ts';
import type { Clock } from '../lib/clock.ts';
import type { Letter, Mailer } from '../mail/mailer.ts';
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

/** Sends a letter through the wiki, and says whether that could be done, for the copy too. */
export type SendUserMail = (letter: UserLetter) => Promise<boolean>;

/** Letters between accounts come from the wiki, so that the mail server of nobody is lied to; answers go to who wrote. */
export function userMail(parts: {
  readonly mailer: Mailer;
  readonly clock: Clock;
  readonly siteName: string;
  /** That of the wiki. */
  readonly language: Language;
  /** Tells the operator of a letter that could not be sent. */
  fault(error: unknown): void;
}): SendUserMail {
  const { mailer, clock, siteName, language } = parts;
  const isSent = (letter: Letter) =>
    mailer.send(letter).then(
      () => true,
      (error: unknown) => {
        parts.fault(error);
        return false;
      },
    );
  return async ({ from, to, subject, text, copy }) => {
    const footer = language.text(message('emailuserfooter', from.name, to.name, siteName));
    const letter = { replyTo: from.email, text: `${text.trimEnd()}\n\n-- \n${footer}`, date: clock() };
    if (!(await isSent({ ...letter, to: to.email, subject }))) return false;
    if (copy === null || from.email === to.email) return true;
    const copied = copy.text(message('emailccsubject', to.name, subject));
    return isSent({ ...letter, to: from.email, subject: copied });
  };
}
