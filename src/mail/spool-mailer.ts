import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random } from '../lib/random.ts';
import { envelopeOf } from './envelope-of.ts';
import type { Mailer } from './mailer.ts';
import { transport } from './transport.ts';

/** Puts letters into a folder, one `.eml` file each, for the operator to see to. Only the owner can read them. */
export function spoolMailer(folder: string, from: string, random: Random): Mailer {
  const letters = transport({ streamTransport: true, buffer: true });
  return {
    async send(letter) {
      const { message } = await letters.send(envelopeOf(letter, from));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const time = new Date(letter.date).toISOString().replaceAll(/[:.]/g, '-');
      const file = await open(join(folder, `${time}-${random(6).toString('hex')}.eml`), 'wx', 0o600);
      try {
        await file.writeFile(message as Buffer);
      } finally {
        await file.close();
      }
    },
    close: () => letters.close(),
  };
}
