import { NAMESPACE_ALIASES, NAMESPACES, namespaceName } from '../../../wiki/namespaces.ts';
import { list, marked, type Value } from '../../result.ts';
import type { Site } from './site-info.ts';

/** The namespaces by their ids. */
export function namespaces({ settings: { siteName } }: Site): Value {
  const all = NAMESPACES.map((namespace) => {
    const { id, canonical, subpages, protection } = namespace;
    const told = {
      id,
      case: 'first-letter',
      name: namespaceName(namespace, siteName),
      subpages,
      ...(canonical !== '' && { canonical }),
      content: id === 0,
      nonincludable: false,
      ...(protection !== undefined && { namespaceprotection: protection }),
    };
    return [id, marked(told, { content: 'name' })];
  });
  return marked(Object.fromEntries(all) as { [id: string]: Value }, { element: 'ns' });
}

/** Other names of namespaces. */
export function namespaceAliases(): Value {
  const all = Object.entries(NAMESPACE_ALIASES).map(([alias, id]) => marked({ id, alias }, { content: 'alias' }));
  return list('ns', all);
}
