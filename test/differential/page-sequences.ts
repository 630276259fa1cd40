import fc, { type GeneratorValue } from 'fast-check';
import type { Actor, Asked, Field } from './generate.ts';

type Fields = { readonly [name: string]: string };

/** Who writes: mostly somebody who may do everything. */
const WRITERS: readonly Actor[] = ['sysop', 'sysop', 'sysop', 'user', 'user', 'nobody'];

const BASE = 'one\ntwo\nthree\nfour\nfive';
const SECTIONS = 'lead\n\n== a ==\nA\n\n=== aa ===\nAA\n\n== b ==\nB';
const TEXTS = [
  ...[BASE, BASE, BASE.replace('one', 'ONE'), BASE.replace('five', 'FIVE'), BASE.replace('two', 'TWO')],
  ...[`${BASE}\nsix`, `zero\n${BASE}`, BASE.replace('three\n', ''), SECTIONS, SECTIONS.replace('AA', 'AAAA'), ''],
  ...['#REDIRECT [[Main Page]]', '#redirect [[{page} other#part]]', '{"a": [1, 2]}', 'short', 'x '.repeat(300)],
];
const REVISIONS = ['{rev0}', '{rev0}', '{rev1}', '{rev2}', '{rev3}', '999999999', '0', 'x'];
const TIMES = ['{time0}', '{time1}', '2020-01-01T00:00:00Z', 'now', ''];
const SUMMARIES = ['why', '== head ==', '', ' x\ny ', 'a'.repeat(600), '[[link]] & <b>'];
const MODELS = ['wikitext', 'wikitext', 'json', 'text', 'css'];
const PROTECTIONS = ['edit=sysop', 'edit=autoconfirmed|move=sysop', 'edit=all', 'create=sysop', 'edit=nonsense', 'x=y'];
const PROTECTION_ENDS = ['infinite', '1 day', '1 day|never', 'yesterday', 'nonsense'];
const WATCHING = ['watch', 'unwatch', 'nochange', 'preferences'];

/** What may be given with an edit, each now and then. */
const WITH_EDIT: { readonly [name: string]: readonly string[] } = {
  summary: SUMMARIES,
  minor: [''],
  bot: [''],
  section: ['0', '1', '2', 'new', '9', 'T-1', 'x'],
  sectiontitle: ['title', '== title =='],
  createonly: [''],
  nocreate: [''],
  recreate: [''],
  baserevid: REVISIONS,
  basetimestamp: TIMES,
  starttimestamp: TIMES,
  undo: REVISIONS,
  undoafter: REVISIONS,
  appendtext: ['\nend', ''],
  prependtext: ['start\n'],
  md5: ['00000000000000000000000000000000'],
  watchlist: WATCHING,
  contentmodel: MODELS,
  contentformat: ['text/x-wiki', 'application/json'],
  redirect: [''],
};

/** Sequences of requests that change pages of their own, with questions in between that tell what became of them. */
export function pageSequences(count: number, seed: number): readonly (readonly Asked[])[] {
  const sequences = fc.gen().map((any) => (number: number) => sequence(any, `{page} ${number}`));
  return fc.sample(sequences, { numRuns: count, seed }).map((make, number) => make(number));
}

