import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ADDRESS_LIFE } from './account/autoblock.ts';
import { createLogin } from './account/login.ts';
import { PasswordHasher } from './account/password/hasher.ts';
import { PasswordResets } from './account/password-resets.ts';
import { RateLimiter } from './account/rate-limiter.ts';
import { openRegistration } from './account/registration.ts';
import { userMail } from './account/user-mail.ts';
import { allModules } from './api/modules.ts';
import { FORMATS } from './format/formats.ts';
import { credentialReader } from './http/cookies.ts';
import { gathered } from './http/gathered.ts';
import { handle } from './http/handle.ts';
import { LIMIT_KINDS, LIMITS, type Limits } from './http/limits.ts';
import { Listener, type Tls } from './http/listener.ts';
import type { Metrics } from './http/metrics.ts';
import { Room } from './http/room.ts';
import { answerStatus } from './http/status.ts';
import { languageOf } from './i18n/language.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import { isRange } from './lib/ip.ts';
import { faultIn, type Kind, listOf, whole } from './lib/kind.ts';
import { type Log, silentLog } from './lib/log.ts';
import { pooledRandom, type Random } from './lib/random.ts';
import { SettingError } from './lib/setting-error.ts';
import { unlessBusy } from './lib/unless-busy.ts';
import type { Mailer } from './mail/mailer.ts';
import { NO_MAILER } from './mail/no-mailer.ts';
import { smtpMailer } from './mail/smtp-mailer.ts';
import { spoolMailer } from './mail/spool-mailer.ts';
import { pastAt } from './session/age.ts';
import { writeHandle } from './session/handles.ts';
import { Sessions } from './session/sessions.ts';
import { DAY } from './session/settings.ts';
import { SETTING_KINDS, type Settings, withDefaults } from './settings.ts';
import type { NewAuthEvent, Noted } from './store/auth-event.ts';
import { memoryStore } from './store/memory.ts';
import { openSqliteStore } from './store/sqlite.ts';
import type { Committed } from './store/sqlite-writer.ts';
import type { Store } from './store/store.ts';
import { refreshStaleLinks } from './wiki/stale-links.ts';
import { makeStartPages } from './wiki/start-pages.ts';

/** What a server is made from. Everything has a default. */
export interface ServerSettings {
  /** Folder of the embedded store; without it the wiki is kept in memory and gone at the end. */
  readonly data?: string;
  /** Address to listen at; only this machine can reach it unless given. */
  readonly host?: string;
  /** Port to listen at (8080); 0 takes any that is free. */
  readonly port?: number;
  /** Scheme, host and port that the wiki says it has; where it listens unless given. */
  readonly server?: string;
  /** Path before `/api.php`; none unless given. */
  readonly scriptPath?: string;
  /** Ranges of addresses of the proxies whose X-Forwarded-For and X-Forwarded-Proto count; none unless given. */
  readonly trustProxy?: readonly string[];
  /** Certificate and key, to answer over https. */
  readonly tls?: Tls;
  /** What is taken of clients at most; see `LIMITS` for what holds unless given. */
  readonly limits?: Partial<Limits>;
  /** Port for /healthz, /readyz and /metrics, which are not there unless given; 0 takes any that is free. */
  readonly statusPort?: number;
  /** Address of that port; only this machine can reach it unless given. */
  readonly statusHost?: string;
  /** Server that takes the wiki's mail: `smtp://user:password@host:587`. Without it letters are put into `mail/` of the data folder. */
  readonly smtp?: string;
  /** Address that the wiki's mail is from; `wiki@` the server's name unless given. */
  readonly mailFrom?: string;
  /** What the wiki is set to. */
  readonly wiki?: Partial<Settings>;
  readonly log?: Log;
  readonly clock?: Clock;
}

/** A wiki that can be asked. */
export interface Server {
  /** Scheme, address and port that it has. */
  readonly origin: string;
  /** The same of /healthz, /readyz and /metrics, if they are there. */
  readonly statusOrigin: string | undefined;
  /** Where its rows live, to look at and to prepare. Closed with the server. */
  readonly store: Store;
  readonly hasher: PasswordHasher;
  /** Begins to answer and gives the address of `api.php`. Requests that came before have waited. */
  listen(): Promise<string>;
  /** Answers the requests under way, takes no more, and closes the store. Tells if requests make it wait. */
  close(waits?: () => void): Promise<void>;
}

