import { message } from '../../i18n/message.ts';
import { type ErrorCode, refusal } from '../error.ts';

/** Refuses a request that neither begins something, with a good address to come back to, nor goes on with it. */
export function checkReturn(
  { returnurl, continue: goesOn }: { readonly returnurl: string | undefined; readonly continue: boolean },
  prefix: 'login' | 'create' | 'link',
): void {
  if (returnurl === undefined && !goesOn) {
    const names = [`${prefix}continue`, `${prefix}returnurl`];
    throw refusal('missingparam', message('apierror-missingparam-at-least-one-of', names, 2));
  }
  if (returnurl !== undefined && !isReturnUrl(returnurl)) {
    const code: ErrorCode = `badurl_${prefix}returnurl`;
    throw refusal(code, [`${prefix}returnurl`, returnurl]);
  }
}

/** Schemes of addresses, as MediaWiki lets them into its links. */
const SCHEMES = new Set(
  `bitcoin ftp ftps geo git gopher http https irc ircs magnet mailto matrix mms news nntp redis sftp sip sips sms ssh svn
  tel telnet urn wikipedia worldwind xmpp`.split(/\s+/),
);
const MAX_PORT = 65_535;

/** Whether a person could be sent back there: an address with a known scheme, and a host if it has a place for one. */
function isReturnUrl(text: string): boolean {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(text) ?? [];
  if (!SCHEMES.has(scheme.toLowerCase())) return false;
  if (!rest.startsWith('//')) return true;
  const host = rest.slice(2).split(/[/?#]/, 1)[0] ?? '';
  const [, port = ''] = /:([^:\]]*)$/.exec(host.slice(host.lastIndexOf('@') + 1)) ?? [];
  return host !== '' && /^\d*$/.test(port) && Number(port) <= MAX_PORT;
}
