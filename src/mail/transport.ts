import type { SendMailOptions, Transporter } from 'nodemailer';

/** What writes and sends letters: nodemailer, loaded with the first letter, for that a server starts sooner without it. */
export function transport(options: object): {
  send(letter: SendMailOptions): Promise<{ readonly message?: unknown }>;
  close(): void;
} {
  let made: Promise<Transporter> | undefined;
  return {
    async send(letter) {
      made ??= import('nodemailer').then(({ createTransport }) => createTransport(options));
      return (await made).sendMail(letter);
    },
    close: () => void made?.then((transporter) => transporter.close()),
  };
}