const SWEEP_INTERVAL = 60_000;
/** How often pages are read again whose templates changed, and how many of them. */
const REFRESH_INTERVAL = 1000;
const REFRESHED_AT_ONCE = 100;
/** Bodies of the largest size that are held side by side; of smaller ones as many as are as long together. */
const LARGE_BODIES = 2;
const RANGE: Kind = {
  words: 'an address or a range such as 10.0.0.0/8',
  fits: (value) => typeof value === 'string' && isRange(value),
};

/**
 * Joins the parts to a server that has its port, and answers from `listen` on. Rejects with one clear line if the port
 * cannot be had, and then has made nothing, or if the store cannot be opened.
 */
export async function createServer(given: ServerSettings = {}): Promise<Server> {
  check(given);
  const { clock = systemClock, log = silentLog, scriptPath = '' } = given;
  const settings = withDefaults(given.wiki ?? {});
  const limits = { ...LIMITS, ...given.limits };
  const random = pooledRandom();
  const listener = new Listener(given.tls, limits);
  const origin = await listener.open(given.port ?? 8080, given.host ?? '127.0.0.1');
  let metrics: Metrics | undefined;
  const told = {
    committed: (...batch: Parameters<Committed>) => metrics?.committed(...batch),
    noted: (event: NewAuthEvent) => {
      const { action, session, timestamp: _timestamp, ...about } = event;
      try {
        log.info({ ...about, session: session === null ? null : writeHandle(session) }, `auth: ${action}`);
        metrics?.noted(event);
      } catch {
        // It has happened, whether anybody can be told or not.
      }
    },
  };
  const store = await openStore(given.data, random, told).catch(async (error: unknown) => {
    await listener.close();
    throw error;
  });
  const room = new Room(limits.inFlight);
  let whyNot: string | undefined = 'It does not answer yet.';
  let statusListener: Listener | undefined;
  let statusOrigin: string | undefined;
  if (given.statusPort !== undefined) {
    // Who does not ask for it need not wait for it to load.
    metrics = new (await import('./http/metrics.ts')).Metrics(store.sessions, room);
    const status = { metrics, whyNotReady: async () => whyNot ?? (await whyNotWritten(store)) };
    statusListener = new Listener(undefined, limits);
    statusOrigin = await statusListener.open(given.statusPort, given.statusHost ?? '127.0.0.1').catch(async (error) => {
      await listener.close();
      await store.close();
      throw error;
    });
    statusListener.answer((incoming, outgoing) => void answerStatus(incoming, outgoing, status));
  }
  const hasher = new PasswordHasher();
  const sessions = new Sessions({ store, clock, random, settings });
  const login = createLogin({
    accounts: store.accounts,
    logins: store.logins,
    authLog: store.authLog,
    hasher,
    settings,
    clock,
    random,
    key: store.key,
  });
  const mailer = openMailer(given, origin, random);
  const mailFailed = (error: unknown) => log.error({ error }, 'mail failed');
  const resets = new PasswordResets({
    accounts: store.accounts,
    options: store.options,
    mailer,
    clock,
    random,
    key: store.key,
    siteName: settings.siteName,
    fault: mailFailed,
  });
  const language = languageOf(settings.contentLanguage);
  const sendUserMail = userMail({ mailer, clock, siteName: settings.siteName, language, fault: mailFailed });
  const registration = openRegistration({
    accounts: store.accounts,
    hasher,
    settings,
    clock,
    resets,
  });
  const rates = new RateLimiter(settings.rateLimits, clock);
  const modules = allModules(FORMATS);
  const sweep = setInterval(() => {
    const swept = [sweepAll(store, settings, clock()), login.refusals.write()];
    Promise.all(swept).catch((error: unknown) => log.error({ error }, 'sweep failed'));
  }, SWEEP_INTERVAL).unref();
  const refreshing = unlessBusy(
    () => refreshStaleLinks(store, { siteName: settings.siteName, most: REFRESHED_AT_ONCE, now: clock }),
    (error) => log.error({ error }, 'links were not read again'),
  );
  const refresh = setInterval(refreshing.begin, REFRESH_INTERVAL).unref();

  return {
    origin,
    statusOrigin,
    store,
    hasher,
    async listen() {
      await makeStartPages(store, settings, clock());
      const server = given.server ?? origin;
      const apiUrl = `${server}${scriptPath}/api.php`;
      const fault = (error: unknown) => log.error({ error }, 'fault');
      const address = { server, scriptPath, apiUrl, hostName: hostname() };
      const site = {
        wiki: {
          settings,
          store,
          sessions,
          login,
          hasher,
          registration,
          resets,
          sendUserMail,
          rates,
          clock,
          random,
          modules,
          address,
          fault,
        },
        trustProxy: given.trustProxy ?? [],
        maxBodyBytes: limits.bodyBytes,
        bodies: new Room(LARGE_BODIES * limits.bodyBytes),
        room,
        ...(metrics && { answered: metrics.answered.bind(metrics) }),
        credentials: credentialReader(settings),
        log,
      };
      listener.answer(gathered((incoming, outgoing) => void handle(incoming, outgoing, site)));
      whyNot = undefined;
      return apiUrl;
    },
    async close(waits) {
      clearInterval(sweep);
      clearInterval(refresh);
      whyNot = 'It is stopping.';
      await listener.close(waits);
      await refreshing.settled();
      await resets.settled();
      mailer.close();
      await hasher.close();
      await login.refusals.write().catch((error: unknown) => log.error({ error }, 'refusals were not noted'));
      await statusListener?.close();
      await store.close();
    },
  };
}

