import { PAGE_POLICY } from '../../lib/page.ts';
import { helpPage } from '../describe/help-page.ts';
import { findModule } from '../describe/tree.ts';
import { ApiError } from '../error.ts';
import { defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { string } from '../param/string.ts';
import { marked } from '../result.ts';

const MIME = 'text/html';
const FILENAME = 'api-help.html';

/** Tells people what each module says of itself. */
export const help = defineModule({
  name: 'help',
  group: 'action',
  openToAll: true,
  ignoresLag: true,
  params: {
    modules: string({ default: ['main'], multi: true }),
    submodules: boolean(),
    recursivesubmodules: boolean(),
    wrap: boolean(),
    toc: boolean(),
  },
  examples: {
    'action=help': 'apihelp-help-example-main',
    'action=help&modules=query&submodules=1': 'apihelp-help-example-submodules',
    'action=help&recursivesubmodules=1': 'apihelp-help-example-recursive',
    'action=help&modules=help': 'apihelp-help-example-help',
    'action=help&modules=query+tokens|query+userinfo': 'apihelp-help-example-query',
  },
  helpUrls: ['Main_page', 'FAQ', 'Quick_start_guide'].map(
    (page) => `https://www.mediawiki.org/wiki/Special:MyLanguage/API:${page}`,
  ),
  run({ params, modules: { main }, address, language, varyCookie, print, expectDocument }) {
    if (!params.wrap) expectDocument();
    const modules = params.modules.map((path) => {
      const found = findModule(main, path);
      if (found instanceof ApiError) throw found;
      return found;
    });
    const page = helpPage(main, modules, params, address, language);
    if (params.wrap) {
      varyCookie();
      return { help: marked({ mime: MIME, filename: FILENAME, help: page }, { subelements: ['help'] }) };
    }
    print({
      contentType: `${MIME}; charset=utf-8`,
      filename: FILENAME,
      body: page,
      varyCookie: true,
      contentSecurityPolicy: PAGE_POLICY,
    });
    return undefined;
  },
});
