import { writeHandle } from '../../../session/handles.ts';
import { AUTH_ACTIONS, type AuthEvent, type AuthLogAsked } from '../../../store/auth-event.ts';
import type { LogAsked, LogRow } from '../../../store/log.ts';
import type { Store } from '../../../store/store.ts';

/** Type of the events of the log of sessions and credentials, which few may see. */
export const AUTH_TYPE = 'latchkey-auth';

const USER_NAMESPACE = 2;

/** The events that are asked for, as those of the wiki's log. */
export async function authEvents(asked: LogAsked, { authLog }: Pick<Store, 'authLog'>): Promise<LogRow[]> {
  const { action, performer, namespace, title, titlePrefix, from, to, newer, at, limit } = asked;
  // They are about accounts, and are found by whole names only.
  if ((namespace !== undefined && namespace !== USER_NAMESPACE) || titlePrefix !== undefined) return [];
  const known = AUTH_ACTIONS.find((one) => one === action);
  const found: AuthLogAsked = {
    ...(known !== undefined && { action: known }),
    ...(performer !== undefined && { actorName: performer }),
    ...(title !== undefined && { userName: title }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(newer !== undefined && { newer }),
    ...(at !== undefined && { at }),
    limit,
  };
  return (await authLog.list(found)).map(asLogRow);
}

function asLogRow({ id, action, timestamp, actor, actorName, userName, ...about }: AuthEvent): LogRow {
  const { ip, agent, session, count, params } = about;
  const particulars = {
    ip,
    useragent: agent,
    ...(session !== null && { session: writeHandle(session) }),
    count,
    ...params,
  };
  const who = { performer: actor, performerName: actorName };
  const of = { namespace: USER_NAMESPACE, title: userName, page: 0, revision: 0, comment: '' };
  return { id, type: AUTH_TYPE, action, timestamp, ...who, ...of, params: particulars, tags: [] };
}
