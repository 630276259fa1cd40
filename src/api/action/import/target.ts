import { MAIN, NAMESPACES, type Namespace, namespaceName, namespaceNamed } from '../../../wiki/namespaces.ts';
import type { ExportedPage } from '../../../wiki/read-export.ts';
import { readTitle, type Title } from '../../../wiki/title.ts';

/** Numbers of namespaces that are the same in every wiki are below this. */
const OWN_NAMESPACES = 100;

/** The title that a page of another wiki gets here; undefined: it can have none. */
export function targetOf(
  { title, namespace }: Pick<ExportedPage, 'title' | 'namespace'>,
  to: {
    /** Those of the other wiki. */
    readonly namespaces: ReadonlyMap<number, string>;
    readonly siteName: string;
    /** The one that all pages go into. */
    readonly namespace: number | undefined;
    /** The page whose subpages they become. */
    readonly root: Title | undefined;
  },
): Title | undefined {
  const { siteName, root } = to;
  const [, prefix = '', rest = title] = /^([^:]*):(.*)$/s.exec(title) ?? [];
  const isPrefixed = namespace === undefined ? namespaceNamed(prefix, siteName) !== undefined : namespace !== MAIN;
  const text = isPrefixed ? rest : title;
  if (root) return checked(readTitle(`${root.prefixed}/${title}`, siteName));
  if (to.namespace !== undefined) return titleIn(to.namespace, text, siteName);
  if (namespace === undefined) return checked(readTitle(title, siteName));
  if (namespace < OWN_NAMESPACES && numbered(namespace)) return titleIn(namespace, text, siteName);
  const named = namespaceNamed(to.namespaces.get(namespace) ?? prefix, siteName);
  return named ? titleIn(named.id, text, siteName) : checked(readTitle(title, siteName));
}

function titleIn(namespace: number, text: string, siteName: string): Title | undefined {
  const found = numbered(namespace);
  const name = found ? namespaceName(found, siteName) : '';
  return checked(readTitle(name === '' ? text : `${name}:${text}`, siteName));
}

function numbered(id: number): Namespace | undefined {
  return NAMESPACES.find((one) => one.id === id);
}

function checked(title: ReturnType<typeof readTitle>): Title | undefined {
  return 'key' in title || title.text === '' || title.namespace.id < 0 ? undefined : title;
}