function sequence(any: GeneratorValue, title: string): readonly Asked[] {
  const one = <T>(values: readonly T[]): T => any(fc.constantFrom, ...values);
  const some = (fields: { readonly [name: string]: readonly string[] }, percent: number): Fields =>
    Object.fromEntries(
      Object.entries(fields)
        .filter(() => any(fc.integer, { min: 0, max: 99 }) < percent)
        .map(([name, values]) => [name, one(values)]),
    );
  const titles = [title, title, title, `Talk:${title}`, `${title} moved`];
  const changes: readonly (() => Asked)[] = [
    ...Array.from({ length: 6 }, () => () => edit({ title: one(titles), text: one(TEXTS), ...some(WITH_EDIT, 8) })),
    () => edit({ title, text: one(TEXTS), baserevid: one(REVISIONS) }),
    () => edit({ title, undo: one(REVISIONS), ...some({ undoafter: REVISIONS }, 40) }),
    () => edit({ title, section: one(['1', '2', '3']), text: '== a ==\nother', baserevid: one(REVISIONS) }),
    () => write('move', { from: one(titles), to: one(titles), reason: 'why', ...some(MOVING, 30) }),
    () => write('delete', { title: one(titles), ...some({ reason: SUMMARIES, watchlist: WATCHING }, 40) }),
    () => write('undelete', { title: one(titles), ...some({ reason: SUMMARIES, undeletetalk: [''] }, 30) }),
    () =>
      write('protect', {
        ...{ title: one(titles), protections: one(PROTECTIONS), reason: 'why' },
        ...some({ expiry: PROTECTION_ENDS, cascade: [''] }, 40),
      }),
    () => write('rollback', { title, user: one(['{user}', '{sysop}', '127.0.0.1']), ...some(ROLLING, 30) }),
    () => write('watch', { titles: titles.join('|'), ...some({ unwatch: [''] }, 40) }),
    () => write('patrol', { revid: one(REVISIONS) }),
    () => write('purge', { titles: titles.join('|'), ...some({ forcelinkupdate: [''] }, 30) }),
  ];

  function write(action: string, fields: Fields): Asked {
    const kinds: Fields = { rollback: '{rollback}', patrol: '{patrol}', watch: '{watch}' };
    const token = action === 'purge' ? {} : { token: kinds[action] ?? '{csrf}' };
    return {
      actor: one(WRITERS),
      method: 'POST',
      query: [],
      body: asked({ action, ...fields, ...token }),
      headers: {},
    };
  }

  function edit(fields: Fields): Asked {
    return write('edit', fields);
  }

  const length = any(fc.integer, { min: 5, max: 12 });
  return Array.from({ length }, () => [one(changes)(), ...readings(title, titles, one)]).flat();
}

const MOVING = { noredirect: [''], movetalk: [''], movesubpages: [''], ignorewarnings: [''], watchlist: WATCHING };
const ROLLING = { summary: ['back from $1 to $2'], markbot: [''], watchlist: WATCHING };

const REVISION_PROPS = 'ids|flags|size|sha1|tags|user|contentmodel|content|slotsize';
const CHANGE_PROPS = 'title|flags|sizes|loginfo|tags|user|patrolled|redirect';

/** Some questions about what a sequence is about. */
function readings(title: string, titles: readonly string[], one: <T>(values: readonly T[]) => T): readonly Asked[] {
  const all: readonly Fields[] = [
    { prop: 'revisions', titles: titles.join('|'), rvprop: REVISION_PROPS, rvslots: 'main' },
    { prop: 'revisions', titles: title, rvprop: REVISION_PROPS, rvslots: 'main', rvlimit: '3', rvdir: one(DIRECTIONS) },
    {
      prop: 'info',
      titles: titles.join('|'),
      inprop: 'protection|watched|talkid|notificationtimestamp',
      redirects: '1',
    },
    { list: 'recentchanges', rctitle: one(titles), rcprop: CHANGE_PROPS, rclimit: one(['3', '50']) },
    { list: 'logevents', letitle: one(titles), leprop: 'type|title|details|user|tags' },
    { list: 'usercontribs', ucuser: '{user}', ucprop: 'title|flags|size|sizediff|tags', uclimit: '10' },
    { list: 'watchlistraw', wrlimit: '10', wrprop: 'changed' },
    { list: 'watchlist', wlprop: 'title|flags|tags|sizes|user', wllimit: '5', wlallrev: '1' },
    { list: 'allpages', apprefix: title, apfilterredir: one(['all', 'redirects', 'nonredirects']) },
  ];
  return [one(all), one(all)].map((fields) => ({
    ...{ actor: 'sysop', method: 'GET', body: [], headers: {} },
    query: asked({ action: 'query', ...fields }),
  }));
}

const DIRECTIONS = ['older', 'newer'];

function asked(fields: Fields): Field[] {
  return Object.entries({ format: 'json', formatversion: '2', errorformat: 'plaintext', ...fields });
}
