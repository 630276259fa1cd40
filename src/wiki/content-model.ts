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

/** Whether such a text is read as wikitext for what it links to and is in, and what is in it is put in as it is saved; scripts are. */
export function saysWikitext(model: string): boolean {
  return model === 'wikitext' || isScript(model);
}

/** Whether such a text is a style sheet or a program. */
export function isScript(model: string): model is 'css' | 'javascript' {
  return model === 'css' || model === 'javascript';
}

const BY_ENDING: { readonly [ending: string]: ContentModel } = { css: 'css', js: 'javascript', json: 'json' };

/** The kind of content that a new page has unless another is chosen. */
export function defaultModel({ namespace, text }: Title): ContentModel {
  const ending = /\.(css|js|json)$/.exec(text)?.[1] ?? '';
  const isCode = namespace.id === MEDIAWIKI || (namespace.id === USER && text.includes('/'));
  return (isCode ? BY_ENDING[ending] : undefined) ?? 'wikitext';
}
