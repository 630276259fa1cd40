/** Names of protocols; empty: http and https. */
export const PROTOCOL_NAMES = [
  ...[
    '',
    'bitcoin',
    'ftp',
    'ftps',
    'geo',
    'git',
    'gopher',
    'http',
    'https',
    'irc',
    'ircs',
    'magnet',
    'mailto',
    'matrix',
  ],
  ...[
    'mms',
    'news',
    'nntp',
    'redis',
    'sftp',
    'sip',
    'sips',
    'sms',
    'ssh',
    'svn',
    'tel',
    'telnet',
    'urn',
    'worldwind',
    'xmpp',
  ],
];

/** Whether addresses can be looked for by this: a host, the only star before it, and what comes behind it. */
export function canBeAsked(query: string): boolean {
  const rest = query.replace(/^\*\./, '');
  const [host = ''] = rest.split(/[/?#]/);
  return host !== '' && !rest.includes('*') && /^[^:]*(?::\d*)?$/.test(host);
}

/** Whether an address is of a protocol and a place: a host with the hosts below `*.`, and what its path begins with. */
export function isAddressAsked(url: string, protocol: string, query: string | undefined): boolean {
  if (query === undefined) return protocol === '' || url.startsWith(`${protocol}:`);
  const [, scheme = '', rest = ''] = /^([a-z]*):?(?:\/\/)?(.*)$/s.exec(url) ?? [];
  if (protocol === '' ? !/^https?$|^$/.test(scheme) : scheme !== protocol) return false;
  const [host = '', ...path] = query.split('/');
  const [ownHost = '', ...ownPath] = rest.split('/');
  const isHost = host.startsWith('*.') ? `.${ownHost}`.endsWith(host.slice(1)) : ownHost === host;
  return isHost && ownPath.join('/').startsWith(path.join('/'));
}
