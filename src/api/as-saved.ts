import { preSave, tidy } from '../wiki/pre-save.ts';
import type { Call } from './module.ts';
import type { Params } from './param/param.ts';

/** A text as it is saved by the one who asks: only in wikitext does it say more than itself. */
export function asSaved(
  text: string,
  model: string,
  { asker, session }: Pick<Call<Params>, 'asker' | 'session'>,
): string {
  if (model !== 'wikitext') return tidy(text);
  return preSave(text, { name: asker.name, isAccount: asker.id !== 0, now: session.now });
}
