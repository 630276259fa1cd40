import { createHash } from 'node:crypto';
import type { PageStore } from '../../../store/pages.ts';
import type { PageRead } from '../../../wiki/save-page.ts';
import { sectionOf, withNewSection, withSection } from '../../../wiki/sections.ts';
import { refusal } from '../../error.ts';
import type { EditCall } from './params.ts';

/** The whole text that a page is to have, before tildes are signed. Refuses what cannot be done. */
export async function newText(before: PageRead | null, { params: asked, store }: EditCall): Promise<string> {
  const whole = before?.text ?? '';
  const added = asked.appendtext !== undefined || asked.prependtext !== undefined;
  const { section } = asked;
  if (section !== undefined && !/^(?:(?:T-)?\d+|new)$/.test(section)) throw refusal('invalidsection');
  const number = section === undefined || section === 'new' ? undefined : Number(section.replace('T-', ''));
  const old = section === 'new' ? '' : number === undefined ? whole : sectionOf(whole, number);
  if (old === undefined || (number && before === null)) throw refusal('nosuchsection', [section ?? '']);
  const around = (inner: string) => `${asked.prependtext ?? ''}${inner}${asked.appendtext ?? ''}`;
  const given = added ? around(old) : (asked.text ?? '');
  const text = asked.undo ? await undone(before, asked.undo, asked.undoafter ?? 0, store.pages) : given;
  const hashed = asked.undo ? text : added ? around('') : given;
  if (asked.md5 !== undefined && asked.md5 !== createHash('md5').update(hashed).digest('hex')) throw refusal('badmd5');
  if (section === 'new') return withNewSection(whole, asked.sectiontitle ?? asked.summary ?? '', text);
  return number === undefined ? text : (withSection(whole, number, text) ?? text);
}

/** What the page was before some of its edits, if those are its newest or what came after changed nothing of it. */
async function undone(before: PageRead | null, undo: number, after: number, pages: PageStore): Promise<string> {
  const [last] = await pages.revisions([undo]);
  if (!last) throw refusal('nosuchrevid', [undo]);
  const [first] = await pages.revisions([after || last.parent]);
  if (!first) throw refusal('nosuchrevid', [after]);
  for (const { id, page } of [last, first]) {
    if (page !== before?.row.id) throw refusal('revwrongpage', [id, before?.row.key ?? '']);
  }
  const texts = await pages.texts([last.content, first.content]);
  if (texts.get(last.content) !== before?.text) throw refusal('undofailure');
  return texts.get(first.content) ?? '';
}
