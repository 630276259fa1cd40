import type { SendMailOptions } from 'nodemailer';
import type { Letter } from './mailer.ts';

/** A letter as nodemailer takes it. The address is one address, whatever is written in it, and nothing is fetched or read in. */
export function envelopeOf({ to, subject, text, date, replyTo }: Letter, from: string): SendMailOptions {
  return {
    from: { name: '', address: from },
    to: { name: '', address: to },
    ...(replyTo !== undefined && { replyTo: { name: '', address: replyTo } }),
    subject,
    text,
    date: new Date(date),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
