import { canonicalName } from '../../account/name.ts';
import { canonicalIp, isIp } from '../../lib/ip.ts';
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
  if (isIp(address)) return { kind: 'ip', name: canonicalIp(address) ?? address };
  const [base = '', bits] = address.split('/');
  if (bits !== undefined && /^\d{1,3}$/.test(bits) && isIp(base)) return { kind: 'cidr', name: address };
  const name = canonicalName(text);
  return name === undefined ? undefined : { kind: 'name', name };
}
