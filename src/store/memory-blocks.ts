import type { NewAuthEvent } from './auth-event.ts';
import type { BlockRow, BlockStore, BlocksAsked, NewBlock, Placing, Spread } from './blocks.ts';
import type { NewLogEntry } from './log.ts';

type Block = Omit<BlockRow, 'target' | 'byName'> & { readonly address: string | null };
type Moment = Pick<BlockRow, 'timestamp' | 'id'>;

/** Blocks in a map. */
export class MemoryBlocks implements BlockStore {
  readonly #nameOf: (account: number) => string | undefined;
  readonly #note: (entry: NewLogEntry) => void;
  readonly #endMain: (user: number, event: NewAuthEvent) => void;
  readonly #blocks = new Map<number, Block>();
  readonly #addresses = new Map<number, { readonly address: string; readonly seen: number }>();
  #last = 0;

  constructor(
    nameOf: (account: number) => string | undefined,
    note: (entry: NewLogEntry) => void,
    endMain: (user: number, event: NewAuthEvent) => void,
  ) {
    this.#nameOf = nameOf;
    this.#note = note;
    this.#endMain = endMain;
  }

  async place(target: number | string, block: NewBlock, how: Placing = {}): Promise<number | undefined> {
    const [user, address] = typeof target === 'number' ? [target, null] : [null, target];
    for (const id of [user, block.by]) {
      if (id !== null && this.#nameOf(id) === undefined) throw new Error(`account ${id} is not there`);
    }
    const of = (one: Block) => one.parent === null && one.user === user && one.address === address;
    for (const one of this.#all()) if (of(one) && ended(one, block.timestamp)) this.#drop(one.id);
    const before = this.#all().find(of);
    if (before && how.ifNone) return undefined;
    const { id, timestamp } = before ?? { id: ++this.#last, timestamp: block.timestamp };
    this.#blocks.set(id, { ...block, timestamp, id, user, address, parent: null });
    if (how.entry) this.#note(how.entry);
    if (user === null) return id;
    if (how.endsMain && !block.partial) this.#endMain(user, how.endsMain);
    if (!block.autoblock) this.#end((one) => one.parent === id);
    else if (how.spread) {
      for (const one of this.#all())
        if (one.parent === id) this.#blocks.set(one.id, likeParent(one, block, how.spread));
      await this.spread(user, how.spread);
    }
    return id;
  }

  async spread(user: number, { address, reason, timestamp, expires }: Spread): Promise<void> {
    const parent = this.#all().find((one) => one.user === user);
    if (address === null) return;
    this.#end((one) => one.address === address && ended(one, timestamp));
    if (!parent?.autoblock) return;
    const there = this.#all().filter((one) => one.address === address);
    for (const one of there) {
      if (one.parent === null || (one.expires ?? Infinity) >= (parent.expires ?? Infinity)) continue;
      this.#blocks.set(one.id, { ...one, timestamp, expires });
    }
    if (there.length > 0) return;
    const own = { id: ++this.#last, user: null, address, parent: parent.id, reason, timestamp, expires };
    this.#blocks.set(own.id, { ...parent, ...own, anonOnly: false, noEmail: false, autoblock: false });
  }

  async end(block: number, entry: NewLogEntry): Promise<boolean> {
    if (!this.#blocks.has(block)) return false;
    this.#drop(block);
    this.#note(entry);
    return true;
  }

  async list(asked: BlocksAsked): Promise<BlockRow[]> {
    const { ids, targets, kinds, lasting, from = -Infinity, to = Infinity, newer = false, at, now, limit } = asked;
    const way = newer ? 1 : -1;
    const order = (one: Moment, other: Moment) => way * (one.timestamp - other.timestamp || one.id - other.id);
    return this.#all()
      .filter((block) => !ended(block, now))
      .map((block) => this.#row(block))
      .filter(({ id }) => ids === undefined || ids.includes(id))
      .filter(({ target, parent }) => targets === undefined || (parent === null && targets.includes(target)))
      .filter((block) => kinds === undefined || kinds.includes(kindOf(block)))
      .filter(({ expires }) => lasting === undefined || (expires === null) === lasting)
      .filter(({ timestamp }) => timestamp >= from && timestamp <= to)
      .filter((block) => at === undefined || order(block, at) >= 0)
      .sort(order)
      .slice(0, limit);
  }

  async ofAddresses(addresses: readonly string[], now: number): Promise<BlockRow[]> {
    return this.#all()
      .filter((block) => block.address !== null && addresses.includes(block.address) && !ended(block, now))
      .map((block) => this.#row(block));
  }

  async lastAddress(user: number, after: number): Promise<string | undefined> {
    const last = this.#addresses.get(user);
    return last && last.seen > after ? last.address : undefined;
  }

  async noteAddress(user: number, address: string, now: number): Promise<void> {
    if ((this.#addresses.get(user)?.seen ?? 0) <= now) this.#addresses.set(user, { address, seen: now });
  }

  async forgetAddresses(before: number): Promise<void> {
    for (const [user, { seen }] of this.#addresses) if (seen < before) this.#addresses.delete(user);
  }

  /** Forgets where an account that is erased acted from. */
  forget(user: number): void {
    this.#addresses.delete(user);
  }

  /** The block of an account, in force or not. */
  ofAccount(user: number): BlockRow | undefined {
    const block = this.#all().find((one) => one.user === user);
    return block && this.#row(block);
  }

  #all(): Block[] {
    return [...this.#blocks.values()].sort((one, other) => one.id - other.id);
  }

  #row({ address, ...block }: Block): BlockRow {
    const target = address ?? this.#nameOf(block.user ?? 0) ?? '';
    return { ...block, target, byName: this.#nameOf(block.by) ?? '' };
  }

  #end(which: (block: Block) => boolean): void {
    for (const block of this.#all()) if (which(block)) this.#drop(block.id);
  }

  #drop(id: number): void {
    this.#blocks.delete(id);
    for (const { id: child, parent } of this.#blocks.values()) if (parent === id) this.#blocks.delete(child);
  }
}

function likeParent(block: Block, parent: NewBlock, { reason }: Spread): Block {
  const { by, partial, pages, namespaces, noCreate, allowUserTalk } = parent;
  const expires = Math.min(block.expires ?? Infinity, parent.expires ?? Infinity);
  return { ...block, by, reason, expires, partial, pages, namespaces, noCreate, allowUserTalk };
}

function ended({ expires }: Block, now: number): boolean {
  return expires !== null && expires <= now;
}

function kindOf({ user, target }: BlockRow): 'account' | 'ip' | 'range' {
  if (user !== null) return 'account';
  return target.includes('/') ? 'range' : 'ip';
}
