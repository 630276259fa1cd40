import { byBytes } from '../lib/byte-order.ts';
import type {
  CascadingPage,
  CategoriesAsked,
  LinkingAsked,
  LinkingPage,
  LinkingPlace,
  LinkRow,
  LinkStore,
  LinksAsked,
  Member,
  MemberCount,
  MembersAsked,
  PageLink,
  StaleName,
  Target,
  TargetsAsked,
} from './links.ts';
import { pageKey } from './page-key.ts';
import type { PageName, PageRow, Protection } from './pages.ts';

/** What pages say, in a map. */
export class MemoryLinks implements LinkStore {
  readonly #links = new Map<number, readonly LinkRow[]>();
  /** The first is the next; `turn` is that of the last change. */
  readonly #stale = new Map<string, StaleName & { readonly begun: number }>();
  #turns = 0;
  #pages: () => readonly PageRow[] = () => [];
  #protections: (page: number, now: number) => readonly Protection[] = () => [];

  /** Tells where pages are found, and what protects them. */
  askOfPages(pages: () => readonly PageRow[], protections: (page: number, now: number) => readonly Protection[]): void {
    this.#pages = pages;
    this.#protections = protections;
  }

  /** Puts the links of a page in place of those that it had. */
  set(page: number, links: readonly PageLink[], now: number): void {
    const had = this.#links.get(page) ?? [];
    const since = (link: PageLink) => had.find((one) => one.kind === link.kind && isNamed(one, link))?.timestamp ?? now;
    this.#links.set(
      page,
      links.map((link) => ({ ...link, page, timestamp: since(link) })),
    );
  }

  /** The page is gone. */
  drop(page: number): void {
    this.#links.delete(page);
  }

  /** The page with a name is another, or gone: what includes it is to be read again. */
  changed({ namespace, key }: PageName): void {
    const name = pageKey({ namespace, key });
    const isIncluded = [...this.#links.values()]
      .flat()
      .some((link) => link.kind === 'template' && isNamed(link, { namespace, key }));
    if (!isIncluded) return;
    const { page = 0, begun = 0 } = this.#stale.get(name) ?? {};
    this.#turns += 1;
    this.#stale.set(name, { namespace, key, page, begun, turn: this.#turns });
  }

  async stale(): Promise<StaleName | undefined> {
    const [next] = this.#stale.values();
    return (
      next && {
        namespace: next.namespace,
        key: next.key,
        page: next.page,
        turn: next.page === 0 ? next.turn : next.begun,
      }
    );
  }

  async readAgain({ namespace, key, page, turn }: StaleName, upTo: number | null): Promise<void> {
    const name = pageKey({ namespace, key });
    const now = this.#stale.get(name);
    if (now?.page !== page || (page !== 0 && now.begun !== turn)) return;
    this.#stale.delete(name);
    if (upTo !== null || now.turn !== turn) this.#stale.set(name, { ...now, page: upTo ?? 0, begun: turn });
  }

  async of({ pages, kind, namespaces, targets, at, descending, limit }: LinksAsked): Promise<LinkRow[]> {
    const order = (one: Place, other: Place) =>
      one.page - other.page || one.namespace - other.namespace || byBytes(one.key, other.key);
    const found = [...new Set(pages)]
      .flatMap((page) => this.#links.get(page) ?? [])
      .filter((link) => link.kind === kind)
      .filter(({ namespace }) => namespaces?.includes(namespace) ?? true)
      .filter((link) => targets?.some((target) => isNamed(target, link)) ?? true);
    return ordered(found, order, { at, descending, limit });
  }

  async to(asked: LinkingAsked): Promise<LinkingPage[]> {
    const { targets, kind, namespaces, redirects, fragment, byNamespace, at, descending, limit } = asked;
    const found = this.#pages().flatMap((row) => {
      const names = kind === 'redirect' ? (row.redirect ? [row.redirect] : []) : this.#named(row.id, kind);
      return targets.filter((target) => names.some((name) => isNamed(name, target))).map((target) => ({ target, row }));
    });
    const places = found
      .filter(({ row }) => namespaces?.includes(row.namespace) ?? true)
      .filter(({ row }) => redirects === undefined || (row.redirect !== null) === redirects)
      .filter(({ row }) => fragment === undefined || ((row.redirect?.fragment ?? '') !== '') === fragment)
      .map((one) => ({
        ...{ ...one, namespace: one.target.namespace, key: one.target.key },
        ...{ from: one.row.namespace, page: one.row.id },
      }));
    const by = (one: LinkingPlace, other: LinkingPlace) =>
      one.namespace - other.namespace ||
      byBytes(one.key, other.key) ||
      (byNamespace ? one.from - other.from : 0) ||
      one.page - other.page;
    return ordered(places, by, { at, descending, limit }).map(({ target: { namespace, key }, row }) => ({
      ...{ target: { namespace, key }, row },
    }));
  }

  async targets(asked: TargetsAsked): Promise<Target[]> {
    const { kind, namespace, unique, from, to, prefix = '', at, descending, limit } = asked;
    const found = this.#pages().flatMap((row): Target[] => {
      const names = kind === 'redirect' ? (row.redirect ? [row.redirect] : []) : this.#named(row.id, kind);
      const fragment = kind === 'redirect' ? (row.redirect?.fragment ?? '') : '';
      return names
        .filter((name) => name.namespace === namespace && name.key.startsWith(prefix))
        .filter(
          ({ key }) => (from === undefined || byBytes(key, from) >= 0) && (to === undefined || byBytes(key, to) <= 0),
        )
        .map(({ key }) => ({ namespace, key, ...(unique ? { page: 0, fragment: '' } : { page: row.id, fragment }) }));
    });
    const all = unique ? [...new Map(found.map((one) => [one.key, one])).values()] : found;
    type Point = Pick<Target, 'key' | 'page'>;
    const order = (one: Point, other: Point) => byBytes(one.key, other.key) || one.page - other.page;
    return ordered(all, order, { at: at && unique ? { ...at, page: 0 } : at, descending, limit });
  }

  async members({ key, by, from, to, namespaces, at, descending, limit }: MembersAsked): Promise<Member[]> {
    type Found = Member & { readonly place: string | number; readonly page: number };
    const compare = (one: string | number, other: string | number) =>
      typeof one === 'number' && typeof other === 'number' ? one - other : byBytes(String(one), String(other));
    const found = this.#pages().flatMap((row): Found[] => {
      const link = (this.#links.get(row.id) ?? []).find((one) => one.kind === 'category' && one.key === key);
      if (!link) return [];
      const { value, sort, timestamp } = link;
      return [{ row, link: { value, sort, timestamp }, place: link[by], page: row.id }];
    });
    const asked = found
      .filter(({ place }) => from === undefined || compare(place, from) >= 0)
      .filter(({ place }) => to === undefined || compare(place, to) < 0)
      .filter(({ row }) => namespaces?.includes(row.namespace) ?? true);
    type Point = Pick<Found, 'place' | 'page'>;
    const order = (one: Point, other: Point) => compare(one.place, other.place) || one.page - other.page;
    return ordered(asked, order, { at, descending, limit }).map(({ row, link }) => ({ row, link }));
  }

  async memberCounts(keys: readonly string[]): Promise<ReadonlyMap<string, MemberCount>> {
    const counts = new Map<string, MemberCount>();
    for (const { kind, key, sort } of [...this.#links.values()].flat()) {
      if (kind !== 'category' || !keys.includes(key)) continue;
      const { pages, categories, files } = counts.get(key) ?? { pages: 0, categories: 0, files: 0 };
      const is = (type: string) => (sort.startsWith(type) ? 1 : 0);
      counts.set(key, { pages: pages + is('0'), categories: categories + is('1'), files: files + is('2') });
    }
    return counts;
  }

  async categories({ namespace, from, to, prefix = '', descending, limit }: CategoriesAsked): Promise<string[]> {
    const members = [...this.#links.values()].flat().filter(({ kind }) => kind === 'category');
    const pages = this.#pages().filter((page) => page.namespace === namespace);
    const keys = [...new Set([...members, ...pages].map(({ key }) => key))]
      .filter((key) => key.startsWith(prefix))
      .filter((key) => (from === undefined || byBytes(key, from) >= 0) && (to === undefined || byBytes(key, to) <= 0));
    return ordered(keys, byBytes, { at: undefined, descending, limit });
  }

  async cascading(page: PageName, now: number): Promise<CascadingPage[]> {
    return this.#pages()
      .filter(({ id }) => this.#named(id, 'template').some((name) => isNamed(name, page)))
      .toSorted((one, other) => one.id - other.id)
      .flatMap(({ id, namespace, key }) =>
        this.#protections(id, now)
          .filter(({ type, cascade }) => type === 'edit' && cascade)
          .map(({ level }) => ({ page: { namespace, key }, level })),
      )
      .slice(0, 50);
  }

  async replace(page: PageName, latest: number, links: readonly PageLink[], now: number): Promise<void> {
    const row = this.#pages().find((one) => isNamed(one, page));
    if (row?.latest === latest) this.set(row.id, links, now);
  }

  #named(page: number, kind: string): readonly PageName[] {
    return (this.#links.get(page) ?? []).filter((link) => link.kind === kind);
  }
}

type Place = PageName & { readonly page: number };

function isNamed(one: PageName, other: PageName): boolean {
  return one.namespace === other.namespace && one.key === other.key;
}

/** Items in an order, from one on. */
function ordered<Item extends From, From>(
  items: readonly Item[],
  order: (one: From, other: From) => number,
  {
    at,
    descending,
    limit,
  }: { readonly at: From | undefined; readonly descending: boolean | undefined; readonly limit: number },
): Item[] {
  const sign = descending ? -1 : 1;
  return items
    .filter((item) => at === undefined || sign * order(item, at) >= 0)
    .sort((one, other) => sign * order(one, other))
    .slice(0, limit);
}
