import { tokenOf } from '../../../api/asker.ts';
import { message } from '../../../i18n/message.ts';
import { Html, html } from '../../../lib/html.ts';
import type { Told } from '../../ask-api.ts';
import { button } from '../../kit/button.ts';
import { checkbox } from '../../kit/checkbox.ts';
import { textField } from '../../kit/field.ts';
import { form } from '../../kit/form.ts';
import { linesField } from '../../kit/lines.ts';
import { notice } from '../../kit/notice.ts';
import type { Shown, Visit } from '../../page.ts';
import type { Editing } from './editing.ts';

/** What is to be told with the form. */
interface Outcome {
  readonly fail?: readonly string[];
  /** The text that was not saved because somebody was faster. */
  readonly conflict?: string;
  readonly preview?: string | undefined;
  readonly changes?: Html;
}

const ROWS = 20;
const MOST_SUMMARY = 500;

/** The form with what is edited in it. */
export function editForm(visit: Visit, editing: Editing, { fail, conflict, preview, changes }: Outcome = {}): Shown {
  const { asker, say, url } = visit;
  const { title, base, started, section, text } = editing;
  const isNamed = asker.account !== null;
  const notes = [
    ...(isNamed ? [] : [say('anoneditwarning', asker.name)]),
    ...(base === 0 ? [say('newarticletext')] : []),
  ];
  const told = fail ?? (conflict === undefined ? undefined : [say('edit-conflict'), say('explainconflict')]);
  const shown = preview === undefined ? changes : previewed(visit, preview);
  const yours = html`<h2>${say('yourtext')}</h2>
${source('wpTextbox2', say('yourtext'), conflict ?? '')}`;
  const hidden = {
    wpEditToken: tokenOf(asker, visit.session, 'csrf'),
    editRevId: String(base),
    wpStarttime: started,
    wpSection: section,
  };
  const fields = html`${linesField({ name: 'wpTextbox1', label: say('latchkey-edit-text'), value: text, rows: ROWS, isSource: true })}${textField(
    {
      name: 'wpSummary',
      label: section === 'new' ? say('subject') : say('summary'),
      value: editing.summary,
      autocomplete: 'off',
      maxLength: MOST_SUMMARY,
      optional: say('latchkey-optional'),
      ...(section !== 'new' && { help: say('latchkey-edit-summary-help') }),
    },
  )}${isNamed ? ticks(visit, editing) : undefined}<div class="actions">${button(say('savearticle'), { look: 'primary', name: 'wpSave' })}${
    visit.modules.actions.has('parse') ? button(say('showpreview'), { name: 'wpPreview' }) : undefined
  }${visit.modules.actions.has('compare') ? button(say('showdiff'), { name: 'wpDiff' }) : undefined}<a href="${url(title)}">${say('latchkey-cancel')}</a></div>
${conflict === undefined ? undefined : yours}`;
  return {
    body: html`${told && notice('error', told)}${notes.length > 0 && told === undefined ? notice('notice', notes) : undefined}${shown}${form(url(title, { action: 'submit' }), hidden, fields)}`,
    heading: base === 0 ? message('creating', title) : message('editing', title),
    ...(conflict !== undefined && { status: 409 }),
  };
}

function ticks({ say }: Visit, { minor, watch }: Editing): Html {
  return html`${checkbox({ name: 'wpMinoredit', label: say('minoredit'), checked: minor })}${checkbox({ name: 'wpWatchthis', label: say('watchthis'), checked: watch })}`;
}

function previewed({ say }: Visit, preview: string): Html {
  return html`<section aria-labelledby="preview"><h2 id="preview">${say('preview')}</h2>
${notice('notice', [say('previewnote')])}
<div class="page-content" tabindex="0">${new Html(preview)}</div></section>
`;
}

/** The text of a page for one who may not change it, and why not. */
export function sourceOnly({ say }: Visit, { title, whole, base }: Editing, against: readonly Told[]): Shown {
  const why = notice('error', [...new Set(against.map(({ text }) => text))]);
  if (base === 0) return { body: why, heading: message('creating', title), status: 403 };
  const body = html`${why}${source('wpTextbox1', say('latchkey-edit-text'), whole)}`;
  return { body, heading: message('viewsource-title', title), status: 403 };
}

function source(name: string, label: string, value: string): Html {
  return linesField({ name, label, value, rows: ROWS, isSource: true, readOnly: true });
}
