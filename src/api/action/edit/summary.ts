import { type Message, message } from '../../../i18n/message.ts';
import type { RedirectTarget } from '../../../store/pages.ts';
import type { EditKind, PageState } from '../../../wiki/kind-of-edit.ts';
import { summaryText } from '../../../wiki/summary-text.ts';
import { titleOf } from '../../../wiki/title.ts';
import { inWikisLanguage } from '../../page-event.ts';
import type { EditCall } from './params.ts';

/** Characters of the longest summary. */
const MOST = 500;

/** The summary of an edit: what was given, or what can be said of it by itself. */
export async function summaryOf(
  kind: EditKind | null,
  { before, after }: { readonly before: PageState | null; readonly after: PageState },
  call: EditCall,
): Promise<string> {
  const { params: asked, store, settings } = call;
  const heading = asked.section === 'new' ? asked.sectiontitle : undefined;
  const given = asked.summary ?? (heading === undefined ? '' : `/* ${heading} */ `);
  if (given.trim() !== '') return given;
  if (asked.undo) {
    const [undone] = await store.pages.revisions([asked.undo]);
    const isOne = !asked.undoafter || asked.undoafter === undone?.parent;
    return undone && isOne ? inWikisLanguage(message('undo-summary', undone.id, undone.userName), call) : '';
  }
  const fill = (said: (text: string) => Message) => {
    const around = [...inWikisLanguage(said(''), call)].length;
    return inWikisLanguage(said(summaryText(after.text, MOST - around)), call);
  };
  const target = (to: RedirectTarget | null | undefined) => (to ? titleOf(to, settings.siteName).prefixed : '');
  const [old, now] = [target(before?.redirect), target(after.redirect)];
  if (kind === 'blank') return inWikisLanguage(message('autosumm-blank'), call);
  if (kind === 'newblank') return inWikisLanguage(message('autosumm-newblank'), call);
  if (kind === 'newpage') return fill((text) => message('autosumm-new', text));
  if (kind === 'replace') return fill((text) => message('autosumm-replace', text));
  if (kind === 'new-redirect') return inWikisLanguage(message('autoredircomment', now), call);
  if (kind === 'removed-redirect') return inWikisLanguage(message('autosumm-removed-redirect', old), call);
  if (kind === 'changed-redirect-target') {
    return inWikisLanguage(message('autosumm-changed-redirect-target', old, now), call);
  }
  return '';
}
