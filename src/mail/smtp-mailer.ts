import { createTransport } from 'nodemailer';
import { envelopeOf } from './envelope-of.ts';
import type { Mailer } from './mailer.ts';

const TIMEOUT = 30_000;

/** Sends letters through a server, given by a URL: `smtp://user:password@host:587` or `smtps://…`. */
export function smtpMailer(url: string, from: string): Mailer {
  const timeouts = { connectionTimeout: TIMEOUT, greetingTimeout: TIMEOUT, socketTimeout: TIMEOUT };
  const transport = createTransport({ url, ...timeouts });
  return {
    async send(letter) {
      await transport.sendMail(envelopeOf(letter, from));
    },
    close: () => transport.close(),
  };
}
