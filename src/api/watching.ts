import { nameOf, subjectOf, type Title, talkOf } from '../wiki/title.ts';
import type { Call } from './module.ts';
import { defaultOptions } from './options/default-options.ts';
import type { Params } from './param/param.ts';

/** What is to become of a page on the asker's watchlist. */
export type Watching = 'watch' | 'unwatch' | 'preferences' | 'nochange';

/** Whether a page is to be watched after it was changed: what `preferences` says depends on whether it was made. */
export async function isToBeWatched(
  wanted: Watching,
  { title, isThere }: { readonly title: Title; readonly isThere: boolean },
  { asker, session, store, settings }: Call<Params>,
): Promise<boolean> {
  if (asker.id === 0 || !asker.rights.has('editmywatchlist') || wanted === 'unwatch') return false;
  if (wanted === 'watch') return true;
  const watched = (await store.watches.watched(asker.id, [nameOf(title)], session.now)).length > 0;
  if (watched || wanted === 'nochange') return watched;
  const set = await store.options.get(asker.id);
  const isOn = (name: string) => !['', '0'].includes(set.get(name) ?? String(defaultOptions(settings)[name]));
  return isOn('watchdefault') || (!isThere && isOn('watchcreations'));
}

/** Puts a page and the one that it is talked about on onto the asker's watchlist, or takes them from it. */
export async function setWatched(
  title: Title,
  watched: boolean,
  { asker, store, settings }: Call<Params>,
): Promise<void> {
  if (asker.id === 0 || !asker.rights.has('editmywatchlist')) return;
  const names = [subjectOf(title, settings.siteName), talkOf(title, settings.siteName)].map(nameOf);
  await (watched ? store.watches.watch(asker.id, names, null) : store.watches.unwatch(asker.id, names));
}
