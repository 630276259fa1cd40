import type { NewAuthEvent, Origin } from './auth-event.ts';
import type { MemoryAuthLog } from './memory-auth-log.ts';
import type {
  AsleepAsked,
  DeviceRow,
  KnownSession,
  ListedDevice,
  ListedSession,
  Past,
  Rotation,
  SessionRow,
  SessionStore,
  SessionsAsked,
} from './sessions.ts';
import { TakenHandle } from './store-error.ts';
import { SYSTEM_NAME } from './system-name.ts';

const MOST_SWEPT = 1000;
const NOWHERE: Origin = { ip: '', agent: '' };

/** A session, and where it is used. */
type KeptSession = SessionRow & Pick<ListedSession, 'began' | 'last'>;

/** A device, and how it is listed. */
type KeptDevice = DeviceRow & { readonly use: ListedDevice };

/** Sessions and devices in maps. Each verb is atomic because it does all its work before it first gives up the thread. */
export class MemorySessions implements Omit<SessionStore, 'owned'> {
  readonly #authLog: MemoryAuthLog;
  /** When each bot password was last used. */
  readonly #appsUsed = new Map<string, number>();
  readonly #sessions = new Map<number, KeptSession>();
  readonly #devices = new Map<number, KeptDevice>();
  readonly #generations = new Map<number, number>();
  readonly #names = new Map<number, string>();

  constructor(authLog: MemoryAuthLog) {
    this.#authLog = authLog;
  }

