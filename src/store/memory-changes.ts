import type { ChangeRow, ChangeStore, ChangesAsked, WatchedAsked } from './changes.ts';
import { inTime } from './memory-time.ts';
import type { MemoryWatches } from './memory-watches.ts';
import { type PageEvent, type PageName, type PageRow, REVERTED, type Reverts } from './pages.ts';

interface ChangeFacts {
  /** Whether a revision is the newest of its page. */
  isLatest(revision: number): boolean;
  /** The page that has a name now. */
  named(name: PageName): PageRow | undefined;
  /** Notes an event about the page of a name. */
  noteEvent(name: PageName, event: PageEvent): void;
}

/** Recent changes in a list. */
export class MemoryChanges implements ChangeStore {
  #rows: ChangeRow[] = [];
  #last = 0;
  #facts: ChangeFacts = { isLatest: () => false, named: () => undefined, noteEvent() {} };
  readonly #watches: MemoryWatches;

  constructor(watches: MemoryWatches) {
    this.#watches = watches;
  }

  async list(asked: ChangesAsked): Promise<ChangeRow[]> {
    const { namespaces, name, userName, exceptUserName, types, tag, minor, bot, anonymous, patrolled } = asked;
    const found = this.#rows
      .filter((row) => namespaces === undefined || namespaces.includes(row.namespace))
      .filter((row) => name === undefined || (row.namespace === name.namespace && row.key === name.key))
      .filter((row) => userName === undefined || row.userName === userName)
      .filter((row) => exceptUserName === undefined || row.userName !== exceptUserName)
      .filter((row) => types === undefined || types.includes(row.type))
      .filter((row) => tag === undefined || row.tags.includes(tag))
      .filter((row) => minor === undefined || row.minor === minor)
      .filter((row) => bot === undefined || row.bot === bot)
      .filter((row) => anonymous === undefined || (row.user === null) === anonymous)
      .filter((row) => patrolled === undefined || patrolled.includes(row.patrolled))
      .filter((row) => !asked.latestOnly || this.#facts.named(row)?.latest === row.revision)
      .filter(({ log, revision }) => !asked.latestOrLog || log !== 0 || this.#facts.isLatest(revision))
      .filter((row) => asked.redirects === undefined || this.#isRedirect(row) === asked.redirects)
      .filter((row) => asked.watched === undefined || this.#isWatched(row, asked.watched));
    return inTime(found, asked);
  }

  async ofRevisions(revisions: readonly number[]): Promise<ChangeRow[]> {
    return this.#rows.filter(({ revision, type }) => type !== 'log' && revision !== 0 && revisions.includes(revision));
  }

  /** Whether somebody has looked at the change that made a revision; undefined: there is none. */
  stateOf(revision: number): ChangeRow['patrolled'] | undefined {
    return this.#rows.find((row) => row.type !== 'log' && row.revision === revision)?.patrolled;
  }

  /** Gives changes the tags that come of those they have. */
  retag(tagsOf: (row: ChangeRow) => readonly string[]): void {
    this.#rows = this.#rows.map((row) => ({ ...row, tags: tagsOf(row) }));
  }

  /** Notes a change, which those who watch the page have not seen, for the verbs that must do so in the same step. */
  note(change: Omit<ChangeRow, 'id'>): void {
    this.#last += 1;
    this.#rows.push({ ...change, id: this.#last });
    this.#watches.noteChange(change);
  }

  /** Puts the change that is an event of the log behind all others. */
  listLater(log: number): void {
    const row = this.#rows.find((one) => one.log === log);
    if (!row) return;
    this.#last += 1;
    this.#rows = [...this.#rows.filter((one) => one !== row), { ...row, id: this.#last }];
  }

  /** Id of the first change that made a revision, or that is an event of the log; 0: there is none. */
  idOf(wanted: { readonly revision: number } | { readonly log: number }): number {
    const is = (row: ChangeRow) => ('log' in wanted ? row.log === wanted.log : row.revision === wanted.revision);
    return this.#rows.find(is)?.id ?? 0;
  }

  /** Forgets the changes that made these revisions. */
  forget(revisions: readonly number[]): void {
    this.#rows = this.#rows.filter(({ type, revision }) => type === 'log' || !revisions.includes(revision));
  }

  /** How to find out what pages are. */
  askOfPages(facts: ChangeFacts): void {
    this.#facts = facts;
  }

  async byId(ids: readonly number[]): Promise<ChangeRow[]> {
    return this.#rows.filter(({ id }) => ids.includes(id));
  }

  async patrol(wanted: number, event: PageEvent): Promise<void> {
    const row = this.#rows.find(({ id }) => id === wanted);
    if (row?.patrolled !== 'no') return;
    this.#rows = this.#rows.map((one) => (one === row ? { ...one, patrolled: 'yes' } : one));
    this.#facts.noteEvent(row, event);
  }

  /** Marks the changes that made revisions which are undone. */
  revert({ tagged, lookedAt, bot }: Reverts): void {
    this.#rows = this.#rows.map((row) => {
      if (row.type === 'log' || row.revision === 0) return row;
      const patrolled = lookedAt.includes(row.revision) && row.patrolled === 'no' ? 'auto' : row.patrolled;
      const isTagged = tagged.includes(row.revision) && !row.tags.includes(REVERTED);
      const tags = isTagged ? [...row.tags, REVERTED] : row.tags;
      return { ...row, patrolled, tags, bot: row.bot || (bot && lookedAt.includes(row.revision)) };
    });
  }

  #isRedirect(name: PageName): boolean {
    return (this.#facts.named(name)?.redirect ?? null) !== null;
  }

  #isWatched(row: ChangeRow, { user, now, unseen }: WatchedAsked): boolean {
    const watch = this.#watches.find(user, row, now);
    return watch !== undefined && (unseen === undefined || row.timestamp >= (watch.unseen ?? Infinity) === unseen);
  }
}
