import type { Printing } from '../api/module.ts';
import { message } from '../i18n/message.ts';
import { escapeHtml } from '../lib/escape.ts';
import { Html, html } from '../lib/html.ts';
import { nodeHttp } from '../lib/node-http.ts';
import { page } from '../lib/page.ts';

/** What a page shows. */
export interface Shown {
  /** The answer as text. */
  readonly text: string;
  /** As people call the format: `JSON`. */
  readonly title: string;
  /** As `format=` names the format that answers with the text as it is, if there is one. */
  readonly plain: string | undefined;
}

/** A page for people that shows an answer, says what it is, and links to it as programs get it. */
export function answerPage({ text, title, plain }: Shown, about: Printing): string {
  const { status, apiUrl, language } = about;
  const heading = language.text(message('api-format-title', title));
  const header =
    plain === undefined
      ? message('api-format-prettyprint-header-only-html')
      : message('api-format-prettyprint-header', title, plain);
  const asked = plain === undefined ? undefined : about.asked();
  const plainUrl =
    plain !== undefined && asked && `${apiUrl}?${new URLSearchParams([...new Map(asked).set('format', plain)])}`;
  const body = html`<main>
<h1>${heading}</h1>
<p>${language.text(header)}</p>
<p>${language.text(message('api-format-prettyprint-status', status, statusText(status)))}</p>
<div dir="ltr">${new Html(content(text))}</div>
<ul>
${plainUrl ? link(plainUrl, language.text(message('api-format-plain-link', title))) : ''}${link(`${apiUrl}?action=help`, language.text(message('api-format-help-link')))}</ul>
</main>`;
  return page({ title: heading, body, tag: language.tag, dir: language.dir });
}

/** The answer as an element of a page. A bare carriage return would be read as a line feed. */
export function content(text: string): string {
  return `<pre class="api-pretty-content">${escapeHtml(text).replaceAll('\r', '&#13;')}</pre>`;
}

/** What HTTP calls a status. */
export function statusText(status: number): string {
  return nodeHttp().STATUS_CODES[status] ?? '';
}

function link(url: string, text: string): Html {
  return html`<li><a href="${url}">${text}</a></li>
`;
}
