import { message } from '../../i18n/message.ts';
import type { Module } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { integer } from '../param/integer.ts';
import type { Values } from '../param/param.ts';
import { string } from '../param/string.ts';
import { generators } from '../param/submodule.ts';

/** The parameters that choose pages: MediaWiki's page set. Generators are those of the modules of query that generate. */
export function pageParams(queries: readonly Module[]) {
  const generating = queries.filter(({ generate }) => generate !== null);
  return {
    titles: string({ multi: true, message: message('api-pageset-param-titles') }),
    pageids: integer({ multi: true, message: message('api-pageset-param-pageids') }),
    revids: integer({ multi: true, message: message('api-pageset-param-revids') }),
    generator: generators(generating, { message: message('api-pageset-param-generator') }),
    redirects: boolean({ message: message('api-pageset-param-redirects-generator') }),
    converttitles: boolean({ message: message('api-pageset-param-converttitles') }),
  } as const;
}

/** Which pages are asked for. */
export type PageParams = Values<ReturnType<typeof pageParams>>;
