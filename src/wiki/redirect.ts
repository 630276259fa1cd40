import type { RedirectTarget } from '../store/pages.ts';
import { type ContentModel, isScript } from './content-model.ts';
import { decodedName } from './encoded-name.ts';
import { CATEGORY, FILE } from './namespaces.ts';
import { scriptTarget, scriptThatLeads } from './script-redirect.ts';
import { nameOf, readTitle, type Title } from './title.ts';

const REDIRECT = /^\s*#redirect\s*:?\s*\[\[(.*?)(?:\|.*?)?\]\]/is;

/** Where a text leads, if it is a redirect. */
export function redirectOf(text: string, model: ContentModel, siteName: string): RedirectTarget | null {
  const target = targetOf(text, model, siteName);
  return target ? { ...nameOf(target), fragment: target.fragment } : null;
}

function targetOf(text: string, model: ContentModel, siteName: string): Title | undefined {
  if (isScript(model)) return scriptTarget(text, model, siteName);
  return model === 'wikitext' ? splitRedirect(text, siteName)?.target : undefined;
}

/** A text of a kind that leads to a page, `index` being the address of index.php; undefined: there is none of that kind. */
export function textThatLeads(to: Title, model: string, index: string): string | undefined {
  if (isScript(model)) return scriptThatLeads(to, model, index);
  const colon = to.namespace.id === CATEGORY || to.namespace.id === FILE ? ':' : '';
  return model === 'wikitext' ? `#REDIRECT [[${colon}${to.prefixed}]]` : undefined;
}

/** Where wikitext leads if it is a redirect, and what else it says. */
export function splitRedirect(
  text: string,
  siteName: string,
): { readonly target: Title; readonly rest: string } | undefined {
  const found = REDIRECT.exec(text);
  if (found?.[1] === undefined) return undefined;
  // A link may be written as it stands in an address.
  const target = readTitle(decodedName(found[1].replace(/^:/, '')), siteName);
  if ('key' in target || target.text === '') return undefined;
  return { target, rest: text.slice(found[0].length) };
}
