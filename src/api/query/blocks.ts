import type { BlockedAccount } from '../../store/store.ts';
import { defineModule } from '../module.ts';
import { namedAccount } from '../named-account.ts';
import { choice } from '../param/choice.ts';
import { integer } from '../param/integer.ts';
import { limit } from '../param/limit.ts';
import { string } from '../param/string.ts';
import { formatTimestamp, timestamp } from '../param/timestamp.ts';
import { user } from '../param/user.ts';
import { list, type Tree } from '../result.ts';
import { momentRead, momentWritten } from './moment.ts';

/** What can be asked of a block, in the order of the answer. */
const PROPS = {
  id: ({ block }) => ({ id: block.id }),
  user: ({ name }) => ({ user: name }),
  userid: ({ id }) => ({ userid: id }),
  by: ({ block }) => ({ by: block.byName }),
  byid: ({ block }) => ({ byid: block.by }),
  timestamp: ({ block }) => ({ timestamp: formatTimestamp(block.timestamp) }),
  expiry: ({ block }) => ({ expiry: block.expires === null ? 'infinity' : formatTimestamp(block.expires) }),
  reason: ({ block }) => ({ reason: block.reason }),
  flags: ({ block }) => ({
    automatic: false,
    anononly: false,
    nocreate: block.noCreate,
    autoblock: block.autoblock,
    noemail: block.noEmail,
    hidden: false,
    allowusertalk: block.allowUserTalk,
    partial: block.partial,
  }),
  restrictions: ({ block: { partial, pages } }) =>
    partial
      ? {
          restrictions:
            pages.length === 0
              ? []
              : {
                  pages: list(
                    'page',
                    pages.map((title) => ({ title })),
                  ),
                },
        }
      : {},
} satisfies { readonly [prop: string]: (account: BlockedAccount) => Tree };

type Prop = keyof typeof PROPS;

/** Lists the blocks that are in force. */
export const blocks = defineModule({
  name: 'blocks',
  group: 'list',
  prefix: 'bk',
  params: {
    start: timestamp({}),
    end: timestamp({}),
    dir: choice(['newer', 'older'], { default: 'older' }),
    ids: integer({ multi: true }),
    users: user({ multi: true }, ['name', 'ip', 'temp', 'cidr']),
    limit: limit({ default: 10 }),
    prop: choice(Object.keys(PROPS).sort() as Prop[], {
      default: ['id', 'user', 'by', 'timestamp', 'expiry', 'reason', 'flags'],
      multi: true,
    }),
    continue: string({}),
  },
  examples: {
    'action=query&list=blocks': 'apihelp-query+blocks-example-simple',
    'action=query&list=blocks&bkusers=Alice|Bob': 'apihelp-query+blocks-example-users',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Blocks'],
  async run({ params: asked, session, store, continueAt }) {
    const { prop, users: named } = asked;
    const names =
      named && (await Promise.all(named.map(async (one) => (await namedAccount(one, store.accounts))?.name ?? one)));
    const newer = asked.dir === 'newer';
    const [earliest, latest] = newer ? [asked.start, asked.end] : [asked.end, asked.start];
    const found = await store.accounts.blocked({
      ...(asked.ids && { ids: asked.ids }),
      ...(names && { names }),
      ...(earliest !== undefined && { from: earliest }),
      ...(latest !== undefined && { to: latest }),
      ...(asked.continue !== undefined && { at: momentRead(asked.continue, session.now) }),
      newer,
      now: session.now,
      limit: asked.limit.count + 1,
    });
    const next = found[asked.limit.count];
    if (next) continueAt('continue', momentWritten(next.block));
    const asks = (Object.keys(PROPS) as Prop[]).filter((one) => prop.includes(one));
    const told = found
      .slice(0, asked.limit.count)
      .map((account) => Object.assign({}, ...asks.map((one) => PROPS[one](account))) as Tree);
    return { blocks: list('block', told) };
  },
});
