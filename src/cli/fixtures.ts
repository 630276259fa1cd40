import { readFile } from 'node:fs/promises';
import { SETTINGS, type Settings } from '../settings.ts';
import { checkFixtures } from './check-fixtures.ts';
import { faultOfShape } from './fixture-shape.ts';
import { UsageError } from './usage-error.ts';

/** A known wiki: what is in it, and what it is set to. The form is that of `test/oracle/fixtures.json`. */
export interface Fixtures {
  readonly settings: Partial<Settings>;
  /** Names in the file of settings that this server does not have. */
  readonly unknown: readonly string[];
  readonly accounts: ReadonlyMap<string, FixtureAccount>;
  readonly botPasswords: readonly FixtureBotPassword[];
}

/** An account of fixtures. */
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

/** A block of an account of fixtures. */
export interface FixtureBlock {
  /** Key of the account that blocked. */
  readonly by: string;
  readonly reason: string;
  readonly expiry: string;
  readonly partial?: boolean;
  readonly pages?: readonly string[];
  readonly namespaces?: readonly number[];
  readonly nocreate?: boolean;
  readonly autoblock?: boolean;
  readonly noemail?: boolean;
  readonly allowusertalk?: boolean;
}

/** A bot password of fixtures. */
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
  const profiles = new Map(Object.entries(file.profiles ?? {}));
  const over = profile === undefined ? {} : profiles.get(profile);
  if (over === undefined) {
    const known = [...profiles.keys()].join(', ') || 'none';
    throw new UsageError(`--profile ${profile}: ${path} has no such profile. It has: ${known}.`);
  }
  // A name `_` is a comment.
  const named = Object.entries({ ...file.settings, ...over }).filter(([name]) => name !== '_');
  const isKnown = (name: string) => Object.hasOwn(SETTINGS, name);
  const fixtures: Fixtures = {
    settings: Object.fromEntries(named.filter(([name]) => isKnown(name))) as Partial<Settings>,
    unknown: named.map(([name]) => name).filter((name) => !isKnown(name)),
    accounts: new Map(Object.entries(file.accounts ?? {}).filter(([, account]) => account?.exists !== false)),
    botPasswords: Object.values(file.botpasswords ?? {}),
  };
  const wrong = checkFixtures(fixtures);
  if (wrong !== undefined) throw new UsageError(`--fixtures ${path}: ${wrong}.`);
  return fixtures;
}

async function readJson(path: string): Promise<File> {
  const wrong = (what: string, cause?: unknown) => new UsageError(`--fixtures ${path}: ${what}`, { cause });
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw wrong(`the file cannot be read (${cause.code}). Give the path of a file of fixtures.`, cause);
  });
  const file = parse(text, (cause) => wrong(`the file is not JSON: ${cause.message}.`, cause));
  if (typeof file !== 'object' || file === null || Array.isArray(file)) {
    throw wrong('the file holds no object of settings, accounts and botpasswords.');
  }
  const fault = faultOfShape(file);
  if (fault !== undefined) throw wrong(`${fault}.`);
  return file;
}

function parse(text: string, wrong: (cause: Error) => UsageError): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw wrong(cause as Error);
  }
}
