import type { Call } from '../../module.ts';
import { boolean } from '../../param/boolean.ts';
import { choice } from '../../param/choice.ts';
import { integer } from '../../param/integer.ts';
import { limit } from '../../param/limit.ts';
import { namespace } from '../../param/namespace.ts';
import { string } from '../../param/string.ts';
import { timestamp } from '../../param/timestamp.ts';
import { user } from '../../param/user.ts';

/** The parameters of `list=usercontribs`. */
export const params = {
  limit: limit({ default: 10 }),
  start: timestamp({}),
  end: timestamp({}),
  continue: string({}),
  user: user({ multi: true }, ['name', 'ip', 'temp', 'interwiki']),
  userids: integer({ multi: true }),
  userprefix: string({}),
  iprange: string({}),
  dir: choice(['newer', 'older'], { default: 'older' }),
  namespace: namespace({ multi: { all: true } }),
  prop: choice(
    ['comment', 'flags', 'ids', 'parsedcomment', 'patrolled', 'size', 'sizediff', 'tags', 'timestamp', 'title'],
    { default: ['ids', 'title', 'timestamp', 'comment', 'size', 'flags'], multi: true },
  ),
  show: choice(
    [
      ...(['!autopatrolled', '!minor', '!new', '!patrolled', '!top', 'autopatrolled', 'minor', 'new'] as const),
      ...(['patrolled', 'top'] as const),
    ],
    { multi: true },
  ),
  tag: string({}),
  toponly: boolean({ deprecated: true }),
};

/** Whose edits are asked for, and which of them. */
export type ContribsCall = Call<typeof params>;
