import { readFile } from 'node:fs/promises';
import { SETTINGS, type Settings } from '../settings.ts';
import { UsageError } from './usage-error.ts';

/** A known wiki: what is in it, and what it is set to. The form is that of `test/oracle/fixtures.json`. */
export interface Fixtures {
  readonly settings: Partial<Settings>;
  /** Names in the file of settings that this server does not have: those that ask for something. */
  readonly unknown: readonly string[];
  readonly accounts: ReadonlyMap<string, FixtureAccount>;
  readonly botPasswords: readonly FixtureBotPassword[];
}

export interface FixtureAccount {
  readonly name: string;
  readonly password: string;
  readonly groups?: readonly string[];
  readonly email?: string;
  readonly emailConfirmed?: boolean;
  readonly realname?: string;
  /** When its password expired (ISO 8601). */
  readonly passwordExpired?: string;
  /** Base32 secret of the second factor. */
  readonly totp?: string;
  readonly block?: FixtureBlock;
  /** `false`: an account that must not exist. */
  readonly exists?: boolean;
}

export interface FixtureBlock {
  /** Key of the account that blocked. */
  readonly by: string;
  readonly reason: string;
  readonly expiry: string;
  readonly partial?: boolean;
  readonly pages?: readonly string[];
  readonly nocreate?: boolean;
  readonly autoblock?: boolean;
  readonly noemail?: boolean;
  readonly allowusertalk?: boolean;
}

export interface FixtureBotPassword {
  /** Key of the account. */
  readonly account: string;
  readonly appid: string;
  readonly secret: string;
  readonly grants: readonly string[];
  readonly restrictions: { readonly IPAddresses: readonly string[]; readonly Pages?: readonly string[] };
  readonly invalid?: boolean;
}

interface File {
  readonly settings?: { readonly [name: string]: unknown };
  readonly profiles?: { readonly [name: string]: { readonly [name: string]: unknown } };
  readonly accounts?: { readonly [key: string]: FixtureAccount };
  readonly botpasswords?: { readonly [key: string]: FixtureBotPassword };
}

/** Reads a file of fixtures, with the settings of one of its profiles. */
export async function readFixtures(path: string, profile: string | undefined): Promise<Fixtures> {
  const file = await readJson(path);
  const over = profile === undefined ? {} : file.profiles?.[profile];
  if (over === undefined) {
    const known = Object.keys(file.profiles ?? {}).join(', ') || 'none';
    throw new UsageError(`--profile ${profile}: ${path} has no such profile. It has: ${known}.`);
  }
  const named = Object.entries({ ...file.settings, ...over });
  return {
    settings: Object.fromEntries(named.filter(([name]) => Object.hasOwn(SETTINGS, name))) as Partial<Settings>,
    unknown: named.map(([name]) => name).filter((name) => name !== '_' && !Object.hasOwn(SETTINGS, name)),
    accounts: new Map(Object.entries(file.accounts ?? {}).filter(([, { exists }]) => exists !== false)),
    botPasswords: Object.values(file.botpasswords ?? {}),
  };
}

async function readJson(path: string): Promise<File> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new UsageError(`--fixtures ${path}: the file cannot be read (${(cause as NodeJS.ErrnoException).code}).`, { cause });
  }
  try {
    return JSON.parse(text) as File;
  } catch (cause) {
    throw new UsageError(`--fixtures ${path}: the file is not JSON: ${(cause as Error).message}.`, { cause });
  }
}
