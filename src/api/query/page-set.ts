import type { Message } from '../../i18n/message.ts';
import type { ArchiveStore } from '../../store/archive.ts';
import { pageKey } from '../../store/page-key.ts';
import type { PageRow, PageStore } from '../../store/pages.ts';
import { SPECIAL } from '../../wiki/namespaces.ts';
import { makeTitle, nameOf, readTitle, type Title, titleOf } from '../../wiki/title.ts';
import type { Tree } from '../result.ts';
import type { Rest } from './continuation.ts';
import { specialPageNamed } from './siteinfo/special-page-named.ts';

/** A page that is there, and what it is called. */
export interface KnownPage {
  readonly row: PageRow;
  readonly title: Title;
}

/** What a generator gives: pages in one of these ways, and what is to be told with them, by their whole titles. */
export interface Generated {
  readonly rows?: readonly PageRow[];
  readonly titles?: readonly Title[];
  readonly ids?: readonly number[];
  readonly revisions?: readonly number[];
  readonly data?: ReadonlyMap<string, Tree>;
  /** What gives the same pages again, where the same request would not. */
  readonly again?: Rest;
  /** What is told beside the pages. */
  readonly beside?: Tree;
}

interface Source {
  readonly pages: PageStore;
  readonly siteName: string;
  /** Where deleted revisions are looked for, if the asker may know of them. */
  readonly archive?: ArchiveStore | undefined;
  /** Pages that are redirects give way to where they lead. */
  readonly followRedirects: boolean;
}

/** The pages that a query is about. What is no page that is there has a number below zero, as in the answer. */
export class PageSet {
  readonly followRedirects: boolean;
  /** Pages by their ids, in the order of the answer. */
  readonly known = new Map<number, KnownPage>();
  /** Titles of pages that are not there. */
  readonly missing = new Map<number, Title>();
  readonly special = new Map<number, Title>();
  readonly invalid = new Map<number, { readonly title: string; readonly reason: Message }>();
  readonly missingIds = new Set<number>();
  /** Revisions that were asked for → the pages that they are of. */
  readonly revisions = new Map<number, number>();
  readonly missingRevisions = new Set<number>();
  /** Titles as written → as the wiki writes them. */
  readonly normalized = new Map<string, string>();
  /** Titles of redirects → where they lead. */
  readonly redirects = new Map<string, Title>();
  /** What a generator tells of pages, by their whole titles. */
  readonly data = new Map<string, Tree>();
  readonly #source: Source;
  readonly #seen = new Set<string>();
  #pending: KnownPage[] = [];
  #lastNumber = 0;

  constructor(source: Source) {
    this.followRedirects = source.followRedirects;
    this.#source = source;
  }

  /** Whether there is nothing to tell of. */
  get isEmpty(): boolean {
    const numbered = this.known.size + this.missing.size + this.special.size + this.invalid.size;
    const others = this.missingIds.size + this.missingRevisions.size + this.normalized.size + this.redirects.size;
    return numbered + others === 0;
  }

