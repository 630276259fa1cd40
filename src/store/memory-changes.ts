import type { ChangeRow, ChangeStore, ChangesAsked } from './changes.ts';
import { inTime } from './memory-time.ts';

/** Recent changes in a list. */
export class MemoryChanges implements ChangeStore {
  #rows: ChangeRow[] = [];
  #last = 0;
  #isLatest: (revision: number) => boolean = () => false;

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
      .filter((row) => !asked.latestOnly || this.#isLatest(row.revision));
    return inTime(found, asked);
  }

  async ofRevisions(revisions: readonly number[]): Promise<ChangeRow[]> {
    return this.#rows.filter(({ revision, type }) => type !== 'log' && revision !== 0 && revisions.includes(revision));
  }

  /** Notes a change, for the verbs that must do so in the same step. */
  note(change: Omit<ChangeRow, 'id'>): void {
    this.#last += 1;
    this.#rows.push({ ...change, id: this.#last });
  }

  /** Forgets the changes that made these revisions. */
  forget(revisions: readonly number[]): void {
    this.#rows = this.#rows.filter(({ type, revision }) => type === 'log' || !revisions.includes(revision));
  }

  /** How to find out whether a revision is the newest of its page. */
  askOfLatest(isLatest: (revision: number) => boolean): void {
    this.#isLatest = isLatest;
  }
}
