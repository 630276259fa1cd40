import { helpBody } from '../api/describe/help-page.ts';
import { findModule } from '../api/describe/tree.ts';
import { ApiError } from '../api/error.ts';
import { type Message, message } from '../i18n/message.ts';
import { type Html, html } from '../lib/html.ts';
import { definePage, type Page, type Visit } from './page.ts';
import { samples } from './samples.ts';

/** A request to the API and its answer. */
export interface Exchange {
  readonly about: Message;
  readonly method: 'GET' | 'POST';
  /** What is asked; of a POST what stands in its body. */
  readonly asked: { readonly [name: string]: string };
  readonly answer: string;
}

/** What a documentation page says beside what the module says of itself. */
export interface ApiDoc {
  /** `API:Logout` */
  readonly title: string;
  readonly about: Message;
  /** Path of the module that it is about. */
  readonly module: string;
  /** What is good to know: one sentence or two each. */
  readonly facts: readonly Message[];
  readonly exchanges: readonly Exchange[];
  /** Titles of pages to go on with. */
  readonly seeAlso: readonly string[];
}

/** Declares a page that documents a module for people who write programs. */
export function defineApiDoc(doc: ApiDoc): Page {
  return definePage({
    title: doc.title,
    heading: message('rawmessage', doc.title),
    about: doc.about,
    show: (visit) => ({ body: bodyOf(doc, visit) }),
  });
}

function bodyOf({ about, module: path, facts, exchanges, seeAlso }: ApiDoc, visit: Visit): Html {
  const { language, say, url, address, modules } = visit;
  const module = findModule(modules.main, path);
  if (module instanceof ApiError) throw module;
  const helpUrl = (one: string) => url(`Special:ApiHelp/${one}`);
  const asked = { toc: false, submodules: false, recursivesubmodules: false };
  const links = [`Special:ApiHelp/${path}`, ...seeAlso].map(
    (title) => html`<li><a href="${url(title)}" dir="ltr">${title}</a></li>
`,
  );
  return html`<p class="lead">${language.text(about)}</p>
<ul>
${facts.map(
  (fact) => html`<li>${language.text(fact)}</li>
`,
)}</ul>
${helpBody([module], asked, { main: modules.main, address, language, url: helpUrl })}
<h2>${say('latchkey-doc-example')}</h2>
${exchanges.map((exchange) => exchanged(exchange, visit))}
<h2>${say('latchkey-doc-code')}</h2>
<p>${say('latchkey-doc-code-text')}</p>
${samples(address.apiUrl).map(
  ({ language: name, code }) => html`<details class="sample"><summary>${name}</summary>
<pre dir="ltr" tabindex="0"><code>${code}</code></pre>
</details>
`,
)}<h2>${say('latchkey-doc-see-also')}</h2>
<ul>
${links}</ul>`;
}

function exchanged({ about, method, asked, answer }: Exchange, { language, say, address }: Visit): Html {
  const query = new URLSearchParams({ ...asked, format: 'json' }).toString();
  const request = method === 'GET' ? `GET ${address.apiUrl}?${query}` : `POST ${address.apiUrl}\n\n${query}`;
  return html`<p>${language.text(about)}</p>
<h3>${say('latchkey-doc-request')}</h3>
<pre dir="ltr" tabindex="0"><code>${request}</code></pre>
<h3>${say('latchkey-doc-answer')}</h3>
<pre dir="ltr" tabindex="0"><code>${answer}</code></pre>
`;
}
