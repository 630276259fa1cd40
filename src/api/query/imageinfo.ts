import { FILE } from '../../wiki/namespaces.ts';
import { readTitle, type Title } from '../../wiki/title.ts';
import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { integer } from '../param/integer.ts';
import { limit } from '../param/limit.ts';
import { string } from '../param/string.ts';
import { timestamp } from '../param/timestamp.ts';
import { list, type Tree } from '../result.ts';

const params = {
  prop: choice(
    [
      ...(['archivename', 'badfile', 'bitdepth', 'canonicaltitle', 'comment', 'commonmetadata', 'dimensions'] as const),
      ...(['extmetadata', 'mediatype', 'metadata', 'mime', 'parsedcomment', 'sha1', 'size', 'thumbmime'] as const),
      ...(['timestamp', 'uploadwarning', 'url', 'user', 'userid'] as const),
    ],
    { default: ['timestamp', 'user'], multi: true },
  ),
  limit: limit({ default: 1 }),
  start: timestamp({}),
  end: timestamp({}),
  urlwidth: integer({ default: -1 }),
  urlheight: integer({ default: -1 }),
  metadataversion: string({ default: '1' }),
  extmetadatalanguage: string({ default: 'en' }),
  extmetadatamultilang: boolean(),
  extmetadatafilter: string({ multi: true }),
  urlparam: string({ default: '' }),
  badfilecontexttitle: string({}),
  continue: string({}),
  localonly: boolean(),
};

/** Tells of files: that there are none, since this wiki takes no uploads. */
export const imageinfo = defineModule({
  name: 'imageinfo',
  group: 'prop',
  prefix: 'ii',
  cacheMode: 'public',
  params,
  examples: {
    'action=query&titles=File:Example.jpg&prop=imageinfo': 'apihelp-query+imageinfo-example-simple',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Imageinfo'],
  run({ params: asked, pages, settings }) {
    const context = asked.badfilecontexttitle;
    if (context !== undefined && 'key' in readTitle(context, settings.siteName))
      throw refusal('invalid-title', [context]);
    const known = [...pages.known].map(([number, { title }]) => [number, title] as const);
    const files = [...known, ...pages.missing].filter(([, { namespace }]) => namespace.id === FILE);
    const props = new Set<string>(asked.prop);
    const tellsOfNone = (props.has('badfile') || props.has('uploadwarning')) && asked.end === undefined;
    const none = (title: Title): Tree => ({
      ...(props.has('uploadwarning') && { html: '' }),
      ...(props.has('canonicaltitle') && { canonicaltitle: title.prefixed }),
      filemissing: true,
    });
    const told = (title: Title): Tree => ({
      imagerepository: '',
      ...(props.has('badfile') && { badfile: false }),
      ...(tellsOfNone && { imageinfo: list('ii', [none(title)]) }),
    });
    return Object.fromEntries(files.map(([number, title]): [string, Tree] => [String(number), told(title)]));
  },
});
