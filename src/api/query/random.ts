import { message } from '../../i18n/message.ts';
import { type PageRow, PLACES, placeOf } from '../../store/pages.ts';
import { titleOf } from '../../wiki/title.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { limit } from '../param/limit.ts';
import { namespace } from '../param/namespace.ts';
import { string } from '../param/string.ts';
import { field } from '../request.ts';
import { atMostOne } from '../required-params.ts';
import { list } from '../result.ts';
import { chosen } from './chosen.ts';
import { continuedFrom } from './continued-from.ts';

const params = {
  namespace: namespace({ multi: { all: true } }),
  filterredir: choice(['all', 'nonredirects', 'redirects'], { default: 'nonredirects' }),
  redirect: boolean({ deprecated: true }),
  limit: limit({ default: 1 }),
  continue: string({}),
};

type Asked = Call<typeof params>;

/** Where to begin, from where on the round is over, and whether it has come to its beginning again. */
interface Round {
  readonly first: string;
  readonly start: string;
  readonly page: number;
  readonly isSecond: boolean;
}

/** Lists pages in a random order. */
export const random = defineModule({
  name: 'random',
  group: 'list',
  prefix: 'rn',
  cacheMode: 'public',
  params,
  examples: {
    'action=query&list=random&rnnamespace=0&rnlimit=2': 'apihelp-query+random-example-simple',
    'action=query&generator=random&grnnamespace=0&grnlimit=2&prop=info': 'apihelp-query+random-example-generator',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Random'],
  async run(call) {
    const { filterredir, redirect } = call.params;
    const told = (await find(call, 'rn')).rows.map((row) => {
      const { namespace: of, prefixed } = titleOf(row, call.settings.siteName);
      const isRedirect = filterredir === 'all' && !redirect && { redirect: row.redirect !== null };
      return { id: row.id, ns: of.id, title: prefixed, ...isRedirect };
    });
    return { random: list('page', told) };
  },
  async generate(call) {
    const { rows, round } = await find(call, 'grn');
    const { first, start, page, isSecond } = round;
    return { rows, again: { continue: [first, start, page, Number(isSecond)].join('|') } };
  },
});

/** The pages that are asked for, and where they begin; the query is told where they go on. */
async function find(
  call: Asked,
  prefix: string,
): Promise<{ readonly rows: readonly PageRow[]; readonly round: Round }> {
  const { params: asked, store, request, continueAt } = call;
  const filterredir = field(request, `${prefix}filterredir`);
  atMostOne({ [`${prefix}filterredir`]: filterredir, [`${prefix}redirect`]: asked.redirect || undefined });
  const round = roundOf(call);
  const redirects = asked.redirect || (asked.filterredir === 'all' ? undefined : asked.filterredir === 'redirects');
  const more = { namespaces: chosen(asked.namespace), redirects };
  const { count } = asked.limit;
  const end = placeRead(round.first);
  const begun = { from: placeRead(round.start), before: round.isSecond ? end : undefined };
  const rows = await store.pages.random({ ...more, ...begun, limit: count + 1 });
  const left = count + 1 - rows.length;
  // The order is a ring.
  const again =
    left === 0 || round.isSecond ? [] : await store.pages.random({ ...more, from: 0, before: end, limit: left });
  const next = rows[count] ?? again[count - rows.length];
  if (next) {
    const isSecond = round.isSecond || rows.length <= count;
    continueAt('continue', [round.first, placeWritten(placeOf(next.id)), next.id, Number(isSecond)].join('|'));
  }
  return { rows: [...rows, ...again].slice(0, count), round };
}

function roundOf({ params: asked, random: bytes }: Asked): Round {
  if (asked.continue === undefined) {
    const first = placeWritten(bytes(4).readUInt32BE());
    return { first, start: first, page: 0, isSecond: false };
  }
  const [first, start, page, second] = continuedFrom(asked.continue, ['string', 'string', 'int', 'string']);
  const isPlace = (text: string) => /^0\.\d{1,12}$/.test(text);
  if (!isPlace(first) || !isPlace(start) || !/^[01]$/.test(second)) {
    throw refusal('badcontinue', message('apierror-badcontinue'));
  }
  return { first, start, page, isSecond: second === '1' };
}

/** A place as a fraction of all. */
function placeWritten(place: number): string {
  return (place / PLACES).toFixed(12);
}

function placeRead(text: string): number {
  return Math.round(Number(text) * PLACES);
}
