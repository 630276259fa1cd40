import { newAccount } from '../account/new-account.ts';
import type { AccountStore } from '../store/accounts.ts';
import type { PageStore } from '../store/pages.ts';
import { savePage } from './save-page.ts';
import { readTitle, type Title } from './title.ts';

/** The account in whose name a wiki gets its first pages; nobody can log in to it. */
const MAKER = 'MediaWiki default';

/** Makes the pages that a wiki has from the start (title → text), if it never had any. */
export async function makeStartPages(
  { pages, accounts }: { readonly pages: PageStore; readonly accounts: AccountStore },
  given: { readonly pages: { readonly [title: string]: string }; readonly siteName: string },
  now: number,
): Promise<void> {
  const wanted = Object.entries(given.pages).map(
    ([written, text]) => [titleOf(written, given.siteName), text] as const,
  );
  if (wanted.length === 0 || (await pages.counts()).edits > 0) return;
  const maker = newAccount({ name: MAKER, password: '', groups: [], registered: now });
  const user = (await accounts.add(maker)) ?? (await accounts.byName(MAKER))?.id ?? null;
  const timestamp = Math.floor(now / 1000) * 1000;
  const revision = { timestamp, user, userName: MAKER, comment: '', minor: false, tags: [] };
  for (const [title, text] of wanted) {
    await savePage(pages, given.siteName, { title, before: null, text, revision, change: null });
  }
}

function titleOf(written: string, siteName: string): Title {
  const title = readTitle(written, siteName);
  if ('key' in title || title.text === '' || title.namespace.id < 0) {
    throw new Error(`The setting pages has a page "${written}": that cannot be a title. Give it another.`);
  }
  return title;
}
