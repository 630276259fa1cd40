import { openSqliteStore } from '../../src/store/sqlite.ts';
import { linksOf } from '../../src/wiki/links-of.ts';
import { refreshStaleLinks } from '../../src/wiki/stale-links.ts';
import { readTitle } from '../../src/wiki/title.ts';
import { edit } from './rows.ts';

// Changes a template that pages include, and has them read again beside it, until it is killed; prints which state the template has
// only after the store has acknowledged it.
const [directory = '', first = '0', including = '0'] = process.argv.slice(2);
const store = await openSqliteStore({ directory });
const wiki = { pages: store.pages, siteName: 'Wiki' };
const now = () => 1000;

async function save(written: string, text: string): Promise<void> {
  const title = readTitle(written, wiki.siteName);
  if ('key' in title) throw new Error(written);
  const page = { namespace: title.namespace.id, key: title.text.replaceAll(' ', '_') };
  const [row] = await store.pages.byName([page]);
  const links = await linksOf(title, text, 'wikitext', wiki);
  await store.pages.save({ ...edit(page.key, { base: row?.latest ?? null, text }), page, links });
}

if (first === '0') for (let page = 0; page < Number(including); page += 1) await save(`P${page}`, '{{T}}');

async function change(): Promise<never> {
  for (let state = Number(first) + 1; ; state += 1) {
    await save('Template:T', `[[Category:C${state}]]`);
    await new Promise((written) => process.stdout.write(`${state}\n`, written));
  }
}

async function refresh(): Promise<never> {
  for (;;) {
    await refreshStaleLinks(store, { siteName: wiki.siteName, most: 20, now });
    await new Promise(setImmediate);
  }
}

await Promise.all([change(), refresh()]);