  /** Adds pages by their titles, as people write them. */
  async addWritten(titles: readonly string[]): Promise<void> {
    const read: Title[] = [];
    for (const written of new Set(titles)) {
      const title = readTitle(written, this.#source.siteName);
      if ('key' in title) {
        this.invalid.set(this.#number(), { title: written, reason: title });
        continue;
      }
      const proper = title.namespace.id === SPECIAL ? withRealName(title, this.#source.siteName) : title;
      if (written !== proper.prefixed) this.normalized.set(written, proper.prefixed);
      read.push(proper);
    }
    await this.addTitles(read);
  }

  async addTitles(titles: readonly Title[]): Promise<void> {
    await this.#addByTitle(titles);
    await this.#resolveRedirects();
  }

  async addIds(ids: readonly number[]): Promise<void> {
    const rows = await this.#source.pages.byId([...new Set(ids)]);
    const found = new Set(rows.map(({ id }) => id));
    for (const id of ids) if (!found.has(id)) this.missingIds.add(id);
    await this.addRows(rows.toSorted((one, other) => one.id - other.id));
  }

  /** Adds pages that have been read. */
  async addRows(rows: readonly PageRow[]): Promise<void> {
    for (const row of rows) this.#add(row);
    await this.#resolveRedirects();
  }

  /** Adds the pages that revisions are of. */
  async addRevisions(ids: readonly number[]): Promise<void> {
    const found = await this.#source.pages.revisions([...new Set(ids)]);
    const pages = new Map(found.map(({ id, page }) => [id, page]));
    for (const id of ids) {
      const page = pages.get(id);
      if (page !== undefined) this.revisions.set(id, page);
    }
    await this.addIds(found.map(({ page }) => page));
    const others = [...new Set(ids)].filter((id) => !pages.has(id));
    const deleted = await (others.length > 0 ? this.#source.archive?.names(others) : undefined);
    for (const id of others) if (!deleted?.has(id)) this.missingRevisions.add(id);
    await this.addTitles([...(deleted?.values() ?? [])].map((name) => titleOf(name, this.#source.siteName)));
  }

  async addGenerated({ rows = [], titles = [], ids = [], revisions = [], data }: Generated): Promise<void> {
    for (const [title, told] of data ?? []) this.data.set(title, told);
    await this.addRows(rows);
    await this.addTitles(titles);
    await this.addIds(ids);
    await this.addRevisions(revisions);
  }

  async #addByTitle(titles: readonly Title[]): Promise<void> {
    const wanted = new Map<string, Title>();
    for (const title of titles) {
      if (title.namespace.id < 0) this.#addSpecial(title);
      else if (title.text !== '') wanted.set(pageKey(nameOf(title)), title);
    }
    const rows = await this.#source.pages.byName([...wanted.values()].map(nameOf));
    for (const row of rows.toSorted(inOrder)) {
      wanted.delete(pageKey(row));
      this.#add(row);
    }
    for (const title of byNamespace(wanted.values())) {
      if (this.#seen.has(pageKey(nameOf(title)))) continue;
      this.#seen.add(pageKey(nameOf(title)));
      this.missing.set(this.#number(), title);
    }
  }

  #addSpecial(title: Title): void {
    if (this.#seen.has(pageKey(nameOf(title)))) return;
    this.#seen.add(pageKey(nameOf(title)));
    this.special.set(this.#number(), title);
  }

  #add(row: PageRow): void {
    this.#seen.add(pageKey(row));
    const page = { row, title: titleOf(row, this.#source.siteName) };
    if (this.followRedirects && row.redirect !== null) this.#pending.push(page);
    else this.known.set(row.id, page);
  }

  /** Goes on until no page is a redirect; those that lead round in a circle lead nowhere. */
  async #resolveRedirects(): Promise<void> {
    while (this.#pending.length > 0) {
      const pending = this.#pending.toSorted((one, other) => one.row.id - other.row.id);
      this.#pending = [];
      const targets: Title[] = [];
      for (const { row, title } of pending) {
        if (row.redirect === null) continue;
        const plain = titleOf(row.redirect, this.#source.siteName);
        const target = makeTitle(plain.namespace, plain.text, this.#source.siteName, row.redirect.fragment);
        this.redirects.set(title.prefixed, target);
        if (!this.#seen.has(pageKey(row.redirect))) targets.push(target);
      }
      await this.#addByTitle(targets);
    }
  }

  #number(): number {
    this.#lastNumber -= 1;
    return this.#lastNumber;
  }
}

function inOrder(one: PageRow, other: PageRow): number {
  return one.namespace - other.namespace || Buffer.compare(Buffer.from(one.key), Buffer.from(other.key));
}

/** Titles as they came, but those of a namespace together. */
function byNamespace(titles: Iterable<Title>): readonly Title[] {
  return [...Map.groupBy(titles, ({ namespace }) => namespace.id).values()].flat();
}

function withRealName(title: Title, siteName: string): Title {
  const [name = '', ...rest] = title.text.split('/');
  const known = specialPageNamed(name);
  return known === undefined ? title : makeTitle(title.namespace, [known, ...rest].join('/'), siteName);
}

const empty = new WeakMap<PageStore, PageSet>();

/** The pages of what is about none, as most requests are: a page set has many lists, and to make them costs as much as a request. */
export function noPages({ pages, siteName }: Omit<Source, 'followRedirects'>): PageSet {
  const none = empty.get(pages) ?? new PageSet({ pages, siteName, followRedirects: false });
  empty.set(pages, none);
  return none;
}
