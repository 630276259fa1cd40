import { message } from '../../../i18n/message.ts';
import type { RevisionRow } from '../../../store/pages.ts';
import { CONTENT_FORMATS, type ContentModel } from '../../../wiki/content-model.ts';
import { expandTemplates } from '../../../wiki/expand-templates.ts';
import { visibility } from '../../../wiki/hidden.ts';
import { sectionOf } from '../../../wiki/sections.ts';
import type { Title } from '../../../wiki/title.ts';
import type { Budget } from '../../../wiki/wikitext/expand.ts';
import { parseTree } from '../../../wiki/wikitext/parse-tree.ts';
import { refusal } from '../../error.ts';
import { inParserOutput, readingFor, render } from '../../rendering.ts';
import { marked, type Tree } from '../../result.ts';
import type { differ } from './diff.ts';
import type { RevisionsCall } from './params.ts';
import { type RevisionProp, sha1Told } from './props.ts';

const OF_SLOTS: readonly RevisionProp[] = ['content', 'contentmodel', 'slotsize', 'slotsha1'];

/** Whether what is asked for is told of each slot. */
export function asksOfSlots(props: ReadonlySet<RevisionProp>): boolean {
  return OF_SLOTS.some((prop) => props.has(prop));
}

/** Whether it is to be told what texts are made of. */
export function asksTree({ params: { prop, generatexml } }: RevisionsCall): boolean {
  return prop.includes('parsetree') || (prop.includes('content') && generatexml);
}

/** What is shared by all revisions of an answer. */
export interface Shared {
  /** Given where texts are to be compared. */
  readonly diff: ReturnType<typeof differ> | undefined;
  /** What may still be done to put templates in. */
  readonly left: Budget;
}

/** What a revision's only slot, `main`, is told as; `text` is given where the content is needed. */
export async function slotsTold(
  row: RevisionRow,
  title: Title,
  text: string | undefined,
  { diff, left }: Shared,
  call: RevisionsCall,
): Promise<Tree> {
  const { params: asked, asker, warn } = call;
  const props = new Set(asked.prop);
  const seen = visibility(row.hidden, 'text', asker.rights);
  const section = sectionAsked(text, row, asked.section);
  const slot: Tree = {
    ...(props.has('slotsize') && { size: row.size }),
    ...(props.has('slotsha1') && sha1Told(row, seen)),
    ...(props.has('contentmodel') && { contentmodel: row.model }),
    ...(text !== undefined && seen !== 'shown' && { texthidden: true }),
  };
  const readable = text !== undefined && seen !== 'forbidden';
  const isNew = asked.slots !== undefined;
  if (readable && section === undefined && !isNew) {
    throw refusal('nosuchsection', message('apierror-nosuchsection-what', asked.section ?? '', named(row)));
  }
  const told = {
    ...slot,
    ...(readable && section === undefined && { nosuchsection: true }),
    ...(readable && asksTree(call) && tree()),
    ...(readable && props.has('content') && (await content())),
    ...(readable && section !== undefined && diff && (await diff(row, section, title))),
  };
  if (!isNew) return marked(told, { content: 'content' });
  const slots = asked.slots.includes('main') ? { main: marked(told, { content: 'content' }) } : {};
  return { slots: marked(slots, { element: 'slot', kind: 'pairs', pairKey: 'role', pairMerge: true }) };

  function tree(): Tree {
    if (section === undefined) return {};
    if (row.model === 'wikitext') return { parsetree: parseTree(section) };
    const about = message('apierror-parsetree-notwikitext-title', title.prefixed, row.model);
    warn({ code: 'parsetree-notwikitext', message: about });
    return { badcontentformatforparsetree: true };
  }

  async function content(): Promise<Tree> {
    if (section === undefined) return {};
    if (asked.parse) {
      const shown = { title, text: section, model: row.model, revision: row.id };
      const { html } = await render(shown, { editLinks: true, contents: true }, call);
      return { content: inParserOutput(html, call) };
    }
    if (asked.expandtemplates) {
      if (row.model === 'wikitext')
        return { content: (await expandTemplates(section, readingFor(title, row.id, call), left)).text };
      const code = 'templateexpansion-notwikitext';
      warn({ code, message: message('apierror-templateexpansion-notwikitext', title.prefixed, row.model) });
      return { badcontentformat: true };
    }
    const own = CONTENT_FORMATS[row.model as ContentModel] ?? CONTENT_FORMATS.text;
    const format = asked.contentformat ?? asked['contentformat-main'] ?? own;
    if (format === own) {
      const kind = isNew
        ? { contentmodel: row.model, contentformat: format }
        : { contentformat: format, contentmodel: row.model };
      return { ...kind, content: section };
    }
    const about = isNew ? named(row) : title.prefixed;
    warn({ code: 'badformat', message: message('apierror-badformat', format, row.model, about) });
    return { badcontentformat: true };
  }
}

function sectionAsked(text: string | undefined, row: RevisionRow, section: string | undefined): string | undefined {
  if (text === undefined || section === undefined) return text;
  if (row.model !== 'wikitext') return undefined;
  const number = /^(?:T-)?(\d{1,9})/.exec(section)?.[1] ?? '0';
  return sectionOf(text, Number(number));
}

function named({ id }: RevisionRow) {
  return message('revid', id);
}
