import { canonicalName } from '../../account/name.ts';
import { parseTimestamp } from '../../lib/parse-timestamp.ts';
import { writeHandle } from '../../session/handles.ts';
import { AUTH_ACTIONS, type AuthEvent } from '../../store/auth-event.ts';
import { findAccount } from '../account-name.ts';
import { columns } from '../columns.ts';
import { defineCommand } from '../command.ts';
import { handleOf } from '../handle.ts';
import { dataOption, withWiki } from '../open-wiki.ts';
import { option } from '../option.ts';
import { timeText } from '../time.ts';
import { UsageError } from '../usage-error.ts';
import { readChoice, readText } from '../value.ts';

const MOST = 100_000;

/** `latchkey audit` */
export const audit = defineCommand({
  name: 'audit',
  summary: 'Shows what was done to sessions and credentials, by whom and from where; the oldest first.',
  args: ['[ACCOUNT]'],
  options: {
    action: option({
      value: 'ACTION',
      about: `Only this: ${AUTH_ACTIONS.join(', ')}`,
      otherwise: undefined,
      read: (text) => readChoice(text, AUTH_ACTIONS),
    }),
    user: option({
      value: 'NAME',
      about: 'Only what this account or address did',
      otherwise: undefined,
      read: readText,
    }),
    address: option({ value: 'ADDRESS', about: 'Only what came from there', otherwise: undefined, read: readText }),
    session: option({
      value: 'HANDLE',
      about: 'Only what is about this session',
      otherwise: undefined,
      read: handleOf,
    }),
    start: option({ value: 'TIME', about: 'Not before this time', otherwise: undefined, read: readTime }),
    end: option({ value: 'TIME', about: 'Not after this time', otherwise: undefined, read: readTime }),
    limit: option({ value: 'COUNT', about: 'Of these the newest, so many', otherwise: 100, read: readCount }),
    data: dataOption,
  },
  run: async ({ args: [given = ''], options, io }) => {
    const { action, user, address, session, start, end, limit, data } = options;
    await withWiki(data, async (store) => {
      const events = await store.authLog.list({
        ...(given !== '' && { userName: canonicalName(given) ?? given }),
        ...(action !== undefined && { action }),
        ...(user !== undefined && { actorName: canonicalName(user) ?? user }),
        ...(address !== undefined && { ip: address }),
        ...(session !== undefined && { session }),
        ...(start !== undefined && { from: start }),
        ...(end !== undefined && { to: end }),
        limit,
      });
      // What an account left there outlives it: only then does it matter whether there is one.
      if (events.length === 0 && given !== '') await findAccount(store, given);
      const heading = ['TIME', 'ACTION', 'ACCOUNT', 'BY', 'ADDRESS', 'SESSION', 'COUNT', 'MORE', 'CLIENT'];
      io.print(...columns([heading, ...events.reverse().map(rowOf)]));
    });
  },
});

function rowOf({ timestamp, action, userName, actorName, ip, session, count, params, agent }: AuthEvent): string[] {
  const more = Object.entries(params).map(([name, value]) => `${name}=${value}`);
  const where = [ip || '-', session === null ? '-' : writeHandle(session)];
  return [
    timeText(timestamp),
    action,
    userName || '-',
    actorName || '-',
    ...where,
    String(count),
    more.join(' ') || '-',
    printable(agent),
  ];
}

/** A client says of itself what it likes: nothing of it may reach the terminal as a command. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e\xa0-\u{10ffff}]/gu, '?');
}

function readTime(text: string): number {
  const time = parseTimestamp(text, Date.now());
  if (time !== undefined) return time;
  throw new UsageError(`${text}: it is not a time. Give one like 2026-11-22T18:00:00Z.`);
}

function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0 && count <= MOST) return count;
  throw new UsageError(`--limit ${text}: it must be a whole number from 1 to ${MOST}.`);
}
