import { byBytes } from '../lib/byte-order.ts';
import type { BotPasswordRow, NewBotPassword } from './accounts.ts';
import type { NewAuthEvent } from './auth-event.ts';
import type { MemoryAuthLog } from './memory-auth-log.ts';
import type { MemorySessions } from './memory-sessions.ts';

type Bot = Omit<BotPasswordRow, 'used'>;

/** Bot passwords in maps; what ends one ends its sessions in the same step. */
export class MemoryBotPasswords {
  readonly #sessions: MemorySessions;
  readonly #authLog: MemoryAuthLog;
  readonly #bots = new Map<number, Map<string, Bot>>();
  readonly #generations = new Map<number, number>();

  constructor(sessions: MemorySessions, authLog: MemoryAuthLog) {
    this.#sessions = sessions;
    this.#authLog = authLog;
  }

  one(user: number, app: string): BotPasswordRow | undefined {
    const bot = this.#bots.get(user)?.get(app);
    return bot && { ...bot, used: this.#sessions.appUsed(user, app) };
  }

  all(user: number): BotPasswordRow[] {
    return [...(this.#bots.get(user)?.values() ?? [])]
      .map((bot) => ({ ...bot, used: this.#sessions.appUsed(user, bot.app) }))
      .sort((one, other) => byBytes(one.app, other.app));
  }

  save(
    bot: NewBotPassword,
    event?: NewAuthEvent,
    only?: { readonly generation: number; readonly session: number },
  ): boolean {
    if (only && this.#sessions.generationOf(bot.user) !== only.generation) return false;
    if (only && !this.#sessions.isOf(bot.user, only.session)) return false;
    this.#authLog.note(event, this.#sessions.dropApp(bot.user, bot.app));
    const bots = this.#bots.get(bot.user) ?? new Map<string, Bot>();
    this.#bots.set(bot.user, bots.set(bot.app, { ...bot, generation: this.#nextGeneration(bot.user) }));
    return true;
  }

  delete(user: number, app: string, event?: NewAuthEvent): boolean {
    const ended = this.#sessions.dropApp(user, app);
    const deleted = this.#bots.get(user)?.delete(app) ?? false;
    if (deleted) this.#authLog.note(event, ended);
    return deleted;
  }

  /** Makes those of an account useless. */
  invalidate(user: number): void {
    const bots = this.#bots.get(user) ?? new Map<string, Bot>();
    const generation = this.#nextGeneration(user);
    for (const bot of bots.values()) bots.set(bot.app, { ...bot, hash: '', generation });
  }

  forget(user: number): void {
    this.#bots.delete(user);
    this.#nextGeneration(user);
  }

  /** One count for all bot passwords of an account, so that one made anew never gets the generation of one deleted. */
  #nextGeneration(user: number): number {
    const generation = (this.#generations.get(user) ?? 0) + 1;
    this.#generations.set(user, generation);
    return generation;
  }
}