/** Refuses what cannot be, before anything is made. */
function check({ port, statusPort, trustProxy, limits = {}, wiki = {} }: ServerSettings): void {
  const kinds = { port: whole(0, 65_535), statusPort: whole(0, 65_535), trustProxy: listOf(RANGE) };
  const fault =
    faultIn({ port, statusPort, trustProxy }, kinds) ??
    within('limits', faultIn(limits, LIMIT_KINDS)) ??
    within('wiki', faultIn(wiki, SETTING_KINDS));
  if (fault !== undefined) throw new SettingError(`Cannot start with these settings: ${fault}.`);
}

function within(where: string, fault: string | undefined): string | undefined {
  return fault && `${where}.${fault}`;
}

function openMailer({ smtp, mailFrom, data, server }: ServerSettings, origin: string, random: Random): Mailer {
  const from = mailFrom ?? `wiki@${new URL(server ?? origin).hostname}`;
  if (smtp !== undefined) return smtpMailer(smtp, from);
  return data === undefined ? NO_MAILER : spoolMailer(join(data, 'mail'), from, random);
}

/** Milliseconds after which a store that has not answered cannot be written. */
const PROBE_PATIENCE = 2000;

async function whyNotWritten(store: Store): Promise<string | undefined> {
  const late = sleep(PROBE_PATIENCE, false, { ref: false });
  const written = await Promise.race([store.probe().then(() => true), late]).catch(() => false);
  return written ? undefined : 'The store cannot be written.';
}

async function openStore(
  directory: string | undefined,
  random: Random,
  told: { readonly noted: Noted; readonly committed: Committed },
): Promise<Store> {
  return directory === undefined ? memoryStore({ key: random(32), ...told }) : openSqliteStore({ directory, ...told });
}

/** Forgets what is over, in portions: logins must not wait for it. */
async function sweepAll(store: Store, settings: Settings, now: number): Promise<void> {
  const past = pastAt(settings, now);
  while ((await store.sessions.sweep(past, Math.floor(now / 1000) * 1000)) > 0);
  await store.logins.sweep(now);
  await store.blocks.forgetAddresses(now - ADDRESS_LIFE);
  await store.authLog.sweep(now - settings.authLogDays * DAY, settings.authLogEvents);
}
