import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { PasswordPolicy } from '../account/settings.ts';
import { pooledRandom } from '../lib/random.ts';
import { SETTINGS } from '../settings.ts';
import type { Io } from './io.ts';
import { newPassword } from './new-password.ts';
import { toggle } from './option.ts';
import { RefusedError } from './refused-error.ts';

/** Has a password made rather than asked for. */
export const randomOption = toggle(
  'Makes a random password and prints it; without this it is asked for, or read from a pipe',
);

/** The new password of an account with these groups: made, asked for, or read from a pipe; long enough. */
export async function readPassword(io: Io, random: boolean, groups: readonly string[]): Promise<string> {
  if (random) return newPassword(pooledRandom());
  const password = io.stdin.isTTY ? await askTwice(io) : await readPiped(io);
  const least = leastLength(SETTINGS.passwordPolicy.default, groups);
  const bytes = Buffer.byteLength(password);
  if (bytes >= least) return password;
  throw new RefusedError(`The password has ${bytes} bytes. Give one of at least ${least}, or let --random make it.`);
}

function leastLength(policy: PasswordPolicy, groups: readonly string[]): number {
  const privileged = groups.some((group) => policy.privilegedGroups.includes(group));
  return privileged ? Math.max(policy.minimalLength, policy.privilegedMinimalLength) : policy.minimalLength;
}

async function readPiped({ stdin }: Io): Promise<string> {
  const password = (await text(stdin)).replace(/\r?\n$/, '');
  if (!/[\r\n]/.test(password)) return password;
  throw new RefusedError('Standard input has more than one line. Pipe the password alone, or let --random make it.');
}

/** Asks on the terminal, twice, and shows nothing of the answers. */
async function askTwice({ stdin }: Io): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: stdin, output: nowhere, terminal: true, historySize: 0 });
  const left = new Promise<never>((_, reject) => {
    terminal.once('close', () => reject(new RefusedError('No password was given. Nothing was changed.')));
  });
  const ask = async (question: string) => {
    process.stderr.write(question);
    const answer = await Promise.race([terminal.question(''), left]);
    process.stderr.write('\n');
    return answer;
  };
  try {
    const password = await ask('Password: ');
    if ((await ask('The same again: ')) === password) return password;
    throw new RefusedError('The two passwords are not the same. Try again.');
  } finally {
    terminal.close();
  }
}
