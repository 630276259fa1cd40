import { escapeHtml } from '../../lib/escape.ts';
import { Html, html } from '../../lib/html.ts';

/** The address of the help of a module, given by its path. */
export type HelpLink = (path: string) => string;

/** The little wikitext that help texts use, as inline HTML: `<kbd>` and its like, and links to the help of modules. */
export function inlineHtml(wikitext: string, link: HelpLink): Html {
  return new Html(
    escapeHtml(wikitext)
      .replace(/&lt;(\/?(?:code|kbd|samp|var))&gt;/g, '<$1>')
      .replace(/\[\[Special:ApiHelp\/([^\]|]+)\|([^\]]+)\]\]/g, (_, path: string, text: string) => {
        return html`<a href="${link(path)}">${new Html(text)}</a>`.text;
      }),
  );
}

/** Wikitext as HTML: an empty line parts paragraphs. */
export function blockHtml(wikitext: string, link: HelpLink): Html {
  const paragraphs = wikitext.split('\n\n');
  return html`${paragraphs.map(
    (paragraph) => html`<p>${inlineHtml(paragraph, link)}</p>
`,
  )}`;
}
