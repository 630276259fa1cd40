import type { NewAuthEvent } from './auth-event.ts';
import type { NewLogEntry } from './log.ts';

/** A block of an account, an address, or a range of addresses. */
export interface BlockRow {
  readonly id: number;
  /** The account; null: it is of an address or a range. */
  readonly user: number | null;
  /** The account's name, or the address or range. */
  readonly target: string;
  /** The account's block that made this one of its address by itself; null: somebody placed it. */
  readonly parent: number | null;
  readonly by: number;
  readonly byName: string;
  readonly reason: string;
  readonly timestamp: number;
  /** null: never. */
  readonly expires: number | null;
  readonly partial: boolean;
  /** Ids of pages; a page keeps its id under another name. */
  readonly pages: readonly number[];
  readonly namespaces: readonly number[];
  /** Of an address: those who are logged in are not blocked. */
  readonly anonOnly: boolean;
  readonly noCreate: boolean;
  readonly noEmail: boolean;
  readonly autoblock: boolean;
  readonly allowUserTalk: boolean;
}

/** What a block is made from. */
export type NewBlock = Omit<BlockRow, 'id' | 'user' | 'target' | 'parent' | 'byName'>;

/** How a block of an account comes upon an address by itself. */
export interface Spread {
  /** null: upon none now, but those that it came upon before change with it. */
  readonly address: string | null;
  readonly reason: string;
  readonly timestamp: number;
  readonly expires: number;
}

/** What goes with the placing of a block. */
export interface Placing {
  readonly ifNone?: boolean;
  readonly entry?: NewLogEntry;
  readonly spread?: Spread;
  readonly endsMain?: NewAuthEvent;
}

/** Which blocks are asked for. */
export interface BlocksAsked {
  readonly ids?: readonly number[];
  /** Names of accounts, addresses and ranges, as they are blocked: of those that somebody placed. */
  readonly targets?: readonly string[];
  readonly kinds?: readonly ('account' | 'ip' | 'range')[];
  /** Only blocks that never end, or only others. */
  readonly lasting?: boolean;
  /** Earliest time, and latest. */
  readonly from?: number;
  readonly to?: number;
  /** The oldest first; else the newest. */
  readonly newer?: boolean;
  /** From this block on. */
  readonly at?: Pick<BlockRow, 'timestamp' | 'id'>;
  /** Blocks that ended until then do not count. */
  readonly now: number;
  readonly limit: number;
}

export interface BlockStore {
  /**
   * Blocks an account (by its id), an address or a range, in place of any block before, whose id and time are kept, or only if
   * none is in force; notes it in the log in the same step; with `endsMain` every session of the account that no bot password
   * opened ends, and every device, if the block is sitewide. Gives the block's id; undefined: there is one already.
   */
  place(target: number | string, block: NewBlock, how?: Placing): Promise<number | undefined>;
  /** Lets the block of an account come upon an address, if it is one that does so and the address is not blocked yet; prolongs it if it is so already. */
  spread(user: number, spread: Spread): Promise<void>;
  /** Ends a block with those that it made by itself, and notes it in the log in the same step; says whether it was there. */
  end(block: number, entry: NewLogEntry): Promise<boolean>;
  /** Blocks in the order of their times. */
  list(asked: BlocksAsked): Promise<BlockRow[]>;
  /** The blocks in force of these addresses and ranges, also those that came by themselves; oldest first. */
  ofAddresses(addresses: readonly string[], now: number): Promise<BlockRow[]>;
  /** The address that an account last acted from, if that was after a time. */
  lastAddress(user: number, after: number): Promise<string | undefined>;
  /** Notes where an account acted from. */
  noteAddress(user: number, address: string, now: number): Promise<void>;
  /** Forgets addresses that accounts acted from before a time. Not awaited by any request. */
  forgetAddresses(before: number): Promise<void>;
}
