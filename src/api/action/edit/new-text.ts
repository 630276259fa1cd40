import { createHash } from 'node:crypto';
import { plainHeading, sectionOf, withNewSection, withSection } from '../../../wiki/sections.ts';
import { refusal } from '../../error.ts';
import type { AskedPage } from '../../page-change.ts';
import type { Conflict } from './conflict.ts';
import type { EditCall } from './params.ts';
import type { Undoing } from './undoing.ts';

/** The states of a page that an edit goes on from. */
export interface EditedFrom {
  readonly row: AskedPage['row'];
  /** Its newest text; empty: it is not there. */
  readonly text: string;
  readonly conflict: Conflict | null;
  readonly undoing: Undoing | null;
}

/**
 * The whole text that a page is to have, before tildes are signed: an edit of a section that is based on an older state gives
 * that state with the section in it. Refuses what cannot be done.
 */
export function newText({ row, text: whole, conflict, undoing }: EditedFrom, { params: asked }: EditCall): string {
  const added = asked.appendtext !== undefined || asked.prependtext !== undefined;
  const { section } = asked;
  const isSection = section !== undefined && /^(?:(?:T-)?\d+|new)$/.test(section);
  const number = isSection && section !== 'new' ? Number(section.replace('T-', '')) : undefined;
  const old = section === 'new' ? '' : number === undefined ? whole : sectionOf(whole, number);
  const isThere = old !== undefined && (!number || row !== undefined);
  if (added && !isThere) throw refusal('nosuchsection', [section ?? '']);
  const around = (inner: string) => `${asked.prependtext ?? ''}${inner}${asked.appendtext ?? ''}`;
  const given = added ? around(old ?? '') : (asked.text ?? '');
  const text = undoing?.text ?? given;
  const hashed = added ? around('') : given;
  if (asked.md5 !== undefined && asked.md5 !== createHash('md5').update(hashed).digest('hex')) throw refusal('badmd5');
  if (section !== undefined && !isSection) throw refusal('invalidsection');
  if (!isThere) throw refusal('nosuchsection', [section ?? '']);
  if (section === 'new') return withNewSection(whole, plainHeading(asked.sectiontitle ?? asked.summary ?? ''), text);
  const base = conflict?.base ?? whole;
  return number === undefined ? text : (withSection(base, number, text) ?? base);
}
