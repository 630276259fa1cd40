import { type Message, message } from '../../../i18n/message.ts';
import type { RedirectTarget } from '../../../store/pages.ts';
import type { EditKind, PageState } from '../../../wiki/kind-of-edit.ts';
import { plainHeading } from '../../../wiki/sections.ts';
import { spokenHeading } from '../../../wiki/spoken-heading.ts';
import { summaryText } from '../../../wiki/summary-text.ts';
import { titleOf } from '../../../wiki/title.ts';
import { inWikisLanguage } from '../../page-event.ts';
import type { EditCall } from './params.ts';
import type { Undoing } from './undoing.ts';

/** Characters of the longest summary. */
const MOST = 500;

/** What a page was and is to be, and what the edit undoes. */
export interface EditedStates {
  readonly before: PageState | null;
  readonly after: PageState;
  readonly undoing: Undoing | null;
}

/** The summary of an edit: what was given, or what can be said of it by itself. */
export function summaryOf(kind: EditKind | null, { before, after, undoing }: EditedStates, call: EditCall): string {
  const { settings } = call;
  const given = summaryGiven(call, undoing);
  if (given.trim() !== '') return given;
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

/** The summary that was given, or that of a new section or of an edit undone; empty: none. */
export function summaryGiven(call: EditCall, undoing: Undoing | null): string {
  const { section, sectiontitle } = call.params;
  const summary = summaryAsked(call, undoing);
  const heading = section === 'new' ? (sectiontitle ?? summary ?? '') : '';
  // What names a section is no summary beside.
  const said = section === 'new' && sectiontitle === undefined ? '' : (summary ?? '');
  if (said !== '') return plainHeading(said);
  if (heading === '') return '';
  return inWikisLanguage(message('newsectionsummary', spokenHeading(plainHeading(heading))), call);
}

/** The summary that was given, or where none was that of one edit undone. */
export function summaryAsked(call: EditCall, undoing: Undoing | null): string | undefined {
  const { summary } = call.params;
  if (summary !== undefined || undoing?.last.parent !== undoing?.after.id) return summary;
  return undoing ? inWikisLanguage(message('undo-summary', undoing.last.id, undoing.last.userName), call) : undefined;
}
