import { FEWEST_BITS } from '../../account/block.ts';
import { enclosing, readAddresses } from '../../lib/ip.ts';
import type { BlockRow, BlocksAsked } from '../../store/blocks.ts';
import { titleOf } from '../../wiki/title.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { choice } from '../param/choice.ts';
import { integer } from '../param/integer.ts';
import { limit } from '../param/limit.ts';
import type { Params } from '../param/param.ts';
import { string } from '../param/string.ts';
import { formatTimestamp, timestamp } from '../param/timestamp.ts';
import { user } from '../param/user.ts';
import { list, type Tree } from '../result.ts';
import { chosen } from './chosen.ts';
import { momentRead, momentWritten } from './moment.ts';

/** What can be asked of a block, in the order of the answer. The address of one that came by itself is told to nobody. */
const PROPS = {
  id: ({ id }) => ({ id }),
  user: ({ parent, target }) => (parent === null ? { user: target } : {}),
  userid: ({ parent, user: id }) => (parent === null ? { userid: id ?? 0 } : {}),
  by: ({ byName }) => ({ by: byName }),
  byid: ({ by }) => ({ byid: by }),
  timestamp: ({ timestamp }) => ({ timestamp: formatTimestamp(timestamp) }),
  expiry: ({ expires }) => ({ expiry: expires === null ? 'infinity' : formatTimestamp(expires) }),
  reason: ({ reason }) => ({ reason }),
  range: ({ parent, user: id, target }) => {
    const range = parent === null && id === null ? readAddresses(target) : undefined;
    return range?.isRange ? { rangestart: range.first, rangeend: range.last } : {};
  },
  flags: (block) => ({
    automatic: block.parent !== null,
    anononly: block.anonOnly,
    nocreate: block.noCreate,
    autoblock: block.autoblock,
    noemail: block.noEmail,
    hidden: false,
    allowusertalk: block.allowUserTalk,
    partial: block.partial,
  }),
  restrictions: ({ pages, namespaces }, named) => ({
    restrictions:
      pages.length + namespaces.length === 0
        ? []
        : {
            ...(pages.length > 0 && {
              pages: pagesTold(pages, named),
            }),
            ...(namespaces.length > 0 && { namespaces: list('ns', namespaces) }),
          },
  }),
} satisfies { readonly [prop: string]: (block: BlockRow, named: ReadonlyMap<number, Tree>) => Tree };

type Prop = keyof typeof PROPS;

const KINDS = ['account', 'ip', 'range'] as const;

const SHOWN = ['account', '!account', 'temp', '!temp', 'ip', '!ip', 'range', '!range'] as const;

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
    ip: string({}),
    limit: limit({ default: 10 }),
    prop: choice(Object.keys(PROPS).sort() as Prop[], {
      default: ['id', 'user', 'by', 'timestamp', 'expiry', 'reason', 'flags'],
      multi: true,
    }),
    show: choice(SHOWN, { multi: true }),
    continue: string({}),
  },
  examples: {
    'action=query&list=blocks': 'apihelp-query+blocks-example-simple',
    'action=query&list=blocks&bkusers=Alice|Bob': 'apihelp-query+blocks-example-users',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Blocks'],
  async run(call) {
    const { params: asked, session, store, continueAt } = call;
    const { prop } = asked;
    if (asked.users && asked.ip !== undefined) throw refusal('invalidparammix', [['bkusers', 'bkip'], 2]);
    const at = asked.continue === undefined ? undefined : momentRead(asked.continue, session.now);
    const ids = chosen(asked.ids);
    const targets = asked.ip === undefined ? chosen(asked.users) : around(asked.ip);
    const newer = asked.dir === 'newer';
    const [earliest, latest] = newer ? [asked.start, asked.end] : [asked.end, asked.start];
    const found = await store.blocks.list({
      ...(ids && { ids }),
      ...(targets && { targets }),
      ...shown(asked.show ?? []),
      ...(earliest !== undefined && { from: earliest }),
      ...(latest !== undefined && { to: latest }),
      ...(at && { at }),
      newer,
      now: session.now,
      limit: asked.limit.count + 1,
    });
    const next = found[asked.limit.count];
    if (next) continueAt('continue', momentWritten(next));
    const asks = (Object.keys(PROPS) as Prop[]).filter((one) => prop.includes(one));
    const listed = found.slice(0, asked.limit.count);
    const named = prop.includes('restrictions') ? await pagesOf(listed, call) : new Map<number, Tree>();
    const told = listed.map((block) => Object.assign({}, ...asks.map((one) => PROPS[one](block, named))) as Tree);
    return { blocks: list('block', told) };
  },
});

/** The blocks that would come upon an address, or upon all of a range. */
function around(ip: string): string[] {
  const addresses = readAddresses(ip);
  if (addresses === undefined) throw refusal('param_ip');
  const fewest = FEWEST_BITS[addresses.version];
  if (addresses.bits < fewest) throw refusal('cidrtoobroad', [addresses.version, fewest]);
  return enclosing(addresses, fewest);
}

/** What is left of the kinds of blocks, and whether they are to end. */
function shown(show: readonly (typeof SHOWN)[number][]): Pick<BlocksAsked, 'kinds' | 'lasting'> {
  const [wanted, unwanted] = [show.filter((one) => !one.startsWith('!')), show.filter((one) => one.startsWith('!'))];
  if (wanted.some((one) => unwanted.some((other) => other === `!${one}`))) throw refusal('show');
  const kinds = KINDS.filter((kind) => show.every((one) => !KINDS.some((other) => other === one) || one === kind));
  const left = kinds.filter((kind) => !show.includes(`!${kind}`));
  const temp = show.includes('temp') || show.includes('!temp');
  return { ...(left.length < KINDS.length && { kinds: left }), ...(temp && { lasting: show.includes('!temp') }) };
}

function pagesTold(pages: readonly number[], named: ReadonlyMap<number, Tree>): readonly Tree[] {
  return list(
    'page',
    pages.map((id) => named.get(id)).filter((page) => page !== undefined),
  );
}

/** What the pages of blocks are called now, by their ids. */
async function pagesOf(
  blocks: readonly BlockRow[],
  { store, settings }: Pick<Call<Params>, 'store' | 'settings'>,
): Promise<ReadonlyMap<number, Tree>> {
  const rows = await store.pages.byId([...new Set(blocks.flatMap(({ pages }) => pages))]);
  return new Map(
    rows.map((row) => [row.id, { id: row.id, ns: row.namespace, title: titleOf(row, settings.siteName).prefixed }]),
  );
}
