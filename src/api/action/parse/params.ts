import { CONTENT_FORMATS, type ContentModel } from '../../../wiki/content-model.ts';
import type { Call } from '../../module.ts';
import { boolean } from '../../param/boolean.ts';
import { choice } from '../../param/choice.ts';
import { integer } from '../../param/integer.ts';
import { string } from '../../param/string.ts';
import { text } from '../../param/text.ts';

/** What can be told of a text. */
export const PARSE_PROPS = [
  ...(['categories', 'categorieshtml', 'displaytitle', 'encodedjsconfigvars', 'externallinks', 'images'] as const),
  ...(['indicators', 'iwlinks', 'jsconfigvars', 'langlinks', 'links', 'modules', 'parsewarnings'] as const),
  ...(['parsewarningshtml', 'properties', 'revid', 'sections', 'subtitle', 'templates', 'text', 'tocdata'] as const),
  'wikitext',
] as const;

export type ParseProp = (typeof PARSE_PROPS)[number];

const USUAL: readonly ParseProp[] = [
  ...(['text', 'langlinks', 'categories', 'links', 'templates', 'images', 'externallinks', 'sections'] as const),
  ...(['tocdata', 'revid', 'displaytitle', 'iwlinks', 'properties', 'parsewarnings'] as const),
];

/** The parameters of action=parse. */
export const PARSE_PARAMS = {
  title: string({}),
  text: text({}),
  revid: integer({}),
  summary: string({}),
  page: string({}),
  pageid: integer({}),
  redirects: boolean(),
  oldid: integer({}),
  prop: choice(PARSE_PROPS, { default: USUAL, multi: true }),
  wrapoutputclass: string({ default: 'mw-parser-output' }),
  pst: boolean(),
  onlypst: boolean(),
  section: string({}),
  sectiontitle: string({}),
  disablelimitreport: boolean(),
  disableeditsection: boolean(),
  preview: boolean(),
  sectionpreview: boolean(),
  disabletoc: boolean(),
  contentformat: choice(Object.values(CONTENT_FORMATS), {}),
  contentmodel: choice(Object.keys(CONTENT_FORMATS) as ContentModel[], {}),
};

export type ParseCall = Call<typeof PARSE_PARAMS>;
