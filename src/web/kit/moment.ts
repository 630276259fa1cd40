import type { Language } from '../../i18n/language.ts';
import { type Html, html } from '../../lib/html.ts';

/** A time (milliseconds since 1970) as the language writes it, in UTC. */
export function moment({ tag }: Pick<Language, 'tag'>, time: number): Html {
  const date = new Date(time);
  const shown = date.toLocaleString(tag, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
  return html`<time datetime="${date.toISOString()}">${shown}</time>`;
}
