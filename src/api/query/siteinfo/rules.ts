import { optionsTold } from '../../options/default-options.ts';
import { list, marked, type Value } from '../../result.ts';
import type { Site } from './site-info.ts';

/** Whether editing without an account makes one: it does not. */
export function temporaryAccounts(): Value {
  return marked({ enabled: false }, { kind: 'oldList' });
}

/** Under what licence the wiki's texts are: none is set. */
export function rights(): Value {
  return { url: '', text: '' };
}

/** How pages can be protected. */
export function restrictions(): Value {
  return {
    types: choices('type', ['create', 'edit', 'move', 'upload']),
    levels: choices('level', ['', 'autoconfirmed', 'sysop']),
    cascadinglevels: choices('level', ['sysop']),
    semiprotectedlevels: choices('level', ['autoconfirmed']),
  };
}

/** What the preferences of a new account are set to. */
export function options({ settings }: Site): Value {
  return optionsTold(settings);
}

/** How a dialogue for uploads is made up, on wikis that take them. */
export function uploadDialog(): Value {
  return {
    fields: { description: true, date: false, categories: false },
    licensemessages: { local: 'generic-local', foreign: 'generic-foreign' },
    comment: { local: '', foreign: '' },
    format: { filepage: '$DESCRIPTION', description: '$TEXT', ownwork: '', license: '', uncategorized: '' },
  };
}

function choices(element: string, values: readonly string[]): Value {
  return marked(list(element, values), { kind: 'oldObject' });
}
