import { message } from '../../i18n/message.ts';
import { namespaceCalled } from '../../wiki/namespace-called.ts';
import type { Export } from '../../wiki/read-export.ts';
import { readTitle, type Title } from '../../wiki/title.ts';
import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { namespace } from '../param/namespace.ts';
import { string } from '../param/string.ts';
import { tags } from '../param/tags.ts';
import { upload } from '../param/upload.ts';
import { atMostOne } from '../required-params.ts';
import { list, type Tree } from '../result.ts';
import { requireMayTag } from '../tagging.ts';
import { importPage } from './import/import-page.ts';
import { targetOf } from './import/target.ts';

const OTHER_WIKI = message('apihelp-import-param-interwiki');

const params = {
  summary: string({ message: message('apihelp-unblock-param-reason') }),
  xml: upload({ message: message('apihelp-upload-param-file') }),
  interwikiprefix: string({}),
  interwikisource: choice([], { message: OTHER_WIKI }),
  interwikipage: string({ message: OTHER_WIKI }),
  fullhistory: boolean({ message: OTHER_WIKI }),
  templates: boolean({ message: OTHER_WIKI }),
  namespace: namespace({}),
  assignknownusers: boolean(),
  rootpage: string({}),
  tags: tags({ message: message('apihelp-unblock-param-tags') }),
};

/** Puts the histories of pages of another wiki into those of this one. */
export const importPages = defineModule({
  name: 'import',
  group: 'action',
  token: 'csrf',
  write: true,
  params,
  examples: {
    'action=import&interwikiprefix=meta&namespace=10&token=123ABC': 'apihelp-import-example-import',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Import'],
  async run(call) {
    const { params: asked, asker, settings } = call;
    atMostOne({ namespace: asked.namespace, rootpage: asked.rootpage });
    if (!asker.rights.has('importupload')) {
      throw refusal('cantimport-upload', [message('action-importupload')]);
    }
    const prefix = asked.interwikiprefix ?? '';
    if (prefix === '') throw refusal('nointerwikiprefix', ['interwikiprefix']);
    if (!asked.xml) throw refusal('nofile');
    await requireMayTag(asked.tags, call);
    const root = rootPage(asked.rootpage, settings.siteName);
    const { namespaces, pages } = await exportIn(asked.xml);
    const told: Tree[] = [];
    for (const page of pages) {
      const title = targetOf(page, { namespaces, siteName: settings.siteName, namespace: asked.namespace, root });
      if (!title || page.revisions.length === 0) continue;
      const how = { prefix: prefix.replace(/[:>]+$/, ''), known: asked.assignknownusers };
      const about = { comment: asked.summary ?? '', tags: asked.tags ?? [] };
      const revisions = await importPage(title, page.revisions, { ...how, ...about }, call);
      if (revisions !== undefined) told.push({ ns: title.namespace.id, title: title.prefixed, revisions });
    }
    return { import: list('page', told) };
  },
});

function rootPage(written: string | undefined, siteName: string): Title | undefined {
  const page = written?.replace(/\/+$/, '') ?? '';
  if (page === '') return undefined;
  const title = readTitle(page, siteName);
  if ('key' in title || title.text === '') throw refusal('import-rootpage-invalid', [page]);
  if (!title.namespace.subpages) throw refusal('import-rootpage-nosubpage', [namespaceCalled(title.namespace)]);
  return title;
}

async function exportIn(file: Buffer): Promise<Export> {
  // With a parser that few servers ever need.
  const { ExportError, readExport } = await import('../../wiki/read-export.ts');
  try {
    return readExport(new TextDecoder('utf-8', { fatal: true }).decode(file));
  } catch (error) {
    if (error instanceof ExportError) throw refusal('import-unknownerror', [error.line]);
    if (error instanceof TypeError) throw refusal('import-unknownerror', [1]);
    throw error;
  }
}
