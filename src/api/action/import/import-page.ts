import { canonicalName, isUsableName } from '../../../account/name.ts';
import { message } from '../../../i18n/message.ts';
import { readAddresses } from '../../../lib/ip.ts';
import { parseTimestamp } from '../../../lib/parse-timestamp.ts';
import type { ImportedRevision } from '../../../store/imports.ts';
import { CONTENT_FORMATS, type ContentModel, defaultModel } from '../../../wiki/content-model.ts';
import { linksOf } from '../../../wiki/links-of.ts';
import type { ExportedRevision } from '../../../wiki/read-export.ts';
import { redirectOf } from '../../../wiki/redirect.ts';
import { contentOf, isArticle } from '../../../wiki/save-page.ts';
import { nameOf, type Title } from '../../../wiki/title.ts';
import { ApiError, refusal } from '../../error.ts';
import type { Call } from '../../module.ts';
import { pageOf, requireMayChange } from '../../page-change.ts';
import { inWikisLanguage, madeNow, pageEvent } from '../../page-event.ts';
import type { Params } from '../../param/param.ts';
import { MOST_BYTES } from '../edit/params.ts';

/** Revisions of one second that are looked at. */
const MOST_AT_ONCE = 1000;

/** How revisions are imported. */
interface How {
  /** Stands before the names of authors. */
  readonly prefix: string;
  /** Whether accounts of this wiki are the authors of their names. */
  readonly known: boolean;
  readonly comment: string;
  readonly tags: readonly string[];
}

type Asked = Call<Params>;

/** A revision to be imported, and whether it is known by its hash where it is there already. */
type Found = ImportedRevision & { readonly hashed: boolean };

/** Imports revisions of a page but those that it has; says how many. undefined: the one who asks may not change it. */
export async function importPage(
  title: Title,
  exported: readonly ExportedRevision[],
  how: How,
  call: Asked,
): Promise<number | undefined> {
  const { store, settings } = call;
  const revisions: Found[] = [];
  for (const one of exported) revisions.push(await revisionOf(one, title, how, call));
  for (;;) {
    const page = await pageOf(title, store);
    const { row } = page;
    if (!(await mayChange(() => requireMayChange('edit', page, call)))) return undefined;
    const missing = await notYetThere(row?.id, revisions, store);
    const [first, ...others] = missing;
    if (!first) return 0;
    const newest = others.reduce((best, one) => (one.timestamp >= best.timestamp ? one : best), first);
    const [latest] = row ? await store.pages.revisions([row.latest]) : [];
    const texts = await store.pages.texts(latest ? [latest.content] : []);
    const before = latest && { text: texts.get(latest.content) ?? '', model: latest.model };
    const after = latest && before && latest.timestamp > newest.timestamp ? before : newest.content;
    const redirect = redirectOf(after.text, after.model as ContentModel, settings.siteName);
    const was = before !== undefined && isArticle(title, before.text, row?.redirect !== null);
    const said = inWikisLanguage(message('import-logentry-upload-detail', missing.length), call);
    const comment = how.comment === '' ? said : `${said}: ${how.comment}`;
    const about = { title, comment: how.comment, params: { count: missing.length }, tags: how.tags };
    const added = await store.imports.add({
      page: nameOf(title),
      base: row?.latest ?? null,
      revisions: missing,
      revision: { ...madeNow(comment, call), minor: true, tags: how.tags },
      redirect,
      links: await linksOf(title, after.text, after.model, { pages: store.pages, siteName: settings.siteName }),
      articles: Number(isArticle(title, after.text, redirect !== null)) - Number(was),
      event: pageEvent({ type: 'import', action: 'upload', ...about }, call),
    });
    if (added) return missing.length;
  }
}

async function mayChange(require: () => Promise<void>): Promise<boolean> {
  try {
    await require();
    return true;
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}

async function revisionOf(one: ExportedRevision, title: Title, how: How, call: Asked): Promise<Found> {
  const model = one.model === undefined || one.model === '' ? defaultModel(title) : one.model;
  if (!Object.hasOwn(CONTENT_FORMATS, model)) throw refusal('import-unknownerror', [1]);
  if (Buffer.byteLength(one.text) > MOST_BYTES) {
    throw refusal('import-unknownerror', message('apierror-contenttoobig', MOST_BYTES / 1024));
  }
  const time = parseTimestamp(one.timestamp ?? '', call.session.now) ?? call.session.now;
  const { comment } = madeNow(one.comment, call);
  return {
    ...{ timestamp: Math.floor(time / 1000) * 1000, ...(await authorOf(one, how, call)), comment, minor: one.minor },
    content: contentOf(model as ContentModel, one.text),
    hashed: one.hashed,
  };
}

/** Who made a revision: an address, an account of this wiki, or somebody of the other. */
async function authorOf({ username, ip }: ExportedRevision, { prefix, known }: How, { store }: Asked) {
  const addresses = username === undefined ? readAddresses(ip ?? '') : undefined;
  if (addresses && !addresses.isRange) return { user: null, userName: addresses.text };
  const name = username ?? ip ?? 'Unknown user';
  const canonical = canonicalName(name);
  // A name that no account can have is that of somebody elsewhere already, or of nobody.
  if (username !== undefined && (canonical === undefined || !isUsableName(canonical)))
    return { user: null, userName: name };
  const account = known && username !== undefined ? await store.accounts.byName(name) : undefined;
  return account ? { user: account.id, userName: account.name } : { user: null, userName: `${prefix}>${name}` };
}

/** Those of revisions that a page does not have: at the same time with the same text. */
async function notYetThere(
  page: number | undefined,
  revisions: readonly Found[],
  { pages }: Asked['store'],
): Promise<readonly ImportedRevision[]> {
  const there = new Map<number, Set<string>>();
  const missing: ImportedRevision[] = [];
  for (const { hashed, ...one } of revisions) {
    const { timestamp, content } = one;
    const known = there.get(timestamp) ?? (await hashesAt(timestamp));
    there.set(timestamp, known);
    if (!hashed || !known.has(content.sha1)) missing.push(one);
    known.add(content.sha1);
  }
  return missing;

  async function hashesAt(time: number): Promise<Set<string>> {
    if (page === undefined) return new Set();
    const rows = await pages.history({ page, from: time, to: time, limit: MOST_AT_ONCE });
    return new Set(rows.map(({ sha1 }) => sha1));
  }
}
