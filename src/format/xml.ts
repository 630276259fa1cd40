import { boolean } from '../api/param/boolean.ts';
import { string } from '../api/param/string.ts';
import { message } from '../i18n/message.ts';
import { defineSyntax } from './syntax.ts';
import { writeElement } from './xml-element.ts';

const NAMESPACE = 'http://www.mediawiki.org/xml/api/';

/** XML: simple values are attributes, lists and objects are elements. */
export const xml = defineSyntax({
  name: 'xml',
  params: {
    xslt: string({}),
    includexmlnamespace: boolean(),
  },
  // A stylesheet from the wiki could run as a script here: MediaWiki too links none unless told to.
  warnings: ({ xslt }) =>
    xslt === undefined ? [] : [{ code: 'xslt-disabled', message: message('apiwarn-xslt-disabled') }],
  write(answer, { includexmlnamespace }, pretty) {
    const value = includexmlnamespace ? { xmlns: NAMESPACE, ...answer } : answer;
    const text = `<?xml version="1.0"?>${writeElement({ name: 'api', value }, pretty ? 0 : undefined)}`;
    return { mime: 'text/xml', extension: 'xml', text };
  },
});
