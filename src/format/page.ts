import { STATUS_CODES } from 'node:http';
import type { Printing } from '../api/module.ts';
import { type Message, message } from '../i18n/message.ts';
import { inEnglish } from '../i18n/texts.ts';
import { escapeHtml } from '../lib/escape.ts';
import { PAGE_STYLE } from './page-style.ts';

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
export function page({ text, title, plain }: Shown, { status, asked, apiUrl }: Printing): string {
  const heading = say(message('api-format-title', title));
  const plainLink =
    plain !== undefined && asked && `${apiUrl}?${new URLSearchParams([...new Map(asked).set('format', plain)])}`;
  return `<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<title>${heading}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
<h1>${heading}</h1>
<p>${say(plain === undefined ? message('api-format-prettyprint-header-only-html') : message('api-format-prettyprint-header', title, plain))}</p>
<p>${say(message('api-format-prettyprint-status', status, statusText(status)))}</p>
${content(text)}
<ul>
${plainLink ? link(plainLink, message('api-format-plain-link', title)) : ''}${link(`${apiUrl}?action=help`, message('api-format-help-link'))}</ul>
</main>
</body>
</html>
`;
}

/** The answer as an element of a page. A bare carriage return would be read as a line feed. */
export function content(text: string): string {
  return `<pre class="api-pretty-content">${escapeHtml(text).replaceAll('\r', '&#13;')}</pre>`;
}

/** What HTTP calls a status. */
export function statusText(status: number): string {
  return STATUS_CODES[status] ?? '';
}

function link(url: string, text: Message): string {
  return `<li><a href="${escapeHtml(url)}">${say(text)}</a></li>\n`;
}

function say(text: Message): string {
  return escapeHtml(inEnglish(text));
}
