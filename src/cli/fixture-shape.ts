import { faultIn, flag, type Kind, listOf, mapOf, text, whole } from '../lib/kind.ts';

type Fields = { readonly [name: string]: Kind };

const anything: Kind = { words: 'anything', fits: () => true };
const object = mapOf(anything);
const texts = listOf(text());

const FILE: Fields = {
  settings: object,
  profiles: mapOf(object),
  accounts: mapOf(object),
  botpasswords: mapOf(object),
};
const ACCOUNT: Fields = {
  ...{ name: text(), password: text(), groups: texts, email: text(), emailConfirmed: flag, realname: text() },
  ...{ passwordExpired: text(), passwordIgnoresPolicy: flag, totp: text(), block: object, exists: flag },
};
const BLOCK: Fields = {
  ...{ by: text(), reason: text(), expiry: text(), partial: flag, pages: texts, namespaces: listOf(whole(0, 9999)) },
  ...{ nocreate: flag, autoblock: flag, noemail: flag, allowusertalk: flag },
};
const BOT: Fields = {
  ...{ account: text(), appid: text(), secret: text(), grants: texts, restrictions: object, invalid: flag },
};
const RESTRICTIONS: Fields = { IPAddresses: texts, Pages: texts };

interface Parts {
  readonly accounts?: { readonly [key: string]: { readonly block?: object } };
  readonly botpasswords?: { readonly [key: string]: { readonly restrictions?: object } };
}

/** What a file of fixtures has that no such file has, if anything: the key, what is there, and what can be. */
export function faultOfShape(file: object): string | undefined {
  const whole = fault('', file, FILE);
  if (whole !== undefined) return whole;
  const { accounts = {}, botpasswords = {} } = file as Parts;
  const faults = [
    ...Object.entries(accounts).flatMap(([key, account]) => [
      fault(`accounts.${key}`, account, ACCOUNT),
      fault(`accounts.${key}.block`, account.block ?? {}, BLOCK),
    ]),
    ...Object.entries(botpasswords).flatMap(([key, bot]) => [
      fault(`botpasswords.${key}`, bot, BOT),
      fault(`botpasswords.${key}.restrictions`, bot.restrictions ?? {}, RESTRICTIONS),
    ]),
  ];
  return faults.find((one) => one !== undefined);
}

/** A field `_` is a comment. */
function fault(where: string, given: object, fields: Fields): string | undefined {
  const { _, ...named } = given as { readonly [name: string]: unknown };
  const stranger = Object.keys(named).find((name) => !Object.hasOwn(fields, name));
  const said = stranger === undefined ? faultIn(named, fields) : `${stranger}: there is no such field`;
  if (said === undefined) return undefined;
  const known = stranger === undefined ? '' : `. There are: ${Object.keys(fields).join(', ')}`;
  return `${where === '' ? '' : `${where}: `}${said}${known}`;
}
