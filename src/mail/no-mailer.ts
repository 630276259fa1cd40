import type { Mailer } from './mailer.ts';

/** What a wiki has that lives in memory and was given no server: every letter fails. */
export const NO_MAILER: Mailer = {
  send: () => Promise.reject(new Error('The wiki has no way to send mail: give it a data folder or an SMTP server')),
  close: () => undefined,
};
