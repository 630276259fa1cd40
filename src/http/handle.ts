import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Cors, corsOf } from '../api/cors.ts';
import { isForeign } from '../api/cross-site.ts';
import { busy, refusal } from '../api/error.ts';
import { type ApiRequest, field } from '../api/request.ts';
import { type Answer, answer, answerFault } from '../api/run.ts';
import { LOGIN_SUPPRESSED, lacksSameOrigin } from '../api/same-origin.ts';
import type { Wiki } from '../api/wiki.ts';
import { message } from '../i18n/message.ts';
import type { Log } from '../lib/log.ts';
import { memo } from '../lib/memo.ts';
import type { Credentials } from '../session/credentials.ts';
import type { Session } from '../session/session.ts';
import { browserLanguage } from '../web/browser-language.ts';
import { type Body, type BodyLimits, checked, NO_BODY, readBody } from './body.ts';
import { clearSiteData } from './clear-site-data.ts';
import { clientOf, originOf } from './client.ts';
import { readUrlEncoded } from './fields.ts';
import { handlePage } from './handle-page.ts';
import { HttpError } from './http-error.ts';
import { redirect, respond, respondPlain } from './respond.ts';
import { respondAsset } from './respond-page.ts';
import type { Room } from './room.ts';
import { route } from './route.ts';

/** What handling a request needs to know of the site. */
export interface Site extends BodyLimits {
  readonly wiki: Wiki;
  /** Ranges of addresses of the proxies that are believed. */
  readonly trustProxy: readonly string[];
  readonly room: Room;
  /** Is told of every answer of the API: its status, the code that it was refused with, and the milliseconds that it took. */
  readonly answered?: (status: number, refusedWith: string | null, milliseconds: number) => void;
  /** Reads a Cookie header. */
  credentials(header: string | undefined): Credentials;
  readonly log: Log;
}

/** Begins the code that a fault of the server is told with. */
const FAULT = 'internal_api_error_';
/** Seconds after which somebody who found no room may come again. */
const COME_AGAIN = 1;

/** One request from start to end. */
export async function handle(incoming: IncomingMessage, outgoing: ServerResponse, site: Site): Promise<void> {
  try {
    const to = route(incoming.url ?? '/', site.wiki.address);
    if (to.kind === 'redirect') return redirect(outgoing, to.status, to.location);
    if (to.kind === 'nothing') {
      const { apiUrl } = site.wiki.address;
      throw new HttpError(404, message(to.isScript ? 'latchkey-http-scripts' : 'latchkey-http-nothing', apiUrl));
    }
    if (to.kind === 'asset') return respondAsset(outgoing, incoming, to.path);
    const body = incoming.method === 'POST' ? await readBody(incoming, outgoing, site) : NO_BODY;
    const request = requestOf(incoming, to.query, body, site);
    if (to.kind === 'page') await handlePage(request, to.title, incoming, outgoing, site);
    else await handleApi(request, incoming, outgoing, site);
  } catch (error) {
    if (!(error instanceof HttpError)) site.wiki.fault(error);
    const told = error instanceof HttpError ? error : new HttpError(500, message('latchkey-http-failed'));
    respondPlain(outgoing, told, browserLanguage(incoming.headers['accept-language']));
  }
}

async function handleApi(
  request: ApiRequest,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  site: Site,
): Promise<void> {
  const { wiki, room } = site;
  const cors = corsOf(request, wiki.settings);
  if (cors.refused) {
    const { status, said } = cors.refused;
    throw new HttpError(status, said, { headers: [...cors.headers, ...suppressionOf(request)] });
  }
  if (request.method === 'OPTIONS') return respond(outgoing, request, preflight(request, cors), [], wiki);

  const began = performance.now();
  let given: Answer;
  let session: Session | null = null;
  let ended = false;
  const entered = room.enter();
  try {
    if (!entered) throw busy(COME_AGAIN);
    if (isForeign(request, wiki)) throw refusal('latchkey-crosssite', [], { status: 403 });
    const opened = wiki.sessions.open(site.credentials(incoming.headers.cookie), originOf(request));
    session = opened instanceof Promise ? await opened : opened;
    const wasLoggedIn = session.account !== null;
    given = await answer(request, session, wiki);
    ended = wasLoggedIn && session.account === null;
    // After a fault the cookies are told nothing: what they would be told may speak of what is no more.
    if (given.refusedWith?.startsWith(FAULT)) session = null;
    else {
      const saving = wiki.sessions.save(session);
      if (saving) await saving;
    }
  } catch (error) {
    session = null;
    given = answerFault(request, error, wiki);
  } finally {
    if (entered) room.leave();
  }
  if (session && given.refusedWith !== null) logRefusal(site, request, session, given.refusedWith);
  const cleared = session && ended ? clearSiteData(request, wiki.settings.clearSiteDataOnLogout) : [];
  const more = cors.headers.length + cleared.length;
  const told = more === 0 ? given : { ...given, headers: [...cors.headers, ...given.headers, ...cleared] };
  site.answered?.(given.printed?.status ?? given.status, given.refusedWith, performance.now() - began);
  respond(outgoing, request, told, session?.cookies ?? [], wiki);
}

/** Most query strings that are remembered, and the longest: bots ask the same again and again. */
const MOST_QUERIES = 2000;
const LONGEST_QUERY = 200;

const readQuery = memo(MOST_QUERIES, LONGEST_QUERY, (query) => checked(readUrlEncoded(query, 'windows-1252')));

function requestOf(incoming: IncomingMessage, query: string, body: Body, { trustProxy }: Site): ApiRequest {
  const { ip, secure } = clientOf(incoming, trustProxy);
  return {
    method: incoming.method ?? 'GET',
    ip,
    secure,
    headers: incoming.headers as ApiRequest['headers'],
    query: readQuery(query),
    body: body.fields,
    bodyTooLarge: body.tooLarge,
  };
}

/** A refused request of somebody logged in: what was asked, why not, and that the session lives. */
function logRefusal({ log, wiki }: Site, request: ApiRequest, session: Session, code: string): void {
  if (session.account === null) return;
  const asked = field(request, 'action') ?? '';
  // What is no action may be anything, of any length.
  const action = wiki.modules.actions.has(asked) ? asked : '';
  const about = { action, code, user: session.account.name, ip: request.ip };
  log.info(about, 'refused; the session lives');
}

/** What a browser asks before it asks: nothing of the API is run. */
function preflight(request: ApiRequest, cors: Cors): Answer {
  return { status: 200, headers: [...cors.headers, ...suppressionOf(request)], printed: null, refusedWith: null };
}

/** Tells that nobody is recognised, where that is so. */
function suppressionOf(request: ApiRequest): readonly (readonly [string, string])[] {
  return lacksSameOrigin(request) ? [LOGIN_SUPPRESSED] : [];
}
