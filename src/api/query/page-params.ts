import { message } from '../../i18n/message.ts';
import { boolean } from '../param/boolean.ts';
import { integer } from '../param/integer.ts';
import { string } from '../param/string.ts';
import { generators } from '../param/submodule.ts';

/** The parameters of query that choose pages: MediaWiki's page set. */
export const PAGE_PARAMS = {
  titles: string({ multi: true, message: message('api-pageset-param-titles') }),
  pageids: integer({ multi: true, message: message('api-pageset-param-pageids') }),
  revids: integer({ multi: true, message: message('api-pageset-param-revids') }),
  generator: generators([], { message: message('api-pageset-param-generator') }),
  redirects: boolean({ message: message('api-pageset-param-redirects-generator') }),
  converttitles: boolean({ message: message('api-pageset-param-converttitles') }),
} as const;
