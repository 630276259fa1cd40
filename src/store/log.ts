import type { LogValue } from './log-value.ts';

/** An event of the wiki's log, which is never changed but for its tags. */
export interface LogRow {
  /** Rises with every event. */
  readonly id: number;
  readonly type: string;
  readonly action: string;
  /** In whole seconds: what is told of an event is enough to go on from it. */
  readonly timestamp: number;
  /** null: not an account. */
  readonly performer: number | null;
  readonly performerName: string;
  /** The page that it is about: of an account, its user page. */
  readonly namespace: number;
  readonly title: string;
  /** Id of the page then; 0: there was none. */
  readonly page: number;
  /** The revision that it made; 0: none. */
  readonly revision: number;
  readonly comment: string;
  readonly params: { readonly [name: string]: LogValue };
  readonly tags: readonly string[];
}

/** An event to be noted. */
export interface NewLogEntry extends Omit<LogRow, 'id' | 'revision' | 'tags'> {
  /** None, unless given. */
  readonly tags?: readonly string[];
  /** How it is noted among the recent changes; absent: not at all. */
  readonly change?: ChangeNoted;
}

/** What a change is noted with in the list of recent changes. */
export interface ChangeNoted {
  readonly bot: boolean;
  /** Needs nobody's look any more, because of who made it. */
  readonly autopatrolled: boolean;
  /** Where it came from. */
  readonly ip: string;
}

/** Which events are asked for. */
export interface LogAsked {
  readonly type?: string;
  readonly action?: string;
  readonly performer?: string;
  readonly namespace?: number;
  readonly title?: string;
  readonly titlePrefix?: string;
  readonly tag?: string;
  /** Earliest time, and latest. */
  readonly from?: number;
  readonly to?: number;
  /** The oldest first; else the newest. */
  readonly newer?: boolean;
  /** From this event on. */
  readonly at?: Pick<LogRow, 'timestamp' | 'id'>;
  readonly limit: number;
}

export interface LogStore {
  add(entry: NewLogEntry): Promise<void>;
  /** The events with these ids, in any order; those that are not there are left out. */
  byId(ids: readonly number[]): Promise<LogRow[]>;
  list(asked: LogAsked): Promise<LogRow[]>;
}
