import { escapeHtml } from '../../lib/escape.ts';

/** The address of the help of a module, given by its path. */
export type HelpLink = (path: string) => string;

/** The little wikitext that help texts use, as inline HTML: `<kbd>` and its like, and links to the help of modules. */
export function inlineHtml(wikitext: string, link: HelpLink): string {
  return escapeHtml(wikitext)
    .replace(/&lt;(\/?(?:code|kbd|samp|var))&gt;/g, '<$1>')
    .replace(/\[\[Special:ApiHelp\/([^\]|]+)\|([^\]]+)\]\]/g, (_, path: string, text: string) => {
      return `<a href="${escapeHtml(link(path))}">${text}</a>`;
    });
}

/** Wikitext as HTML: an empty line parts paragraphs. */
export function blockHtml(wikitext: string, link: HelpLink): string {
  return wikitext
    .split('\n\n')
    .map((paragraph) => `<p>${inlineHtml(paragraph, link)}</p>`)
    .join('\n');
}
