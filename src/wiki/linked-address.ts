/** An address elsewhere as it is kept of a page that links to it: its host in small letters, no name of a user, and a path at least. */
export function linkedAddress(url: string): string {
  const [, mailbox, domain] = /^(mailto:[^@?]*@)([^@?]*)/s.exec(url) ?? [];
  if (mailbox !== undefined && domain !== undefined) {
    return mailbox + domain.toLowerCase() + url.slice(mailbox.length + domain.length);
  }
  const parts = /^(?<scheme>[a-z][a-z0-9+.-]*:)?\/\/(?:[^/?#]*@)?(?<host>[^/?#]*)(?<path>.*)$/is.exec(url)?.groups;
  if (!parts) return url;
  const { scheme = 'https:', host = '', path = '' } = parts;
  const [, name = '', port = ''] = /^(.*?)\.?(:\d*)?$/s.exec(host) ?? [];
  return `${scheme.toLowerCase()}//${name.toLowerCase()}${port}${path.startsWith('/') ? '' : '/'}${path}`;
}
