import { byBytes } from '../lib/byte-order.ts';
import type { PageLink } from './links.ts';
import type { MemoryAccounts } from './memory-accounts.ts';
import type { MemoryChanges } from './memory-changes.ts';
import type { MemoryEditors } from './memory-editors.ts';
import type { MemoryLinks } from './memory-links.ts';
import type { MemoryLog } from './memory-log.ts';
import type { MemoryMessages } from './memory-messages.ts';
import { MemoryProtections } from './memory-protections.ts';
import { MemoryRevisions } from './memory-revisions.ts';
import type { MemoryTags } from './memory-tags.ts';
import { inTime } from './memory-time.ts';
import type { MemoryTitles } from './memory-titles.ts';
import { pageKey } from './page-key.ts';
import {
  type ContributionsAsked,
  type HistoryAsked,
  type NewEdit,
  type PageCounts,
  type PageEvent,
  type PageName,
  type PageRow,
  type PageStore,
  type PagesAsked,
  type Protection,
  placeOf,
  type RandomAsked,
  REVERTED,
  type Reverts,
  type RevisionRow,
  type SavedEdit,
} from './pages.ts';
import type { Move } from './titles.ts';

/** What is set beside a page that is put. */
interface PagePut {
  readonly isNew: boolean;
  readonly articles: number;
  readonly links: readonly PageLink[] | undefined;
  readonly edits?: number;
}

interface Beside {
  readonly accounts: MemoryAccounts;
  readonly changes: MemoryChanges;
  readonly log: MemoryLog;
  readonly titles: MemoryTitles;
  readonly messages: MemoryMessages;
  readonly links: MemoryLinks;
  readonly tags: MemoryTags;
  readonly editors: MemoryEditors;
}

/** Pages and revisions in maps. */
export class MemoryPages implements PageStore {
  readonly #beside: Beside;
  readonly #pages = new Map<number, PageRow>();
  readonly #ids = new Map<string, number>();
  readonly #revisions = new MemoryRevisions();
  readonly #protections = new MemoryProtections();
  #counts: PageCounts = { pages: 0, articles: 0, edits: 0 };
  #lastPage = 0;

