import { saysWikitext } from '../wiki/content-model.ts';
import { preSave, tidy } from '../wiki/pre-save.ts';
import { readData } from '../wiki/read-data.ts';
import type { Title } from '../wiki/title.ts';
import { MOST_BYTES } from './action/edit/params.ts';
import { refusal } from './error.ts';
import type { Call } from './module.ts';
import type { Params } from './param/param.ts';
import { type Renderer, readingFor } from './rendering.ts';
import { preferencesOf } from './watching.ts';

/** A text as it is saved on a page by the one who asks; data is written in one way. Refuses what would become too much. */
export async function asSaved(
  text: string,
  model: string,
  title: Title,
  call: Renderer & Pick<Call<Params>, 'asker' | 'session'>,
): Promise<string> {
  if (model === 'json') return dataAsSaved(text) ?? text;
  if (!saysWikitext(model)) return tidy(text);
  // MediaWiki heeds it for programs only, though it is told as one for style sheets too.
  if (model === 'javascript' && !(await preferencesOf(call))('pst-cssjs')) return tidy(text);
  const { asker, session } = call;
  const signer = { name: asker.name, isAccount: asker.id !== 0, now: session.now };
  const saved = await preSave(text, signer, readingFor(title, 0, call));
  if (saved === undefined) throw tooMuch();
  return saved;
}

/** Data as it is saved, each value on a line of its own; undefined: it is no data. Refuses what would become too much. */
export function dataAsSaved(text: string): string | undefined {
  const data = readData(text);
  if (data === undefined) return undefined;
  if (data.indent > MOST_BYTES) throw tooMuch();
  return JSON.stringify(data.value, undefined, '\t');
}

function tooMuch() {
  return refusal('contenttoobig', [MOST_BYTES / 1024]);
}
