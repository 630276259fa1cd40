import { createHash } from 'node:crypto';
import type { ContentModel } from '../../../wiki/content-model.ts';
import { plainHeading, sectionOf, withNewSection, withSection } from '../../../wiki/sections.ts';
import { refusal } from '../../error.ts';
import type { AskedPage } from '../../page-change.ts';
import type { Conflict } from './conflict.ts';
import type { EditCall } from './params.ts';
import { summaryAsked } from './summary.ts';
import type { Undoing } from './undoing.ts';

/** The newest state of a page that is edited. */
interface Edited {
  readonly row: AskedPage['row'];
  /** Its text; empty: it is not there. */
  readonly text: string;
  /** Its kind of content, or that which is asked for. */
  readonly model: ContentModel;
}

/** The states of a page that an edit goes on from. */
export interface EditedFrom extends Edited {
  readonly conflict: Conflict | null;
  readonly undoing: Undoing | null;
}

const SECTION = /^(?:(?:T-)?\d+|new)$/;

/** Refuses to add something to a section that is not there. */
export function requireWhereToAdd(edited: Edited, { params: asked }: EditCall): void {
  if (asked.section === undefined || !isAdding(asked)) return;
  if (edited.model !== 'wikitext') throw refusal('sectionsnotsupported', [edited.model]);
  if (partOf(edited, asked.section) === undefined) throw refusal('nosuchsection', [asked.section]);
}

/** Refuses a text that did not come as it was sent, and what is no section. */
export function requireAsSent({ params: asked }: EditCall): void {
  const { section, md5, prependtext = '', appendtext = '' } = asked;
  const hashed = isAdding(asked) ? prependtext + appendtext : (asked.text ?? '');
  if (md5 !== undefined && md5 !== createHash('md5').update(hashed).digest('hex')) throw refusal('badmd5');
  if (section !== undefined && !SECTION.test(section)) throw refusal('invalidsection');
}

/**
 * The whole text that a page is to have, before tildes are signed: an edit of a section that is based on an older state gives
 * that state with the section in it. Refuses what cannot be done.
 */
export function newText({ conflict, undoing, ...edited }: EditedFrom, call: EditCall): string {
  const { params: asked } = call;
  const { section } = asked;
  const { text: whole, model } = edited;
  const part = partOf(edited, section);
  const around = (inner: string) => `${asked.prependtext ?? ''}${inner}${asked.appendtext ?? ''}`;
  const given = isAdding(asked) ? around(part ?? '') : (asked.text ?? '');
  const text = undoing?.text ?? given;
  if (section !== undefined && model !== 'wikitext') {
    throw ['0', 'new'].includes(section)
      ? refusal('sectionsnotsupported', [model])
      : refusal('nosuchsection', [section]);
  }
  if (part === undefined) throw refusal('nosuchsection', [section ?? '']);
  if (section === 'new')
    return withNewSection(whole, plainHeading(asked.sectiontitle ?? summaryAsked(call, undoing) ?? ''), text);
  const base = conflict?.base ?? whole;
  return section === undefined ? text : (withSection(base, numberOf(section), text) ?? base);
}

/** Refuses to add a section without a text to a page that is there. */
export function requireTextOfSection(
  { row, undoing }: Pick<EditedFrom, 'row' | 'undoing'>,
  { params: asked }: EditCall,
): void {
  const { text = '', prependtext = '', appendtext = '' } = asked;
  const given = undoing?.text ?? (isAdding(asked) ? prependtext + appendtext : text);
  if (asked.section === 'new' && row && given.trim() === '') throw refusal('missingcommenttext');
}

function isAdding({ appendtext, prependtext }: EditCall['params']): boolean {
  return appendtext !== undefined || prependtext !== undefined;
}

/** What of a page an edit of a section changes; undefined: it has no such section. */
function partOf({ row, text, model }: Edited, section: string | undefined): string | undefined {
  if (section === undefined || !SECTION.test(section)) return text;
  if (section === 'new') return '';
  if (model !== 'wikitext') return undefined;
  const number = numberOf(section);
  return number !== 0 && row === undefined ? undefined : sectionOf(text, number);
}

function numberOf(section: string): number {
  return Number(section.replace('T-', ''));
}