  constructor(beside: Beside) {
    this.#beside = beside;
    beside.editors.ofRevisions(() => this.#revisions.all().map(({ userName }) => userName));
    beside.links.askOfPages(
      () => [...this.#pages.values()],
      (page, now) => this.#protections.live(page, now),
    );
    beside.changes.askOfPages({
      isLatest: (id) => this.#pages.get(this.#revisions.get(id)?.page ?? 0)?.latest === id,
      named: (name) => this.named(name),
      noteEvent: (name, event) => void this.noteEvent(this.named(name)?.id ?? 0, event),
    });
  }

  async byName(names: readonly PageName[]): Promise<PageRow[]> {
    return names.flatMap((name) => this.named(name) ?? []);
  }

  async byId(ids: readonly number[]): Promise<PageRow[]> {
    return ids.flatMap((id) => this.#pages.get(id) ?? []);
  }

  async list(asked: PagesAsked): Promise<PageRow[]> {
    const { namespace, from = '', to, prefix = '', descending, redirects, minLength = 0, maxLength = Infinity } = asked;
    const found = [...this.#pages.values()]
      .filter((page) => page.namespace === namespace && page.key.startsWith(prefix))
      .filter(({ key }) => byBytes(key, from) >= 0 && (to === undefined || byBytes(key, to) <= 0))
      .filter(({ redirect }) => redirects === undefined || (redirect !== null) === redirects)
      .filter(({ length }) => length >= minLength && length <= maxLength)
      .filter(({ id }) => asked.protection === undefined || this.#protections.isProtected(id, asked.protection))
      .sort((one, other) => byBytes(one.key, other.key));
    if (descending) found.reverse();
    return found.slice(0, asked.limit);
  }

  async random({ namespaces, redirects, from, before = Infinity, limit }: RandomAsked): Promise<PageRow[]> {
    return [...this.#pages.values()]
      .filter(({ namespace }) => namespaces?.includes(namespace) ?? true)
      .filter(({ redirect }) => redirects === undefined || (redirect !== null) === redirects)
      .filter(({ id }) => placeOf(id) >= from && placeOf(id) < before)
      .sort((one, other) => placeOf(one.id) - placeOf(other.id))
      .slice(0, limit);
  }

  /** All pages with their newest texts, the newest page first. */
  newest(): readonly { readonly row: PageRow; readonly text: string }[] {
    const rows = [...this.#pages.values()].sort((one, other) => other.id - one.id);
    const textOf = ({ latest }: PageRow) => this.#revisions.text(this.#revisions.get(latest)?.content ?? 0) ?? '';
    return rows.map((row) => ({ row, text: textOf(row) }));
  }

  async counts(): Promise<PageCounts> {
    return this.#counts;
  }

  async revisions(ids: readonly number[]): Promise<RevisionRow[]> {
    return ids.flatMap((id) => this.#revisions.get(id) ?? []);
  }

  async history(asked: HistoryAsked): Promise<RevisionRow[]> {
    return this.#revisions.history(asked);
  }

  async contributions(asked: ContributionsAsked): Promise<RevisionRow[]> {
    const { userName, namespaces, tag, minor, patrolled } = asked;
    const found = this.#revisions
      .all()
      .filter((row) => row.userName === userName)
      .filter(({ page }) => namespaces?.includes(this.#pages.get(page)?.namespace ?? 0) ?? true)
      .filter((row) => tag === undefined || row.tags.includes(tag))
      .filter((row) => minor === undefined || row.minor === minor)
      .filter(({ id }) => patrolled?.includes(this.#beside.changes.stateOf(id) ?? 'no') ?? true)
      .filter(({ parent }) => asked.made === undefined || (parent === 0) === asked.made)
      .filter(({ id, page }) => asked.latest === undefined || (this.#pages.get(page)?.latest === id) === asked.latest);
    return inTime(found, asked);
  }

  async texts(contents: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const found = contents.map((id) => [id, this.#revisions.text(id)] as const);
    return new Map(found.filter((one): one is [number, string] => one[1] !== undefined));
  }

  async protections(pages: readonly number[], now: number): Promise<ReadonlyMap<number, readonly Protection[]>> {
    const found = pages.map((page) => [page, this.#protections.live(page, now)] as const);
    return new Map(found.filter(([, live]) => live.length > 0));
  }

  async save(edit: NewEdit): Promise<SavedEdit | undefined> {
    const before = this.named(edit.page);
    if ((before?.latest ?? null) !== edit.base) return undefined;
    const page = before?.id ?? ++this.#lastPage;
    const revision = this.addRevision(page, edit);
    this.#setPage(page, before, revision, edit);
    this.#note(page, before, revision, edit);
    if (edit.reverts) this.#revert(edit.reverts);
    if (edit.eventBeside) this.noteEvent(page, edit.eventBeside);
    return { page, revision: revision.id };
  }

  /** Adds a revision of a page, whose parent is `base`, for the verbs that do more in the same step. */
  addRevision(page: number, edit: Pick<NewEdit, 'base' | 'revision' | 'content'>): RevisionRow {
    const row = this.#revisions.add(page, edit);
    this.#beside.tags.count(row.tags);
    if (row.user === null) this.#beside.editors.came(row.userName);
    return row;
  }

  #setPage(id: number, before: PageRow | undefined, { id: latest, size, model }: RevisionRow, edit: NewEdit): void {
    const { page, base, redirect, revision, protections, articles } = edit;
    const { namespace, key } = page;
    const state = { length: size, redirect, isNew: base === null, touched: revision.timestamp, model };
    this.#pages.set(id, { id, namespace, key, latest, ...state, language: before?.language ?? null });
    this.#ids.set(pageKey(page), id);
    if (protections) this.#protections.set(id, protections);
    this.#beside.links.changed(page);
    if (edit.links) this.#beside.links.set(id, edit.links, revision.timestamp);
    const { pages, articles: sofar, edits } = this.#counts;
    const edited = edits + (edit.content ? 1 : 0);
    this.#counts = { pages: pages + (base === null ? 1 : 0), articles: sofar + articles, edits: edited };
    if (base === null) this.#beside.titles.drop(page);
  }

  #note(page: number, before: PageRow | undefined, made: RevisionRow, edit: NewEdit): void {
    const { page: name, base, content, change, event, address, tells } = edit;
    const { id: revision, parent, timestamp, user, userName, comment, minor, tags } = made;
    const { accounts, changes, messages } = this.#beside;
    if (user !== null && content) accounts.countEdit(user);
    if (user !== null && address !== undefined) accounts.blocks.noteAddress(user, address, timestamp);
    if (tells !== undefined) messages.tell(tells);
    if (event) this.noteEvent(page, event, revision);
    if (!change) return;
    changes.note({
      ...{ type: base === null ? 'new' : 'edit', timestamp, ...name, user, userName, comment, minor, tags },
      ...{ bot: change.bot, patrolled: change.autopatrolled ? 'auto' : 'no', page, revision, parent },
      ...{ oldLength: before?.length ?? 0, newLength: made.size, log: 0, hidden: 0 },
    });
  }

  #revert(reverts: Reverts): void {
    for (const id of reverts.tagged) {
      const row = this.#revisions.get(id);
      if (!row || row.tags.includes(REVERTED)) continue;
      this.#revisions.put({ ...row, tags: [...row.tags, REVERTED] });
      this.#beside.tags.count([REVERTED]);
    }
    this.#beside.changes.revert(reverts);
  }

  /** The page with a name, for the verbs that change pages in one step. */
  named(name: PageName): PageRow | undefined {
    return this.#pages.get(this.#ids.get(pageKey(name)) ?? 0);
  }

  /** Notes an event about a page (0: it is not there), and the revision that it made (0: none). Gives its id. */
  noteEvent(page: number, { entry, change }: PageEvent, revision = 0): number {
    return this.#beside.log.note({ ...entry, page, ...(change && { change }) }, revision).id;
  }

  /** Takes a page away with its revisions, their changes, and what protects it. */
  take(row: PageRow, articles: number): readonly RevisionRow[] {
    this.#pages.delete(row.id);
    this.#ids.delete(pageKey(row));
    this.#protections.drop(row.id);
    this.#beside.links.changed(row);
    this.#beside.links.drop(row.id);
    const gone = this.#revisions.take(row.id);
    this.#beside.changes.forget(gone.map(({ id }) => id));
    this.#count({ pages: -1, articles, edits: 0 });
    return gone;
  }

  /** Puts a page and revisions back, in place of how it was. */
  put(row: PageRow, revisions: readonly RevisionRow[], { isNew, articles, links, edits = 0 }: PagePut): void {
    this.#pages.set(row.id, row);
    this.#beside.links.changed(row);
    if (links) this.#beside.links.set(row.id, links, row.touched);
    this.#ids.set(pageKey(row), row.id);
    for (const one of revisions) this.#revisions.put(one);
    this.#count({ pages: isNew ? 1 : 0, articles, edits });
    if (isNew) this.#beside.titles.drop(row);
  }

  /** Gives a page another name, with a revision that tells of it; gives that. */
  rename(
    row: PageRow,
    { to, revision, articles, links }: Pick<Move, 'to' | 'revision' | 'articles' | 'links'>,
  ): number {
    this.#ids.delete(pageKey(row));
    this.#beside.links.changed(row);
    const plain = {
      page: to,
      base: row.latest,
      revision,
      content: null,
      redirect: row.redirect,
      ...(links && { links }),
      articles,
      change: null,
    };
    const made = this.addRevision(row.id, plain);
    this.#setPage(row.id, row, made, plain);
    this.#beside.titles.drop(to);
    return made.id;
  }

  /** Gives revisions the tags that come of those they have. */
  retag(tagsOf: (row: RevisionRow) => readonly string[]): void {
    for (const row of this.#revisions.all()) this.#revisions.put({ ...row, tags: tagsOf(row) });
  }

  /** Protects a page as another is. */
  protectAlike(page: number, other: number): void {
    this.#protections.setAlike(page, other);
  }

  /** An id for a page that is made. */
  newId(): number {
    return ++this.#lastPage;
  }

  /** An id for a page that comes back: that which it had, if no other has it. */
  freeId(wanted: number): number {
    return this.#pages.has(wanted) ? ++this.#lastPage : wanted;
  }

  #count({ pages, articles, edits }: PageCounts): void {
    const { pages: before, articles: had, edits: made } = this.#counts;
    this.#counts = { pages: before + pages, articles: had + articles, edits: made + edits };
  }
}
