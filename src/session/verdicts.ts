import type { SessionRow } from '../store/sessions.ts';
import { isExpired, isHalfSpent, isOver } from './age.ts';
import type { Credentials } from './credentials.ts';
import type { Recognised } from './session.ts';
import type { SessionSettings } from './settings.ts';

type Stored = Extract<Recognised, { readonly row: SessionRow }>;

interface Verdict {
  readonly is: Stored;
  /** What it was found in: see `Store.version`. */
  readonly version: number;
  readonly ip: string;
}

/**
 * Whose sessions cookies were found to be. A verdict holds as long as nobody has committed anything since, and until time
 * itself asks for more than to be recognised: the session is at its end, or to be renewed, or its bot password has expired.
 */
export class Verdicts {
  readonly #settings: SessionSettings;
  /** By the very object: the same cookies sent again are read into the same one. */
  readonly #of = new WeakMap<Credentials, Verdict>();

  constructor(settings: SessionSettings) {
    this.#settings = settings;
  }

  find(sent: Credentials, ip: string, version: number, now: number): Stored | undefined {
    const verdict = this.#of.get(sent);
    if (verdict === undefined || verdict.version !== version || verdict.ip !== ip) return undefined;
    const { is } = verdict;
    const isOld = isHalfSpent(is.row, now, this.#settings) || isExpired(is.row, now, this.#settings);
    const botIsOver = is.kind === 'bot' && isOver(is.bot.expires, now);
    return isOld || botIsOver ? undefined : is;
  }

  keep(sent: Credentials, ip: string, version: number, is: Stored): void {
    // A Token cookie that has been replaced is good for a moment only.
    if (is.kind === 'main' && is.staleToken) return;
    this.#of.set(sent, { is, version, ip });
  }
}
