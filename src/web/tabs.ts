import { type Html, html } from '../lib/html.ts';
import { subjectOf, type Title, talkOf } from '../wiki/title.ts';
import type { Visit } from './page.ts';
import { rowAsked } from './revision-asked.ts';

/** What of a page of the wiki is to be seen: itself, its talk, its text, its history. Nothing above other pages. */
export async function tabs(visit: Visit): Promise<Html | undefined> {
  const { about, action, asker, say, settings, url } = visit;
  if (about === null || !asker.rights.has('read')) return undefined;
  const isThere = (await rowAsked(visit)) !== undefined;
  const tab = (text: string, address: string, isHere: boolean) => html`<li><a href="${address}"${
    isHere ? html` aria-current="page"` : undefined
  }>${text}</a></li>
`;
  const page = (title: Title, text: string) => tab(text, url(title.prefixed), title.prefixed === about.prefixed);
  const does = (name: string, text: string) =>
    tab(text, url(about.prefixed, { action: name }), (action === 'submit' ? 'edit' : action) === name);
  const [subject, talk] = [subjectOf(about, settings.siteName), talkOf(about, settings.siteName)];
  const mayEdit = asker.rights.has('edit');
  const editing = does('edit', !mayEdit ? say('viewsource') : isThere ? say('edit') : say('create'));
  return html`<nav class="tabs" aria-label="${say('views')}"><ul>
${page(subject, say('nstab-main'))}${page(talk, say('talk'))}</ul>
<ul>
${isThere ? tab(say('view'), url(about.prefixed), action === 'view') : undefined}${isThere || mayEdit ? editing : undefined}${
  isThere ? does('history', say('history_short')) : undefined
}</ul></nav>
`;
}
