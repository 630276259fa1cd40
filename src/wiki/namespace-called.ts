import { type MessageParam, message } from '../i18n/message.ts';
import type { Namespace } from './namespaces.ts';

/** What a namespace is called in a text for people: the main one has no name of its own. */
export function namespaceCalled({ canonical }: Namespace): MessageParam {
  return canonical === '' ? message('blanknamespace') : canonical;
}
