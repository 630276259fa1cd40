import { MEDIAWIKI, USER } from './namespaces.ts';
import type { Title } from './title.ts';

/** Kinds of content → the format that each is written in. */
export const CONTENT_FORMATS = {
  wikitext: 'text/x-wiki',
  javascript: 'text/javascript',
  json: 'application/json',
  css: 'text/css',
  text: 'text/plain',
} as const;

export type ContentModel = keyof typeof CONTENT_FORMATS;

const BY_ENDING: { readonly [ending: string]: ContentModel } = { css: 'css', js: 'javascript', json: 'json' };

/** The kind of content that a new page has unless another is chosen. */
export function defaultModel({ namespace, text }: Title): ContentModel {
  const ending = /\.(css|js|json)$/.exec(text)?.[1] ?? '';
  const isCode = namespace.id === MEDIAWIKI || (namespace.id === USER && text.includes('/'));
  return (isCode ? BY_ENDING[ending] : undefined) ?? 'wikitext';
}
