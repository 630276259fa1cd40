import { type Message, message } from '../../i18n/message.ts';
import type { PasswordPolicy } from '../settings.ts';
import { commonPasswords } from './common-passwords.ts';

const MAX_BYTES = 4096;

/** Names and passwords that manuals and scripts gave as examples: they are known to everybody. */
const EXAMPLES: ReadonlyMap<string, string> = new Map([
  ['Useruser', 'Passpass'],
  ['Useruser1', 'Passpass1'],
  ['Apitestsysop', 'testpass'],
  ['Apitestuser', 'testpass'],
]);
const EXAMPLE_OF_ANYBODY = 'ExamplePassword';

const isCommon = commonPasswords();

/** Whose password it is, or is to be. */
export interface PasswordOwner {
  readonly name: string;
  readonly groups: readonly string[];
}

/** What is wrong with a password, in MediaWiki's order; `fatal`: nobody logs in with it at all. */
export interface PasswordFaults {
  readonly faults: readonly Message[];
  readonly fatal: boolean;
}

/** Judges a password by the policy for its owner. */
export function judgePassword(
  password: string,
  { name, groups }: PasswordOwner,
  policy: PasswordPolicy,
): PasswordFaults {
  const bytes = Buffer.byteLength(password);
  const privileged = groups.some((group) => policy.privilegedGroups.includes(group));
  const least = privileged ? Math.max(policy.minimalLength, policy.privilegedMinimalLength) : policy.minimalLength;
  const isExample = password === EXAMPLE_OF_ANYBODY || password === EXAMPLES.get(name);
  const faults = [
    bytes < least && message('passwordtooshort', least),
    asciiLower(name).includes(asciiLower(password)) && message('password-substring-username-match'),
    isExample && message('password-login-forbidden'),
    bytes > MAX_BYTES && message('passwordtoolong', MAX_BYTES),
    isCommon(password) && message('passwordincommonlist'),
    privileged && bytes === 0 && message('passwordtooshort', 1),
  ];
  return {
    faults: faults.filter((fault) => fault !== false),
    fatal: bytes > MAX_BYTES || (privileged && bytes === 0),
  };
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (upper) => upper.toLowerCase());
}
