import { askerOf } from '../api/asker.ts';
import { ApiError } from '../api/error.ts';
import { type ApiRequest, field } from '../api/request.ts';
import type { Wiki } from '../api/wiki.ts';
import { message } from '../i18n/message.ts';
import type { Html } from '../lib/html.ts';
import type { Session } from '../session/session.ts';
import { type Asked, askedPage } from './actions.ts';
import { missing } from './page/missing.ts';
import type { Page, Shown, Visit } from './page.ts';
import { PAGES } from './pages.ts';
import { askedLanguage, readerLanguage } from './reader-language.ts';
import { refused } from './refused.ts';
import { securityHeaders } from './security-headers.ts';
import { skin } from './skin.ts';
import { tabs } from './tabs.ts';
import { titleAsked } from './title-asked.ts';
import { titleUrl } from './title-url.ts';

/** A page, ready for HTTP. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** Answers a request for a page: by the title in its path, which is null where the query is to name one. */
export async function answerPage(
  request: ApiRequest,
  session: Session,
  path: string | null,
  wiki: Wiki,
): Promise<PageAnswer> {
  const title = await titleAsked(request, path, askerOf(session, request.ip, false, wiki.settings), wiki);
  const asked = askedPage(request, title, wiki.settings.siteName);
  const visit = await visitOf(asked, request, session, wiki);
  const shown = await shownBy(asked.page, visit).catch((error: unknown) => {
    if (error instanceof ApiError) return refused(error, visit);
    throw error;
  });
  // Whoever is logged in may be another now.
  const now = { ...visit, asker: askerOf(session, request.ip, false, wiki.settings) };
  if ('redirect' in shown) return redirected(shown.redirect);
  if ('json' in shown) return told(shown.json);
  return 'bytes' in shown ? given(shown) : printed(shown, now, await tabs(now));
}

async function visitOf(what: Asked, request: ApiRequest, session: Session, wiki: Wiki): Promise<Visit> {
  const asker = askerOf(session, request.ip, false, wiki.settings);
  const language = await readerLanguage(request, asker, wiki);
  const asked = askedLanguage(request);
  return {
    ...wiki,
    ...what,
    request,
    session,
    asker,
    language,
    pages: PAGES,
    field: (name) => field(request, name) ?? '',
    say: (key, ...params) => language.text({ key, params }),
    url: (to, query) => titleUrl(to, { ...query, ...(asked !== undefined && { uselang: asked }) }),
  };
}

async function shownBy(page: Page, visit: Visit): Promise<Shown> {
  const { method, bodyTooLarge } = visit.request;
  if (bodyTooLarge) return missing.show(visit);
  if (method === 'GET' || method === 'HEAD') return page.show(visit);
  if (method === 'POST' && page.submit !== undefined) return page.submit(visit);
  return { ...(await missing.show(visit)), heading: message('latchkey-page-cannot'), status: 405 };
}

function redirected(location: string): PageAnswer {
  return { status: 303, headers: [['Location', location], ...securityHeaders(false)], body: '' };
}

function told(json: object): PageAnswer {
  const headers = [['Content-Type', 'application/json'], ...securityHeaders(false)] as const;
  return { status: 200, headers, body: JSON.stringify(json) };
}

/** Bytes that a browser is to take for nothing else. */
function given({ bytes, status, headers }: Extract<Shown, { bytes: string }>): PageAnswer {
  const named = headers.map(([name]) => name);
  const safe = securityHeaders(false).filter(([name]) => !named.includes(name));
  return { status, headers: [...headers, ...safe], body: bytes };
}

function printed(shown: Extract<Shown, { body: Html }>, visit: Visit, above: Html | undefined): PageAnswer {
  const scripts = visit.page.scripts ?? [];
  const headers = [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Content-Language', visit.language.tag],
    ...securityHeaders(scripts.length > 0),
  ] as const;
  return { status: shown.status ?? 200, headers, body: skin(shown, visit, above) };
}
