import type { IncomingMessage, ServerResponse } from 'node:http';
import { isForeignForm } from '../api/cross-site.ts';
import type { ApiRequest } from '../api/request.ts';
import type { Wiki } from '../api/wiki.ts';
import { message } from '../i18n/message.ts';
import type { Credentials } from '../session/credentials.ts';
import { answerPage } from '../web/answer-page.ts';
import { clearSiteData } from './clear-site-data.ts';
import { originOf } from './client.ts';
import { HttpError } from './http-error.ts';
import { respondPage } from './respond-page.ts';
import type { Room } from './room.ts';

/** What pages need to know of the site. */
interface Site {
  readonly wiki: Wiki;
  readonly room: Room;
  credentials(header: string | undefined): Credentials;
}

/** A request for a page for people. Bot passwords are for programs: they open none. The title may stand in the query. */
export async function handlePage(
  request: ApiRequest,
  title: string | null,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  site: Site,
): Promise<void> {
  const { wiki, room } = site;
  if (isForeignForm(request, wiki)) throw new HttpError(403, message('latchkey-http-foreign'));
  if (!room.enter()) throw new HttpError(503, message('latchkey-busy', 1), { headers: [['Retry-After', '1']] });
  try {
    const sent = { ...site.credentials(incoming.headers.cookie), bot: undefined };
    const session = await wiki.sessions.open(sent, originOf(request));
    const wasLoggedIn = session.account !== null;
    const answer = await answerPage(request, session, title, wiki);
    const ended = wasLoggedIn && session.account === null;
    await wiki.sessions.save(session);
    const cleared = ended ? clearSiteData(request, wiki.settings.clearSiteDataOnLogout) : [];
    respondPage(outgoing, request, { ...answer, headers: [...answer.headers, ...cleared] }, session.cookies, wiki);
  } finally {
    room.leave();
  }
}
