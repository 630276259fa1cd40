import type { Language } from '../../i18n/language.ts';
import { type Html, html } from '../../lib/html.ts';

/** A time (milliseconds since 1970) as the language writes it, in UTC. */
export function moment(language: Pick<Language, 'tag'>, time: number): Html {
  return html`<time datetime="${new Date(time).toISOString()}">${momentText(language, time)}</time>`;
}

/** The same as text. */
export function momentText({ tag }: Pick<Language, 'tag'>, time: number): string {
  return new Date(time).toLocaleString(tag, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
}
