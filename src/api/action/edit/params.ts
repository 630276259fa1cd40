import { message } from '../../../i18n/message.ts';
import { CONTENT_FORMATS, type ContentModel } from '../../../wiki/content-model.ts';
import type { Call } from '../../module.ts';
import { boolean } from '../../param/boolean.ts';
import { choice } from '../../param/choice.ts';
import { integer } from '../../param/integer.ts';
import { string } from '../../param/string.ts';
import { tags } from '../../param/tags.ts';
import { text } from '../../param/text.ts';
import { timestamp } from '../../param/timestamp.ts';
import { title } from '../../param/title.ts';

/** Bytes of the longest text. */
export const MOST_BYTES = 2048 * 1024;

/** The parameters of action=edit. */
export const EDIT_PARAMS = {
  title: string({}),
  pageid: integer({}),
  section: string({}),
  sectiontitle: string({}),
  text: text({}),
  summary: string({}),
  tags: tags(),
  minor: boolean(),
  notminor: boolean(),
  bot: boolean(),
  baserevid: integer({}),
  basetimestamp: timestamp({}),
  starttimestamp: timestamp({}),
  recreate: boolean(),
  createonly: boolean(),
  nocreate: boolean(),
  watch: boolean({ deprecated: true }),
  unwatch: boolean({ deprecated: true }),
  watchlist: choice(['watch', 'unwatch', 'preferences', 'nochange'], { default: 'preferences' }),
  md5: string({}),
  prependtext: text({}),
  appendtext: text({}),
  undo: integer({ min: 0, strict: true }),
  undoafter: integer({ min: 0, strict: true }),
  redirect: boolean({ message: message('apihelp-edit-param-redirect') }),
  contentformat: choice(Object.values(CONTENT_FORMATS), {}),
  contentmodel: choice(Object.keys(CONTENT_FORMATS) as ContentModel[], {}),
  // Only its place is said here: the token is declared by the module.
  token: string({ required: true }),
  // Where to go on after an edit that made a temporary account: none is made here.
  returnto: title({}),
  returntoquery: string({ default: '' }),
  returntoanchor: string({ default: '' }),
};

export type EditCall = Call<typeof EDIT_PARAMS>;
