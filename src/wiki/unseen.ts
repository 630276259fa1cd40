import { isIp } from '../lib/ip.ts';
import type { Store } from '../store/store.ts';
import { USER_TALK } from './namespaces.ts';
import { nameOf, type Title } from './title.ts';

/** Who is told of a change of a page: whose talk page it is, an account (its id) or an address, unless it is its own change. */
export async function toldOf(
  { namespace, text }: Title,
  by: string,
  { accounts }: Pick<Store, 'accounts'>,
): Promise<number | string | undefined> {
  if (namespace.id !== USER_TALK || text === by) return undefined;
  return isIp(text) ? text : (await accounts.byName(text))?.id;
}

/** Somebody (id 0: no account, by an address) has seen a page as it is now: it is news no more. */
export async function seePage(
  title: Title,
  reader: { readonly id: number; readonly name: string },
  { messages, watches }: Pick<Store, 'messages' | 'watches'>,
  now: number,
): Promise<void> {
  const { id, name } = reader;
  const who = id === 0 ? name : id;
  if (title.namespace.id === USER_TALK && title.text === name && (await messages.has(who))) await messages.read(who);
  const [watch] = id === 0 ? [] : await watches.watched(id, [nameOf(title)], now);
  if (watch !== undefined && watch.unseen !== null) await watches.setUnseen(id, [nameOf(title)], null);
}
