import { Html } from '../../lib/html.ts';

/** The sign of the wiki: a key. */
export const KEY = new Html(
  '<svg class="key" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false"><path fill="currentColor" d="M6.5 5a5 5 0 1 0 4.6 7H13v2h3v-2h2V9h-6.9A5 5 0 0 0 6.5 5Zm0 3.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Z"/></svg>',
);
