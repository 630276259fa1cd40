import { byBytes } from '../lib/byte-order.ts';
import type { MemoryAccounts } from './memory-accounts.ts';
import type { MemoryChanges } from './memory-changes.ts';
import type { MemoryLog } from './memory-log.ts';
import { inTime } from './memory-time.ts';
import type {
  ContributionsAsked,
  HistoryAsked,
  NewEdit,
  PageCounts,
  PageName,
  PageRow,
  PageStore,
  PagesAsked,
  Protection,
  ProtectionAsked,
  RevisionRow,
  SavedEdit,
} from './pages.ts';

interface Beside {
  readonly accounts: MemoryAccounts;
  readonly changes: MemoryChanges;
  readonly log: MemoryLog;
}

/** Pages and revisions in maps. */
export class MemoryPages implements PageStore {
  readonly #beside: Beside;
  readonly #pages = new Map<number, PageRow>();
  readonly #ids = new Map<string, number>();
  readonly #revisions = new Map<number, RevisionRow>();
  readonly #texts = new Map<number, string>();
  readonly #protections = new Map<number, readonly Protection[]>();
  #counts: PageCounts = { pages: 0, articles: 0, edits: 0 };
  #lastPage = 0;

  constructor(beside: Beside) {
    this.#beside = beside;
    beside.changes.askOfLatest((id) => this.#pages.get(this.#revisions.get(id)?.page ?? 0)?.latest === id);
  }

  async byName(names: readonly PageName[]): Promise<PageRow[]> {
    return names.flatMap((name) => this.#named(name) ?? []);
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
      .filter(({ id }) => asked.protection === undefined || this.#isProtected(id, asked.protection))
      .sort((one, other) => byBytes(one.key, other.key));
    if (descending) found.reverse();
    return found.slice(0, asked.limit);
  }

  async counts(): Promise<PageCounts> {
    return this.#counts;
  }

  async revisions(ids: readonly number[]): Promise<RevisionRow[]> {
    return ids.flatMap((id) => this.#revisions.get(id) ?? []);
  }

  async history(asked: HistoryAsked): Promise<RevisionRow[]> {
    const { page, userName, exceptUserName, tag } = asked;
    const found = [...this.#revisions.values()]
      .filter((row) => row.page === page)
      .filter((row) => userName === undefined || row.userName === userName)
      .filter((row) => exceptUserName === undefined || row.userName !== exceptUserName)
      .filter((row) => tag === undefined || row.tags.includes(tag));
    return inTime(found, asked);
  }

  async contributions(asked: ContributionsAsked): Promise<RevisionRow[]> {
    const { userName, namespaces, tag, minor } = asked;
    const found = [...this.#revisions.values()]
      .filter((row) => row.userName === userName)
      .filter(({ page }) => namespaces?.includes(this.#pages.get(page)?.namespace ?? 0) ?? true)
      .filter((row) => tag === undefined || row.tags.includes(tag))
      .filter((row) => minor === undefined || row.minor === minor);
    return inTime(found, asked);
  }

  async texts(contents: readonly number[]): Promise<ReadonlyMap<number, string>> {
    return new Map(contents.flatMap((id) => (this.#texts.has(id) ? [[id, this.#texts.get(id) as string]] : [])));
  }

  async protections(pages: readonly number[], now: number): Promise<ReadonlyMap<number, readonly Protection[]>> {
    const found = new Map<number, readonly Protection[]>();
    for (const page of pages) {
      const live = this.#protections.get(page)?.filter(({ expires }) => expires === null || expires > now) ?? [];
      if (live.length > 0) found.set(page, live);
    }
    return found;
  }

  async save(edit: NewEdit): Promise<SavedEdit | undefined> {
    const before = this.#named(edit.page);
    if ((before?.latest ?? null) !== edit.base) return undefined;
    const page = before?.id ?? ++this.#lastPage;
    const revision = this.#addRevision(page, edit);
    this.#setPage(page, before, revision, edit);
    this.#note(page, before, revision, edit);
    return { page, revision: revision.id };
  }

  #isProtected(page: number, { types, levels, cascade, endless, now }: ProtectionAsked): boolean {
    const all = this.#protections.get(page) ?? [];
    return all.some(
      (one) =>
        (one.expires === null || one.expires > now) &&
        (types?.includes(one.type) ?? true) &&
        (levels?.includes(one.level) ?? true) &&
        (cascade === undefined || one.cascade === cascade) &&
        (endless === undefined || (one.expires === null) === endless),
    );
  }

  #addRevision(page: number, { base, revision, content }: NewEdit): RevisionRow {
    const { timestamp, user, userName, comment, minor, tags } = revision;
    const id = this.#revisions.size + 1;
    const row = {
      ...{ id, page, parent: base ?? 0, timestamp, user, userName, comment, minor, tags, hidden: 0 },
      ...(content ? this.#keepText(content) : kept(this.#revisions.get(base ?? 0) as RevisionRow)),
    };
    this.#revisions.set(id, row);
    return row;
  }

  #keepText({ model, text, sha1 }: NonNullable<NewEdit['content']>): KeptText {
    const content = this.#texts.size + 1;
    this.#texts.set(content, text);
    return { content, model, size: Buffer.byteLength(text), sha1 };
  }

  #setPage(id: number, before: PageRow | undefined, { id: latest, size, model }: RevisionRow, edit: NewEdit): void {
    const { page, base, redirect, revision, protections, articles } = edit;
    const { namespace, key } = page;
    const state = { length: size, redirect, isNew: base === null, touched: revision.timestamp, model };
    this.#pages.set(id, { id, namespace, key, latest, ...state, language: before?.language ?? null });
    this.#ids.set(`${namespace}:${key}`, id);
    const sorted = protections?.toSorted((one, other) => byBytes(one.type, other.type));
    if (sorted) this.#protections.set(id, sorted);
    const { pages, articles: sofar, edits } = this.#counts;
    this.#counts = { pages: pages + (base === null ? 1 : 0), articles: sofar + articles, edits: edits + 1 };
  }

  #note(page: number, before: PageRow | undefined, made: RevisionRow, { page: name, base, change, entry }: NewEdit) {
    const { id: revision, parent, timestamp, user, userName, comment, minor, tags } = made;
    const { accounts, changes, log } = this.#beside;
    if (user !== null) accounts.countEdit(user);
    if (entry) log.note({ ...entry, page });
    if (!change) return;
    changes.note({
      ...{ type: base === null ? 'new' : 'edit', timestamp, ...name, user, userName, comment, minor, tags },
      ...{ bot: change.bot, patrolled: change.autopatrolled ? 'auto' : 'no', page, revision, parent },
      ...{ oldLength: before?.length ?? 0, newLength: made.size, log: 0, hidden: 0 },
    });
  }

  #named({ namespace, key }: PageName): PageRow | undefined {
    return this.#pages.get(this.#ids.get(`${namespace}:${key}`) ?? 0);
  }
}

type KeptText = Pick<RevisionRow, 'content' | 'model' | 'size' | 'sha1'>;

function kept({ content, model, size, sha1 }: RevisionRow): KeptText {
  return { content, model, size, sha1 };
}
