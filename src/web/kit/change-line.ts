import type { Language } from '../../i18n/language.ts';
import { message } from '../../i18n/message.ts';
import { type Html, html } from '../../lib/html.ts';
import type { Visit } from '../page.ts';
import { chip } from './chip.ts';

/** A change of the wiki, for a list of them. */
export interface ChangeTold {
  readonly when: Html;
  /** What was changed, where the list is not of one page. */
  readonly what?: Html;
  /** Who changed it; null: that is hidden. */
  readonly user: string | null;
  /** Bytes of the text before and after. */
  readonly sizes?: readonly [before: number, after: number] | undefined;
  readonly marks: readonly (readonly [text: string, look?: 'progressive'])[];
  /** Why, as HTML; empty: nothing was said; null: that is hidden. */
  readonly summary: Html | null;
}

/** One change in a list. */
export function changeLine({ say, url, language }: Visit, change: ChangeTold): Html {
  const { when, what, user, sizes, marks, summary } = change;
  const hidden = html`<s>${say('rev-hidden')}</s>`;
  const who = user === null ? hidden : html`<a href="${url(`Special:Contributions/${user}`)}"><bdi>${user}</bdi></a>`;
  const why = summary === null ? hidden : html`<span class="summary"><bdi>${summary}</bdi></span>`;
  return html`<li>${when}${what && html` · ${what}`} · ${who}${sizes && html` · ${length(sizes, language)}`}${marks.map(
    ([text, look]) => html` ${chip(text, look)}`,
  )}${summary?.text === '' ? undefined : html` ${why}`}</li>
`;
}

function length([before, after]: readonly [number, number], language: Language): Html {
  const change = after - before;
  const signed = `${change < 0 ? '−' : change > 0 ? '+' : '±'}${Math.abs(change).toLocaleString(language.tag)}`;
  return html`<span class="subtle">${language.text(message('nbytes', { num: after }))} (<bdi>${signed}</bdi>)</span>`;
}
