import type { ChangeNoted, LogRow, NewLogEntry } from '../store/log.ts';

const USER_NAMESPACE = 2;

/** An event about an account or an address, for the log: its page is not looked up. */
export function logEntry(event: {
  readonly type: 'block' | 'newusers' | 'renameuser' | 'rights';
  readonly action: string;
  readonly by: { readonly id: number | null; readonly name: string };
  /** Name of the account, or the address. */
  readonly of: string;
  readonly comment: string;
  readonly params: LogRow['params'];
  readonly now: number;
  readonly change?: ChangeNoted;
  readonly tags?: readonly string[] | undefined;
}): NewLogEntry {
  const { type, action, by, of, comment, params, now, change, tags = [] } = event;
  const timestamp = Math.floor(now / 1000) * 1000;
  const about = { namespace: USER_NAMESPACE, title: of, page: 0, comment, params, tags };
  return { type, action, timestamp, performer: by.id, performerName: by.name, ...about, ...(change && { change }) };
}