  async get(id: number): Promise<KnownSession | undefined> {
    const kept = this.#sessions.get(id);
    if (!kept) return undefined;
    const { began: _began, last: _last, ...row } = kept;
    return { ...row, deviceSecretHash: this.#devices.get(row.device ?? -1)?.secretHash ?? null };
  }

  async device(id: number): Promise<DeviceRow | undefined> {
    const kept = this.#devices.get(id);
    if (!kept) return undefined;
    const { use: _use, ...row } = kept;
    return row;
  }

  async begin(
    session: SessionRow,
    device: DeviceRow | null,
    replaced: number | null,
    event?: NewAuthEvent,
    ending?: NewAuthEvent,
  ): Promise<void> {
    const current = this.#isCurrent(session);
    if (current && this.#sessions.has(session.id)) throw new TakenHandle(`session ${session.id} is there already`);
    if (current && device && this.#devices.has(device.id))
      throw new TakenHandle(`device ${device.id} is there already`);
    if (current && session.device !== (device?.id ?? null))
      throw new Error(`device ${session.device} is not begun with its session`);
    if (replaced !== null) this.#end(replaced, ending);
    if (!current) return;
    if (device) {
      const { id, created } = device;
      this.#devices.set(id, { ...device, use: { id, created, seen: 0, began: NOWHERE, last: NOWHERE } });
    }
    this.#insert(session, event);
  }

  async revive(
    session: SessionRow & { readonly device: number },
    rotation: Rotation | null = null,
    event?: NewAuthEvent,
  ): Promise<boolean> {
    const device = this.#devices.get(session.device);
    if (device?.user !== session.user || !this.#isCurrent(session)) return false;
    if (rotation && !device.secretHash.equals(rotation.from)) return false;
    if (this.#sessions.has(session.id)) throw new TakenHandle(`session ${session.id} is there already`);
    if (rotation) {
      const { to: secretHash, from: previousHash, at: rotated } = rotation;
      this.#devices.set(device.id, { ...device, secretHash, previousHash, rotated });
    }
    this.#insert(session, event);
    return true;
  }

  async touch(
    id: number,
    change: { readonly seen?: number; readonly from?: Origin; readonly loginTokenIssued?: true },
  ): Promise<boolean> {
    const row = this.#sessions.get(id);
    if (!row) return false;
    const seen = Math.max(row.seen, change.seen ?? 0);
    const loginTokenIssued = change.loginTokenIssued ?? row.loginTokenIssued;
    const used = { ...row, seen, loginTokenIssued, last: change.from ?? row.last };
    this.#sessions.set(id, used);
    this.#noteUse(used);
    return true;
  }

  async end(id: number, event?: NewAuthEvent, { user }: { readonly user?: number } = {}): Promise<boolean> {
    if (user !== undefined && this.#sessions.get(id)?.user !== user) return false;
    return this.#end(id, event);
  }

  async endDevice(id: number, event?: NewAuthEvent): Promise<boolean> {
    if (!this.#devices.delete(id)) return false;
    const ended = this.#drop((row) => row.device === id);
    this.#authLog.note(event, ended);
    return true;
  }

  async endAll(user: number, event?: NewAuthEvent): Promise<number> {
    const ended = this.dropUser(user);
    this.#authLog.note(event, ended);
    return ended;
  }

  async endOthers(user: number, keep: number, event?: NewAuthEvent): Promise<number | undefined> {
    const ended = this.#generations.has(user) ? this.keepOnly(user, keep) : undefined;
    if (ended) this.#authLog.note(event, ended);
    return ended;
  }

  async endEverybody(event?: NewAuthEvent): Promise<number> {
    const ended = this.#sessions.size;
    this.#sessions.clear();
    this.#devices.clear();
    for (const [user, generation] of this.#generations) this.#generations.set(user, generation + 1);
    this.#authLog.note(event, ended);
    return ended;
  }

  async list(asked: SessionsAsked): Promise<ListedSession[]> {
    const { user, after = Number.NEGATIVE_INFINITY, limit } = asked;
    return [...this.#sessions.values()]
      .filter((row) => row.id > after && (user === undefined || row.user === user))
      .sort((one, other) => one.id - other.id)
      .slice(0, limit)
      .map(listedOf);
  }

  async listAsleep(asked: AsleepAsked): Promise<ListedDevice[]> {
    const { user, after = Number.NEGATIVE_INFINITY, limit, past } = asked;
    const awake = [...this.#sessions.values()].filter(
      ({ seen, created }) => seen >= past.seen && created >= past.created,
    );
    const used = new Set(awake.map(({ device }) => device));
    return [...this.#devices.values()]
      .filter((row) => row.user === user && row.id > after && row.created >= past.remembered && !used.has(row.id))
      .sort((one, other) => one.id - other.id)
      .slice(0, limit)
      .map(({ use }) => use);
  }

  async count(): Promise<number> {
    return this.#sessions.size;
  }

  async sweep(past: Past, now: number): Promise<number> {
    const forgotten = new Set([...this.#devices.values()].filter(({ created }) => created < past.remembered));
    const gone = new Set([...forgotten].map(({ id }) => id));
    const over = [...this.#sessions.values()]
      .filter(
        ({ seen, created, kind, device }) =>
          seen < past.seen ||
          created < (kind === 'bot' ? past.botCreated : past.created) ||
          (device !== null && gone.has(device)),
      )
      .sort((one, other) => one.id - other.id)
      .slice(0, MOST_SWEPT);
    for (const { id, user, last } of over) {
      this.#sessions.delete(id);
      const by = { actor: null, actorName: SYSTEM_NAME, user, userName: this.#names.get(user) ?? '' };
      this.#authLog.note({ action: 'expire', timestamp: now, ...by, ...last, session: id, params: {} });
    }
    const used = new Set([...this.#sessions.values()].map(({ device }) => device));
    for (const id of gone) if (!used.has(id)) this.#devices.delete(id);
    return over.length;
  }

  /** Ends every session and device of an account, and all of its generation, for the verbs of accounts that must do so in the same step. */
  dropUser(user: number): number {
    const generation = this.#generations.get(user);
    if (generation !== undefined) this.#generations.set(user, generation + 1);
    for (const device of this.#devices.values()) if (device.user === user) this.#devices.delete(device.id);
    return this.#drop((row) => row.user === user);
  }

  /** Raises the generation of an account by one: `keep` and its device go along, its other sessions and devices end. Gives how many sessions ended; undefined: `keep` is gone. */
  keepOnly(user: number, keep: number | null): number | undefined {
    const kept = keep === null ? undefined : this.#sessions.get(keep);
    if (keep !== null && kept?.user !== user) return undefined;
    const device = this.#devices.get(kept?.device ?? -1);
    const ended = this.dropUser(user);
    const accountGeneration = this.generationOf(user);
    if (device) this.#devices.set(device.id, { ...device, accountGeneration });
    if (kept) this.#sessions.set(kept.id, { ...kept, accountGeneration });
    return kept ? ended - 1 : ended;
  }

  /** Ends every session of an account that no bot password opened, and every device; its generation rises, and the other sessions go along. */
  dropMain(user: number, event: NewAuthEvent): void {
    for (const device of this.#devices.values()) if (device.user === user) this.#devices.delete(device.id);
    const ended = this.#drop((row) => row.user === user && row.kind === 'main');
    const accountGeneration = this.generationOf(user) + 1;
    this.#generations.set(user, accountGeneration);
    for (const row of this.#sessions.values())
      if (row.user === user) this.#sessions.set(row.id, { ...row, accountGeneration });
    if (ended > 0) this.#authLog.note(event, ended);
  }

  /** Whether an account has a session. */
  isOf(user: number, id: number): boolean {
    return this.#sessions.get(id)?.user === user;
  }

  /** How many sessions an account has. */
  countOf(user: number): number {
    return [...this.#sessions.values()].filter((row) => row.user === user).length;
  }

  /** Counts the generations of an account that is new. */
  countGenerations(user: number, name: string): void {
    this.#generations.set(user, 0);
    this.#names.set(user, name);
  }

  /** Knows an account under another name. */
  rename(user: number, name: string): void {
    this.#names.set(user, name);
  }

  /** See `AccountRow.generation`. */
  generationOf(user: number): number {
    return this.#generations.get(user) ?? 0;
  }

  /** When a bot password was last used; null: never. */
  appUsed(user: number, app: string): number | null {
    return this.#appsUsed.get(JSON.stringify([user, app])) ?? null;
  }

  /** Ends every session that a bot password opened. */
  dropApp(user: number, app: string): number {
    this.#appsUsed.delete(JSON.stringify([user, app]));
    return this.#drop((row) => row.user === user && row.app === app);
  }

  /** Whether its account is still of the generation that it was made for: else it would never be anybody's. */
  #isCurrent({ user, accountGeneration }: SessionRow): boolean {
    return this.#generations.get(user) === accountGeneration;
  }

  #noteUse({ user, app, seen, device, began, last }: KeptSession): void {
    const kept = this.#devices.get(device ?? -1);
    if (kept) {
      const use = { ...kept.use, ...(kept.use.seen === 0 && { began }), seen: Math.max(kept.use.seen, seen), last };
      this.#devices.set(kept.id, { ...kept, use });
    }
    if (app === null) return;
    this.#appsUsed.set(JSON.stringify([user, app]), Math.max(this.appUsed(user, app) ?? 0, seen));
  }

  #insert(session: SessionRow, event: NewAuthEvent | undefined): void {
    const { ip, agent } = event ?? NOWHERE;
    const kept = { ...session, began: { ip, agent }, last: { ip, agent } };
    this.#sessions.set(session.id, kept);
    this.#noteUse(kept);
    this.#authLog.note(event);
  }

  #end(id: number, event: NewAuthEvent | undefined): boolean {
    const row = this.#sessions.get(id);
    if (!row) return false;
    if (row.device !== null) this.#devices.delete(row.device);
    const ended = this.#drop((other) => other.id === id || (other.device !== null && other.device === row.device));
    this.#authLog.note(event, ended);
    return true;
  }

  #drop(dies: (row: SessionRow) => boolean): number {
    const dying = [...this.#sessions.values()].filter(dies);
    for (const row of dying) this.#sessions.delete(row.id);
    return dying.length;
  }
}

function listedOf({ secretHash: _, appGeneration: _app, authenticated: _at, ...kept }: KeptSession): ListedSession {
  const { loginTokenIssued: _issued, ...row } = kept;
  return row;
}
