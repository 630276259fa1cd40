import type { Client } from '../support/client.ts';
import { token } from '../support/flows.ts';
import type { Reply } from '../support/reply.ts';

/** A password that the policy has nothing against. */
export const GOOD = 'a perfectly fine one 42';

/** Asks for an account; what is not given is as it should be. */
export async function create(client: Client, fields: Record<string, string>): Promise<Reply> {
  const { password = GOOD, retype = password } = fields;
  const createtoken = await token(client, 'createaccount');
  const createreturnurl = 'http://example.org/';
  return client.post({ action: 'createaccount', createreturnurl, createtoken, ...fields, password, retype });
}

/** The code of a creation that failed, or PASS. */
export function outcome(reply: Reply): unknown {
  return reply.at('createaccount', 'messagecode') ?? reply.at('createaccount', 'status');
}

/** Asks for a temporary password. */
export async function reset(client: Client, fields: Record<string, string>): Promise<Reply> {
  return client.post({ action: 'resetpassword', token: await token(client), ...fields });
}

/** The temporary password in a letter. */
export function passwordIn(letter: string): string {
  const found = /^Temporary password: (\S+)/m.exec(letter)?.[1];
  if (found === undefined) throw new Error(`no password in ${letter}`);
  return found;
}
