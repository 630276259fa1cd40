import { envelopeOf } from './envelope-of.ts';
import type { Mailer } from './mailer.ts';
import { transport } from './transport.ts';

const TIMEOUT = 30_000;

/** Sends letters through a server, given by a URL: `smtp://user:password@host:587` or `smtps://…`. */
export function smtpMailer(url: string, from: string): Mailer {
  const timeouts = { connectionTimeout: TIMEOUT, greetingTimeout: TIMEOUT, socketTimeout: TIMEOUT };
  const letters = transport({ url, ...timeouts });
  return {
    async send(letter) {
      await letters.send(envelopeOf(letter, from));
    },
    close: () => letters.close(),
  };
}
