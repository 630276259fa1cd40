import { type Fields, NO_FIELDS } from '../api/request.ts';
import { answer } from '../api/run.ts';
import type { Visit } from './page.ts';

/** Something that the API tells for people: why it refuses. */
export interface Told {
  readonly code: string;
  /** In the visitor's language. */
  readonly text: string;
}

/** What the API answers. */
export interface ApiAnswer {
  readonly errors?: readonly Told[];
  // biome-ignore lint/suspicious/noExplicitAny: what there is depends on what was asked.
  readonly [name: string]: any;
}

/** Asks the API as the visitor, in the visitor's session: whatever it checks is checked, and what it refuses a page refuses. */
export async function askApi(visit: Visit, asked: { readonly [name: string]: string }): Promise<ApiAnswer> {
  const { request, session, language } = visit;
  const told = { format: 'json', formatversion: '2', errorformat: 'plaintext', uselang: language.code };
  const values = new Map(Object.entries({ ...asked, ...told }));
  const body: Fields = { ...NO_FIELDS, values, names: [...values.keys()] };
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': request.headers['user-agent'] };
  const { printed } = await answer({ ...request, method: 'POST', query: NO_FIELDS, headers, body }, session, visit);
  return JSON.parse(String(printed?.body));
}
