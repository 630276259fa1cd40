import { message } from '../../../i18n/message.ts';
import { CONTENT_FORMATS } from '../../../wiki/content-model.ts';
import type { Call } from '../../module.ts';
import { boolean } from '../../param/boolean.ts';
import { choice } from '../../param/choice.ts';
import { integer } from '../../param/integer.ts';
import { limit } from '../../param/limit.ts';
import { string } from '../../param/string.ts';
import { timestamp } from '../../param/timestamp.ts';
import { user } from '../../param/user.ts';
import { REVISION_PROPS, type RevisionProp } from './props.ts';

const FORMATS = Object.values(CONTENT_FORMATS);
const DEFAULT_PROPS: readonly RevisionProp[] = ['ids', 'timestamp', 'flags', 'comment', 'user'];

/** Only for the revisions of one page. */
const SINGLE = 'singlepageonly';

export const REVISIONS_PARAMS = {
  prop: choice([...REVISION_PROPS.filter((one) => one !== 'parsetree').toSorted(), 'parsetree'], {
    default: DEFAULT_PROPS,
    multi: true,
    deprecatedValues: ['parsetree'],
  }),
  slots: choice(['main'], { multi: { all: true } }),
  'contentformat-main': choice(FORMATS, {
    templateVars: { slot: 'slots' },
    message: message('apihelp-query+revisions-param-contentformat'),
  }),
  limit: limit({ info: SINGLE }),
  expandtemplates: boolean({ deprecated: true }),
  generatexml: boolean({ deprecated: true }),
  parse: boolean({ deprecated: true }),
  section: string({}),
  diffto: string({ deprecated: true }),
  difftotext: string({ deprecated: true }),
  difftotextpst: boolean({ deprecated: true }),
  contentformat: choice(FORMATS, { deprecated: true }),
  startid: integer({ info: SINGLE }),
  endid: integer({ info: SINGLE }),
  start: timestamp({ info: SINGLE }),
  end: timestamp({ info: SINGLE }),
  dir: choice(['newer', 'older'], { default: 'older', info: SINGLE }),
  user: user({ info: SINGLE }, ['name', 'ip', 'temp', 'interwiki', 'id']),
  excludeuser: user({ info: SINGLE }, ['name', 'ip', 'temp', 'interwiki', 'id']),
  tag: string({}),
  continue: string({}),
};

export type RevisionsCall = Call<typeof REVISIONS_PARAMS>;
