import { inMessageFormat, type MessageTelling } from '../message-format.ts';
import type { Tree } from '../result.ts';
import type { AuthField, AuthRequest } from './auth-request.ts';
import { mergeFields } from './merge-fields.ts';

/** How the answer is to tell what is asked for: parameters that every login module has. */
interface Telling extends MessageTelling {
  readonly mergerequestfields: boolean;
}

/** What is asked for, as it stands in an answer. */
export function tellRequests(requests: readonly AuthRequest[], how: Telling): Tree {
  const { mergerequestfields: merge } = how;
  const told = requests.map(({ id, required, provider, account, fields }) => ({
    id,
    metadata: {},
    required,
    ...inMessageFormat(how, provider, 'provider'),
    ...inMessageFormat(how, account, 'account'),
    ...(!merge && { fields: tellFields(Object.entries(fields), how) }),
  }));
  return { requests: told, ...(merge && { fields: tellFields([...mergeFields(requests)], how) }) };
}

function tellFields(fields: readonly (readonly [string, AuthField])[], how: MessageTelling): Tree {
  const told = fields.map(([name, { type, label, help, optional, sensitive }]) => [
    name,
    {
      type,
      ...inMessageFormat(how, label, 'label'),
      ...inMessageFormat(how, help, 'help'),
      optional: optional === true,
      sensitive: sensitive === true,
    },
  ]);
  return Object.fromEntries(told) as Tree;
}
