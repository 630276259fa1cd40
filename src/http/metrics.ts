import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { NewAuthEvent } from '../store/auth-event.ts';
import type { SessionStore } from '../store/sessions.ts';
import type { Room } from './room.ts';

const REQUEST_SECONDS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10];
const COMMIT_SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2];
const BATCHES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** What ends sessions, beside `end` itself, which says why. */
const ENDS: ReadonlySet<string> = new Set([
  ...['botpassword', 'delete', 'expire', 'lock', 'password', 'rename', 'reuse', 'totp'],
]);

/** What Prometheus is told of a server: how much of each, and never of whom. No label holds what a client has sent. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Counter<'status'>;
  readonly #refused: Counter<'code'>;
  readonly #seconds: Histogram;
  readonly #begun: Counter<'by'>;
  readonly #ended: Counter<'reason'>;
  readonly #loginsRefused: Counter<'reason'>;
  readonly #commits: Histogram;
  readonly #batches: Histogram;

  constructor(sessions: Pick<SessionStore, 'count'>, room: Pick<Room, 'inside'>) {
    const registers = [this.#registry];
    const named = (name: string, help: string) => ({ name: `latchkey_${name}`, help, registers });
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Counter({ ...named('requests_total', 'Requests answered.'), labelNames: ['status'] });
    this.#refused = new Counter({ ...named('refusals_total', 'Requests that the API refused.'), labelNames: ['code'] });
    this.#seconds = new Histogram({
      ...named('request_seconds', 'From a request that is read to its answer.'),
      buckets: REQUEST_SECONDS,
    });
    this.#begun = new Counter({ ...named('sessions_begun_total', 'Sessions begun.'), labelNames: ['by'] });
    this.#ended = new Counter({ ...named('sessions_ended_total', 'Sessions ended.'), labelNames: ['reason'] });
    this.#loginsRefused = new Counter({ ...named('logins_refused_total', 'Logins refused.'), labelNames: ['reason'] });
    this.#commits = new Histogram({
      ...named('store_commit_seconds', 'From a batch of writes that is handed over to its being on the disk.'),
      buckets: COMMIT_SECONDS,
    });
    this.#batches = new Histogram({ ...named('store_commit_operations', 'Writes of a batch.'), buckets: BATCHES });
    new Gauge({
      ...named('requests_in_flight', 'Requests that are being answered.'),
      collect() {
        this.set(room.inside);
      },
    });
    new Gauge({
      ...named('sessions_live', 'Sessions that there are, with those that are over and not swept yet.'),
      async collect() {
        this.set(await sessions.count());
      },
    });
  }

  /** Counts an answer; `refusedWith`: the API's code. */
  answered(status: number, refusedWith: string | null, milliseconds: number): void {
    this.#requests.inc({ status: String(status) });
    if (refusedWith !== null) this.#refused.inc({ code: refusedWith });
    this.#seconds.observe(milliseconds / 1000);
  }

  /** Counts what was noted of sessions and credentials. */
  noted({ action, params, count = 1 }: NewAuthEvent): void {
    if (action === 'begin') this.#begun.inc({ by: 'login' });
    if (action === 'revive') this.#begun.inc({ by: 'device' });
    if (action === 'refuse') this.#loginsRefused.inc({ reason: String(params.why) }, count);
    if (action === 'end') this.#ended.inc({ reason: String(params.why) }, count);
    if (ENDS.has(action)) this.#ended.inc({ reason: action }, count);
  }

  /** Counts a batch of writes. */
  committed(operations: number, milliseconds: number): void {
    this.#batches.observe(operations);
    this.#commits.observe(milliseconds / 1000);
  }

  /** All of it, in Prometheus' format, and the type of that. */
  async print(): Promise<{ readonly type: string; readonly text: string }> {
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}
