import { canonicalName } from '../../account/name.ts';
import { readAddresses, spelledAddress } from '../../lib/ip.ts';
import { refusal } from '../error.ts';
import { type Param, type ParamOptions, type ParamType, param, type Read } from './param.ts';

/** Who a user parameter may name: an account, a temporary account, an address, a range of addresses, an id (`#1`). */
export type UserKind = 'name' | 'temp' | 'ip' | 'cidr' | 'interwiki' | 'id';

/**
 * A user, named in one of the ways that are given; what is read is the name in its canonical form. There are no temporary
 * accounts: where their names are not asked for, one is a name like others.
 */
export function user<const O extends ParamOptions<string | readonly string[]>>(
  options: O,
  kinds: readonly UserKind[],
): Param<Read<string, O>> {
  const type: ParamType<string> = {
    read(text, { name }) {
      const found = readUser(text);
      const counts = (kind: UserKind) => kinds.includes(kind) || (kind === 'temp' && kinds.includes('name'));
      if (!found || !counts(found.kind)) throw refusal('baduser', [name, text]);
      return found.name;
    },
    describe: () => ({ type: 'user', subtypes: kinds }),
  };
  return param(type, options);
}

function readUser(text: string): { readonly kind: UserKind; readonly name: string } | undefined {
  if (/^#\d+$/.test(text)) return { kind: 'id', name: text };
  if (/^~\d/.test(text)) return { kind: 'temp', name: text };
  if (text.includes('>')) return { kind: 'interwiki', name: text };
  const address = text.replace(/^User:/i, '');
  const addresses = readAddresses(address);
  if (addresses && !addresses.isRange) return { kind: 'ip', name: addresses.text };
  // A range is named by any address in it: what that comes to is for those to say who look for it.
  if (addresses) return { kind: 'cidr', name: `${spelledAddress(address.replace(/\/.*$/, ''))}/${addresses.bits}` };
  const name = canonicalName(text);
  return name === undefined ? undefined : { kind: 'name', name };
}
