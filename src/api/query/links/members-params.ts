import { choice } from '../../param/choice.ts';
import { integer } from '../../param/integer.ts';
import { limit } from '../../param/limit.ts';
import { namespace } from '../../param/namespace.ts';
import { string } from '../../param/string.ts';
import { timestamp } from '../../param/timestamp.ts';
import { MEMBER_TYPES } from './sort-key.ts';

/** The parameters of list=categorymembers. */
export const MEMBERS_PARAMS = {
  title: string({}),
  pageid: integer({}),
  prop: choice(['ids', 'sortkey', 'sortkeyprefix', 'timestamp', 'title', 'type'], {
    default: ['ids', 'title'],
    multi: true,
  }),
  namespace: namespace({ multi: { all: true } }),
  type: choice(MEMBER_TYPES, { default: MEMBER_TYPES, multi: true }),
  continue: string({}),
  limit: limit({ default: 10 }),
  sort: choice(['sortkey', 'timestamp'], { default: 'sortkey' }),
  dir: choice(['asc', 'ascending', 'desc', 'descending', 'newer', 'older'], { default: 'ascending' }),
  start: timestamp({}),
  end: timestamp({}),
  starthexsortkey: string({}),
  endhexsortkey: string({}),
  startsortkeyprefix: string({}),
  endsortkeyprefix: string({}),
  startsortkey: string({ deprecated: true }),
  endsortkey: string({ deprecated: true }),
};
