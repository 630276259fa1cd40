import { inMessageFormat, type MessageFormat } from '../message-format.ts';
import type { Tree } from '../result.ts';
import type { AuthField, AuthRequest } from './auth-request.ts';
import { mergeFields } from './merge-fields.ts';

/** How the answer is to tell what is asked for: parameters that every login module has. */
export interface Telling {
  readonly messageformat: MessageFormat;
  readonly mergerequestfields: boolean;
}

/** What is asked for, as it stands in an answer. */
export function tellRequests(requests: readonly AuthRequest[], how: Telling): Tree {
  const { messageformat: format, mergerequestfields: merge } = how;
  const told = requests.map(({ id, required, provider, account, fields }) => ({
    id,
    metadata: {},
    required,
    ...inMessageFormat(format, provider, 'provider'),
    ...inMessageFormat(format, account, 'account'),
    ...(!merge && { fields: tellFields(Object.entries(fields), format) }),
  }));
  return { requests: told, ...(merge && { fields: tellFields([...mergeFields(requests)], format) }) };
}

function tellFields(fields: readonly (readonly [string, AuthField])[], format: MessageFormat): Tree {
  const told = fields.map(([name, { type, label, help, optional, sensitive }]) => [
    name,
    {
      type,
      ...inMessageFormat(format, label, 'label'),
      ...inMessageFormat(format, help, 'help'),
      optional: optional === true,
      sensitive: sensitive === true,
    },
  ]);
  return Object.fromEntries(told) as Tree;
}
