import type { DeviceRow, KnownSession, SessionRow, SessionStore } from './store.ts';

/** Sessions and devices in maps. Each verb is atomic because it does all its work before it first gives up the thread. */
export class MemorySessions implements SessionStore {
  readonly #sessions = new Map<number, SessionRow>();
  readonly #devices = new Map<number, DeviceRow>();
  readonly #generations = new Map<number, number>();

  async get(id: number): Promise<KnownSession | undefined> {
    const row = this.#sessions.get(id);
    return row && { ...row, deviceSecretHash: this.#devices.get(row.device ?? -1)?.secretHash ?? null };
  }

  async device(id: number): Promise<DeviceRow | undefined> {
    return this.#devices.get(id);
  }

  async begin(session: SessionRow, device: DeviceRow | null, replaced: number | null): Promise<void> {
    if (this.#sessions.has(session.id)) throw new Error(`session ${session.id} is there already`);
    if (device && this.#devices.has(device.id)) throw new Error(`device ${device.id} is there already`);
    if (session.device !== (device?.id ?? null))
      throw new Error(`device ${session.device} is not begun with its session`);
    if (replaced !== null) this.#end(replaced);
    if (device) this.#devices.set(device.id, device);
    this.#sessions.set(session.id, session);
  }

  async revive(session: SessionRow & { readonly device: number }): Promise<boolean> {
    if (this.#devices.get(session.device)?.user !== session.user) return false;
    if (this.#sessions.has(session.id)) throw new Error(`session ${session.id} is there already`);
    this.#sessions.set(session.id, session);
    return true;
  }

  async touch(id: number, change: { readonly seen?: number; readonly loginTokenIssued?: true }): Promise<boolean> {
    const row = this.#sessions.get(id);
    if (!row) return false;
    const seen = Math.max(row.seen, change.seen ?? 0);
    this.#sessions.set(id, { ...row, seen, loginTokenIssued: change.loginTokenIssued ?? row.loginTokenIssued });
    return true;
  }

  async end(id: number): Promise<boolean> {
    return this.#end(id);
  }

  async endAll(user: number): Promise<number> {
    return this.dropUser(user);
  }

  async list(options: {
    readonly user?: number;
    readonly after?: number;
    readonly limit: number;
  }): Promise<SessionRow[]> {
    const { user, after = Number.NEGATIVE_INFINITY, limit } = options;
    return [...this.#sessions.values()]
      .filter((row) => row.id > after && (user === undefined || row.user === user))
      .sort((one, other) => one.id - other.id)
      .slice(0, limit);
  }

  async sweep(before: {
    readonly seen: number;
    readonly created: number;
    readonly remembered: number;
  }): Promise<number> {
    const forgotten = [...this.#devices.values()].filter((device) => device.created < before.remembered);
    for (const device of forgotten) this.#devices.delete(device.id);
    return this.#drop(
      (row) =>
        row.seen < before.seen ||
        row.created < before.created ||
        (row.device !== null && !this.#devices.has(row.device)),
    );
  }

  /** Ends every session and device of an account, and all of its generation, for the verbs of accounts that must do so in the same step. */
  dropUser(user: number): number {
    const generation = this.#generations.get(user);
    if (generation !== undefined) this.#generations.set(user, generation + 1);
    for (const device of this.#devices.values()) if (device.user === user) this.#devices.delete(device.id);
    return this.#drop((row) => row.user === user);
  }

  /** Raises the generation of an account by one: `keep` and its device go along, its other sessions and devices end. False: `keep` is gone. */
  keepOnly(user: number, keep: number | null): boolean {
    const kept = keep === null ? undefined : this.#sessions.get(keep);
    if (keep !== null && kept?.user !== user) return false;
    const device = this.#devices.get(kept?.device ?? -1);
    this.dropUser(user);
    const accountGeneration = this.generationOf(user);
    if (device) this.#devices.set(device.id, { ...device, accountGeneration });
    if (kept) this.#sessions.set(kept.id, { ...kept, accountGeneration });
    return true;
  }

  /** Counts the generations of an account that is new. */
  countGenerations(user: number): void {
    this.#generations.set(user, 0);
  }

  /** See `AccountRow.generation`. */
  generationOf(user: number): number {
    return this.#generations.get(user) ?? 0;
  }

  /** Ends every session that a bot password opened. */
  dropApp(user: number, app: string): void {
    this.#drop((row) => row.user === user && row.app === app);
  }

  #end(id: number): boolean {
    const row = this.#sessions.get(id);
    if (!row) return false;
    if (row.device !== null) this.#devices.delete(row.device);
    this.#drop((other) => other.id === id || (other.device !== null && other.device === row.device));
    return true;
  }

  #drop(dies: (row: SessionRow) => boolean): number {
    const dying = [...this.#sessions.values()].filter(dies);
    for (const row of dying) this.#sessions.delete(row.id);
    return dying.length;
  }
}
