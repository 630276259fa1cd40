import { FILE } from '../../wiki/namespaces.ts';
import { defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { integer } from '../param/integer.ts';
import { limit } from '../param/limit.ts';
import { string } from '../param/string.ts';
import { timestamp } from '../param/timestamp.ts';
import type { Tree } from '../result.ts';

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
  run({ pages }) {
    const known = [...pages.known].map(([number, { title }]) => [number, title] as const);
    const files = [...known, ...pages.missing].filter(([, { namespace }]) => namespace.id === FILE);
    return Object.fromEntries(files.map(([number]): [string, Tree] => [String(number), { imagerepository: '' }]));
  },
});
