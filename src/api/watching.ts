import { nameOf, subjectOf, type Title, talkOf } from '../wiki/title.ts';
import type { Call } from './module.ts';
import { optionsOf } from './options/options-of.ts';
import type { Params } from './param/param.ts';

/** What is to become of a page on the asker's watchlist. */
export type Watching = 'watch' | 'unwatch' | 'preferences' | 'nochange';

/** How a request says what is to become of a page on the watchlist; two of the ways are old. */
export interface WatchAsked {
  readonly watchlist: Watching;
  readonly watch?: boolean;
  readonly unwatch?: boolean;
}

/** Puts a page that was changed onto the asker's watchlist or takes it from there, as the request or the preference says. */
export async function watchAsAsked(
  asked: WatchAsked,
  page: { readonly title: Title; readonly isThere: boolean; readonly preference?: string },
  call: Call<Params>,
): Promise<void> {
  await setWatched(page.title, await isToBeWatched(asked, page, call), call);
}

/** Whether a page is to be watched after it was changed: without a preference of its own, that depends on whether it was made. */
export async function isToBeWatched(
  { watchlist, watch, unwatch }: WatchAsked,
  { title, isThere, preference }: { readonly title: Title; readonly isThere: boolean; readonly preference?: string },
  { asker, session, store, settings }: Call<Params>,
): Promise<boolean> {
  const wanted = watch ? 'watch' : unwatch ? 'unwatch' : watchlist;
  if (wanted === 'watch' || wanted === 'unwatch') return wanted === 'watch';
  const watched = (await store.watches.watched(asker.id, [nameOf(title)], session.now)).length > 0;
  if (watched || wanted === 'nochange' || asker.groups.includes('bot')) return watched;
  const isOn = await preferencesOf({ asker, store, settings });
  if (preference !== undefined) return isOn(preference);
  return isOn('watchdefault') || (!isThere && isOn('watchcreations'));
}

/** Which preferences of the asker are on. */
export async function preferencesOf({
  asker,
  store,
  settings,
}: Pick<Call<Params>, 'asker' | 'store' | 'settings'>): Promise<(name: string) => boolean> {
  const option = await optionsOf(asker.id, { store, settings });
  return (name) => !['', '0'].includes(option(name));
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
